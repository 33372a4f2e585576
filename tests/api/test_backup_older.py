"""An archive from before a change of the tables comes up to date by the same migrations as a database."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlmodel import select

from api.backup.manifest import Manifest
from api.backup.rows import line_of
from api.backup.writing import ArchiveWriter
from api.library.models import Folder, Grant, TemplateVersion
from api.teams.models import Team
from tests.api.actor import PASSWORD_DIGEST, Shop
from tests.api.forger import Forger
from tests.api.operator import Operator, furnish, rows_of

AT = datetime(2026, 1, 1, 12, 30, tzinfo=UTC)
TEAM, PERSON, GONE, ABOVE, INSIDE, TEMPLATE = (uuid4() for _ in range(6))


def first_tables() -> dict[str, list[dict[str, Any]]]:
    """As revision 0001 had them, a folder before the one that it lies in."""
    written = {"team_id": TEAM, "content": {"title": "Late"}}
    return {
        "person": [
            {"id": each, "email": email, "name": "N", "password_digest": PASSWORD_DIGEST, "created_at": AT}
            for each, email in ((PERSON, "here@shop.test"), (GONE, "gone@shop.test"))
        ],
        "team": [
            {
                "id": TEAM,
                "name": "Shop",
                "values": {"days": "30"},
                "created_at": AT,
                "epoch": 1,
                "head": 9,
                "acl_seq": 9,
                "min_seq": 0,
            }
        ],
        "folder": [
            {
                "id": each,
                "team_id": TEAM,
                "parent_id": parent,
                "name": name,
                "owner_id": None,
                "low_sum": 0,
                "high_sum": 0,
            }
            for each, parent, name in ((INSIDE, ABOVE, "Late"), (ABOVE, None, "Delivery"))
        ],
        "member": [{"team_id": TEAM, "person_id": PERSON, "role": "owner", "joined_at": AT}],
        "template_version": [
            {**written, "template_id": TEMPLATE, "revision": 8, "saved_at": AT, "saved_by": PERSON}
        ],
        "folder_grant": [grant(PERSON), grant(GONE)],
        "template": [
            {
                **written,
                "id": TEMPLATE,
                "folder_id": INSIDE,
                "revision": 8,
                "shortcut": "",
                "title": "Late",
                "text": "",
                "tags": "",
                "change_json": "{}",
                "updated_at": AT,
                "updated_by": None,
            }
        ],
    }


def second_tables() -> dict[str, list[dict[str, Any]]]:
    """Revision 0002: rights go with their holder, and a version tells where it was written."""
    tables = first_tables()
    tables["folder_grant"] = [grant(PERSON) | {"person_id": PERSON, "group_id": None}]
    tables["template_version"][0]["folder_id"] = INSIDE
    return tables


def grant(person: UUID) -> dict[str, Any]:
    held = {"to_kind": "person", "to_id": person, "right": "edit"}
    return {"id": uuid4(), "team_id": TEAM, "folder_id": ABOVE, **held}


def archived(file: Path, tables: dict[str, list[dict[str, Any]]], revision: str) -> Path:
    with file.open("wb") as opened:
        writer = ArchiveWriter(opened, lambda *_: None)
        for name, rows in tables.items():
            writer.add(name, map(line_of, rows))
        writer.finish(
            Manifest(
                service="0.0.9",
                schema_revision=revision,
                taken_at=AT,
                team=None,
                secret="",
                rows=writer.rows,
                left_out={},
                parts=writer.parts,
            )
        )
    return file


@pytest.mark.parametrize("team", ["", "Shop"])
@pytest.mark.parametrize(("revision", "tables"), [("0001", first_tables), ("0002", second_tables)])
def test_an_older_archive_comes_up_to_date(
    operator: Operator, revision: str, tables: Callable[[], dict[str, list[dict[str, Any]]]], team: str
) -> None:
    file = archived(operator.folder / "old.tar", tables(), revision)

    operator.restores(file, team)

    with operator.service.database() as db:
        held = db.get_one(Team, TEAM)
        assert (held.name, held.values, held.created_at) == ("Shop", {"days": "30"}, AT)
        assert db.get_one(Folder, INSIDE).parent_id == ABOVE
        assert db.exec(select(Grant.person_id)).all() == [PERSON]
        assert db.exec(select(TemplateVersion.folder_id)).all() == [INSIDE]
        assert db.exec(select(TemplateVersion.content)).all() == [{"title": "Late"}]
    assert [each.name for each in operator.folder.iterdir() if each.name.startswith(".")] == []


def test_rows_that_its_version_could_not_have_held_are_refused(
    operator: Operator, capsys: pytest.CaptureFixture[str]
) -> None:
    tables = first_tables()
    tables["team"][0]["colour"] = "red"

    assert operator.types("restore", archived(operator.folder / "old.tar", tables, "0001")) == 2
    assert "“team”" in capsys.readouterr().err


def test_tables_that_its_version_did_not_have_are_refused(
    operator: Operator, capsys: pytest.CaptureFixture[str]
) -> None:
    tables = first_tables() | {"passkey": []}

    assert operator.types("restore", archived(operator.folder / "old.tar", tables, "0001")) == 2
    assert "passkey" in capsys.readouterr().err


def test_an_old_team_is_found_by_its_name_alone(operator: Operator) -> None:
    file = archived(operator.folder / "old.tar", first_tables(), "0001")

    assert operator.types("restore", file, "--team", "Elsewhere") == 2


def test_tables_in_another_order_and_a_missing_one_do_no_harm(operator: Operator, shop: Shop) -> None:
    """As in an archive from before a table came that no revision tells of, or two changed places."""
    furnish(shop)
    engine = operator.service.app.state.engine
    before = rows_of(engine)
    forger = Forger(operator.backs_up())
    rows = forger.manifest["rows"]
    forger.manifest["rows"] = {name: rows[name] for name in reversed(rows) if rows[name]}
    forger.parts = dict(reversed(forger.parts.items()))
    file = operator.folder / "reversed.tar"
    file.write_bytes(forger.sealed())

    operator.restores(file)

    assert rows_of(engine) == before
