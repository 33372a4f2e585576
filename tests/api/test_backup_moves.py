"""From SQLite to PostgreSQL and back, a service is the same row for row."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from uuid import uuid4

import pytest

import api.sync.live as live
from api.backup.reading import open_archive
from api.backup.taking import Whose, take
from api.clock import now
from api.teams.counter import hold
from api.teams.models import Team
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


def test_replicas_hear_of_a_restore_at_once(large: Service, monkeypatch: pytest.MonkeyPatch) -> None:
    """No heartbeat is due for a minute; the word of it comes over PostgreSQL's channel."""
    monkeypatch.setattr(live, "HEARTBEAT", 60.0)
    shop = large.has_team("Shop")
    furnish(shop)
    operator = Operator(large, monkeypatch)
    file = operator.backs_up()
    with large.client.websocket_connect(f"{shop.url}/sync/live") as socket:
        socket.send_json({"token": shop.agent.token})
        head = socket.receive_json()[str(shop.id)]

        operator.restores(file)

        assert socket.receive_json()[str(shop.id)] > head


def test_a_restore_waits_for_who_is_writing(large: Service, monkeypatch: pytest.MonkeyPatch) -> None:
    shop = large.has_team("Shop")
    furnish(shop)
    operator = Operator(large, monkeypatch)
    file = operator.backs_up()
    before = rows_of(large.app.state.engine)
    with ThreadPoolExecutor(1) as other, large.database() as db:
        hold(db, shop.id)
        restoring = other.submit(operator.restores, file)
        while not waits_for_a_lock(large):
            assert not restoring.done()
        db.get_one(Team, shop.id).name = "Renamed meanwhile"
        db.commit()
        restoring.result()

    assert rows_of(large.app.state.engine) == before
    with_its_last_words, *_ = operator.kept()
    with open_archive(with_its_last_words) as opened:
        assert any(b"Renamed meanwhile" in line for _, lines in opened.lines() for line in lines)


def waits_for_a_lock(service: Service) -> bool:
    with service.app.state.engine.connect() as connection:
        waiting = "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
        return bool(connection.exec_driver_sql(waiting).scalar_one())
