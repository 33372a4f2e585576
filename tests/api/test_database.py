"""One way of asking, whichever database answers: nobody waits for ever, and a reader sees one moment."""

from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlmodel import select

from api.__main__ import main
from api.database import open_engine, passing, session_of
from api.settings import DatabaseLimits
from api.teams.models import Group, Team
from tests.api.actor import Service, Shop, assert_problem
from tests.databases import CHOSEN

on_postgresql = pytest.mark.skipif(CHOSEN != "postgresql", reason="what PostgreSQL does")


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg"])
def test_a_url_means_the_driver_that_we_bring(scheme: str) -> None:
    engine = open_engine(f"{scheme}://someone@db.test/rejoinder")

    assert (engine.dialect.name, engine.dialect.driver) == ("postgresql", "psycopg")


def test_a_reader_sees_one_moment(shop: Shop) -> None:
    engine = shop.service.app.state.engine
    names = select(Team.name).where(Team.id == shop.id)

    with session_of(engine, reads_only=True) as reader:
        before = reader.exec(names).one()
        shop.owner.patch(shop.url, json={"name": "Kingfisher"})
        again = reader.exec(names).one()

    assert (before, again) == ("Shop", "Shop")
    assert shop.owner.get(shop.url).json()["name"] == "Kingfisher"


@on_postgresql
def test_a_reader_cannot_write(shop: Shop) -> None:
    with session_of(shop.service.app.state.engine, reads_only=True) as reader:
        reader.add(Group(team_id=shop.id, name="Returns"))
        with pytest.raises(DBAPIError, match="read-only"):
            reader.flush()
        reader.rollback()


@on_postgresql
def test_a_statement_that_does_not_end_is_broken_off(service: Service) -> None:
    url = service.app.state.settings.database
    engine = open_engine(url, DatabaseLimits(statement=0.05))

    with pytest.raises(DBAPIError) as broken, engine.begin() as db:
        db.execute(text("SELECT pg_sleep(60)"))

    assert passing(broken.value)
    engine.dispose()


@on_postgresql
def test_a_connection_that_the_server_ended_is_replaced(shop: Shop) -> None:
    shop.owner.get(shop.url)
    with shop.service.database() as db:
        others = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database()"
        db.connection().execute(text(f"{others} AND pid <> pg_backend_pid()"))

    assert shop.owner.patch(shop.url, json={"name": "Kingfisher"}).json()["name"] == "Kingfisher"


@on_postgresql
def test_who_takes_a_name_in_the_same_moment_may_try_again(shop: Shop) -> None:
    owner = shop.owner
    owner.post(f"{shop.url}/groups", json={"name": "Returns"})

    with shop.service.database() as db:
        db.add(Group(team_id=shop.id, name="Returns"))
        with pytest.raises(DBAPIError) as taken:
            db.flush()
        db.rollback()

    assert passing(taken.value)
    assert_problem(owner.post(f"{shop.url}/groups", json={"name": "Returns"}), 409, "group_name_taken")


def test_a_database_that_does_not_answer_is_told_at_the_start(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setenv("REJOINDER_DATABASE_URL", "postgresql://someone:hunter2@127.0.0.1:1/rejoinder")
    monkeypatch.setenv("REJOINDER_DATA_DIR", str(tmp_path))

    assert main(["migrate"]) == 2
    said = capsys.readouterr().err
    assert "REJOINDER_DATABASE_URL" in said
    assert "hunter2" not in said
