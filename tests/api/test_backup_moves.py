"""From SQLite to PostgreSQL and back, a service is the same row for row."""

from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest

from api.backup.taking import Whose, take
from api.clock import now
from tests.api.actor import Service
from tests.api.conftest import service_in
from tests.api.operator import Operator, assert_level, furnish, rows_of
from tests.api.replica import Replica
from tests.databases import UNCARING, PostgresqlTemplate, SqliteFile
from tests.postgres import own_cluster


@pytest.fixture(scope="module")
def postgresql() -> Iterator[PostgresqlTemplate]:
    with own_cluster(server_settings=UNCARING) as cluster:
        yield PostgresqlTemplate(cluster)


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Service]:
    (tmp_path / "small").mkdir()
    with service_in(tmp_path / "small", SqliteFile(tmp_path / "empty.db")) as opened:
        yield opened


@pytest.fixture
def large(tmp_path: Path, postgresql: PostgresqlTemplate) -> Iterator[Service]:
    (tmp_path / "large").mkdir()
    with service_in(tmp_path / "large", postgresql) as opened:
        yield opened


def test_there_and_back_it_is_the_same(
    small: Service, large: Service, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("Shop", "Other"):
        furnish(small.has_team(name))
    before = rows_of(small.app.state.engine)

    Operator(large, monkeypatch).restores(Operator(small, monkeypatch).backs_up())
    assert rows_of(large.app.state.engine) == before
    with large.database() as db:
        db.connection().exec_driver_sql("DELETE FROM folder_grant")
    Operator(large, monkeypatch).restores(Operator(small, monkeypatch).backs_up())
    assert rows_of(large.app.state.engine) == before
    back = Operator(large, monkeypatch).backs_up()
    with small.database() as db:
        db.connection().exec_driver_sql("DELETE FROM folder_grant")
    Operator(small, monkeypatch).restores(back)

    assert rows_of(small.app.state.engine) == before


def test_a_team_moves_alone_and_writing_goes_on(
    small: Service, large: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    shop = small.has_team("Shop")
    furnish(shop)
    large.has_team("Already there").owner.get("/v1/me")
    agent = large.has_person("Aiko", shop.agent.email)

    Operator(large, monkeypatch).restores(Operator(small, monkeypatch).backs_up("Shop"))

    device = Replica(agent, shop.url)
    device.level()
    folder = next(folder for folder, right in device.folders.items() if right == "edit")
    assert device.push("put", str(uuid4()), folder, "Here", answers_lost=1)["verdict"] == "applied"
    assert_level(device)


def test_on_postgresql_too_a_backup_is_of_one_moment(
    large: Service, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shop = large.has_team("Shop")
    folder = furnish(shop).has_folder("Refunds", everyone="edit")
    device = Replica(shop.agent, shop.url)
    device.level()
    before = rows_of(large.app.state.engine, without=["audit_entry"])

    def write(table: str, _: int) -> None:
        assert device.push("put", str(uuid4()), folder, table, answers_lost=0)["verdict"] == "applied"

    take(large.app.state.engine, tmp_path / "meanwhile.tar", Whose("", now()), None, write)

    Operator(large, monkeypatch).restores(tmp_path / "meanwhile.tar")
    assert rows_of(large.app.state.engine, without=["audit_entry"]) == before
    assert_level(device)
