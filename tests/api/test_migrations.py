"""The migrated database is the one that the models describe, and nothing is lost on the way to it."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, select, text
from sqlmodel import SQLModel

from api.__main__ import main
from api.database import open_engine
from api.migrations.run import HERE, NewerDatabase, differences, migrate, step_back
from tests.api.rows import filled, rows_of
from tests.databases import EmptyDatabase

REVISIONS = [script.revision for script in ScriptDirectory(str(HERE)).walk_revisions()][::-1]
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def url(empty_database: EmptyDatabase, tmp_path: Path) -> Iterator[str]:
    told = empty_database.bare(tmp_path)
    yield told
    empty_database.drop(told)


@pytest.fixture
def engine(url: str) -> Iterator[Engine]:
    opened = open_engine(url)
    yield opened
    opened.dispose()


def test_migrating_an_empty_database_gives_what_the_models_say(engine: Engine) -> None:
    assert migrate(engine)

    # A difference? `python -m api.migrations "what changes"` writes the revision that is missing.
    assert differences(engine) == []


def test_a_second_time_changes_nothing(engine: Engine) -> None:
    migrate(engine)

    assert not migrate(engine)


def test_every_row_of_every_revision_arrives_at_the_newest(engine: Engine) -> None:
    before: dict[str, list[dict[str, Any]]] = {}
    for revision in REVISIONS:
        migrate(engine, to=revision)
        assert_kept(before, rows_of(engine))
        filled(engine)
        before = rows_of(engine)
        assert all(before.values())

    assert differences(engine) == []
    with engine.connect() as db:
        for table in SQLModel.metadata.sorted_tables:  # as the models understand it
            assert len(db.execute(select(table)).all()) == len(before[table.name])


@pytest.mark.parametrize("earlier", REVISIONS[:-1])
def test_a_step_back_and_forward_again_keeps_what_the_earlier_one_knew(engine: Engine, earlier: str) -> None:
    migrate(engine, to=earlier)
    filled(engine)
    known = rows_of(engine)
    migrate(engine)

    step_back(engine, earlier)

    assert rows_of(engine) == known
    migrate(engine)
    assert differences(engine) == []
    assert_kept(known, rows_of(engine))


def assert_kept(before: dict[str, list[dict[str, Any]]], after: dict[str, list[dict[str, Any]]]) -> None:
    """Every row, in the columns that both have."""
    for table, rows in before.items():
        shared = [{name: row[name] for name in old} for old, row in zip(rows, after[table], strict=True)]
        assert shared == rows, table


def test_rights_of_who_is_gone_do_not_survive_and_versions_learn_where_they_lay(engine: Engine) -> None:
    migrate(engine, to="0001")
    ids = {name: uuid4() for name in ("team", "here", "gone", "group", "folder", "template", "deleted")}
    grants = {f"grant{place}": UUID(int=place) for place in range(1, 6)}
    with engine.begin() as db:
        plain = {name: each.hex for name, each in (ids | grants).items()}
        for line in OLD:
            db.execute(text(line), plain | {"at": "2026-01-01 00:00:00"})

    migrate(engine)

    with engine.begin() as db:
        granted = db.execute(text("SELECT to_kind, person_id, group_id FROM folder_grant ORDER BY id")).all()
        lay = db.execute(text("SELECT template_id, folder_id FROM template_version ORDER BY revision")).all()
        db.execute(text("DELETE FROM member"))
        left = db.execute(text("SELECT to_kind FROM folder_grant ORDER BY id")).all()
    assert [(kind, _id(person), _id(group)) for kind, person, group in granted] == [
        ("everyone", None, None),
        ("person", ids["here"], None),
        ("group", None, ids["group"]),
    ]
    assert [tuple(map(_id, each)) for each in lay] == [
        (ids["template"], ids["folder"]),
        (ids["deleted"], UUID(int=0)),
    ]
    assert [each[0] for each in left] == ["everyone", "group"]


def test_who_has_an_address_with_an_encoded_domain_still_signs_in(engine: Engine) -> None:
    migrate(engine, to="0002")
    emails = ["ada@xn--bcher-kva.test", "bob@xn--bcher-kva.test", "bob@bücher.test", "eve@xn--i-7iq.ws"]
    added = text("INSERT INTO person VALUES (:id, :email, 'Somebody', '', '2026-01-01 00:00:00')")
    with engine.begin() as db:
        db.execute(added, [{"id": uuid4().hex, "email": each} for each in emails])

    migrate(engine)

    with engine.connect() as db:
        now = set(db.execute(text("SELECT email FROM person")).scalars())
    assert now == {"ada@bücher.test", *emails[1:]}


def _id(told: Any) -> UUID | None:
    return told if told is None or isinstance(told, UUID) else UUID(told)


def test_a_service_that_starts_on_an_older_database_brings_it_up_to_date(
    engine: Engine,
    url: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
) -> None:
    migrate(engine, to=REVISIONS[0])
    monkeypatch.setenv("REJOINDER_DATABASE_URL", url)
    monkeypatch.setenv("REJOINDER_DATA_DIR", str(tmp_path))

    assert main(["migrate"]) == 0
    assert capsys.readouterr().out == "The database is up to date now.\n"
    assert differences(engine) == []


def test_an_older_version_does_not_start_on_a_newer_database(
    engine: Engine,
    url: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
) -> None:
    migrate(engine)
    with engine.begin() as db:
        db.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    monkeypatch.setenv("REJOINDER_DATABASE_URL", url)
    monkeypatch.setenv("REJOINDER_DATA_DIR", str(tmp_path))

    with pytest.raises(NewerDatabase):
        migrate(engine)
    assert main(["migrate"]) == 2
    assert "revision 9999" in capsys.readouterr().err


def test_replicas_that_start_together_migrate_once(url: str, tmp_path: Path) -> None:
    told = {"REJOINDER_DATABASE_URL": url, "REJOINDER_DATA_DIR": str(tmp_path)}
    if url.startswith("postgresql"):  # where a migration waits for longer than a request would
        told["REJOINDER_DATABASE_LOCK_WAIT"] = "0.01"
    command = [sys.executable, "-m", "api", "migrate"]
    started = [subprocess.Popen(command, cwd=ROOT, env=told, stdout=subprocess.PIPE) for _ in range(2)]

    said = sorted(each.communicate()[0].decode() for each in started)

    assert said == ["The database is up to date now.\n", "The database was up to date already.\n"]


OLD = [
    "INSERT INTO team VALUES (:team, 'Shop', '{}', 1, 9, 9, 0, :at)",
    "INSERT INTO person VALUES (:here, 'here@shop.test', 'Here', '', :at)",
    "INSERT INTO person VALUES (:gone, 'gone@shop.test', 'Gone', '', :at)",
    "INSERT INTO member VALUES (:team, :here, 'agent', :at)",
    "INSERT INTO team_group VALUES (:group, :team, 'Returns')",
    "INSERT INTO folder VALUES (:folder, :team, NULL, 'Refunds', NULL, 0, 0)",
    "INSERT INTO folder_grant VALUES (:grant1, :team, :folder, 'everyone', :team, 'use')",
    "INSERT INTO folder_grant VALUES (:grant2, :team, :folder, 'person', :here, 'edit')",
    "INSERT INTO folder_grant VALUES (:grant3, :team, :folder, 'person', :gone, 'manage')",
    "INSERT INTO folder_grant VALUES (:grant4, :team, :folder, 'group', :group, 'edit')",
    "INSERT INTO folder_grant VALUES (:grant5, :team, :folder, 'group', :gone, 'edit')",
    "INSERT INTO template (team_id, id, folder_id, revision, shortcut, title, content, text, tags,"
    " change_json, updated_at) VALUES (:team, :template, :folder, 8, '', 'T', '{}', '', '', '', :at)",
    "INSERT INTO template_version VALUES (:team, :template, 8, '{}', :at, :here)",
    "INSERT INTO template_version VALUES (:team, :deleted, 9, '{}', :at, :here)",
]
