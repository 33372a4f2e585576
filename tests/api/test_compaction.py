"""What is over for ninety days is forgotten, and nobody misses anything by it."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import update
from sqlmodel import SQLModel, func, select

from api.__main__ import main
from api.app import create_app
from api.library.models import Tombstone
from api.sync import compaction
from api.sync.compaction import compact
from api.sync.models import SettledEdit
from tests.api.actor import Service, assert_problem
from tests.api.team import Library, put_edit


def kept(service: Service, of: type[SQLModel]) -> int:
    with service.database() as db:
        return db.exec(select(func.count()).select_from(of)).one()


def compacted(service: Service, days: int) -> None:
    """So many days from now; everybody stays signed in."""
    compact(service.app.state.engine, service.clock() + timedelta(days=days))


def deletion_of(template: dict[str, Any]) -> dict[str, Any]:
    return {
        "edit_id": str(uuid4()),
        "kind": "delete",
        "id": template["id"],
        "base_revision": template["revision"],
        "folder": template["folder"],
    }


def test_a_place_from_before_what_is_forgotten_is_no_longer_told(service: Service, library: Library) -> None:
    owner, folder = library.shop.owner, library.has_folder("Delivery")
    before = library.pulls(owner).json()["cursor"]
    template = library.has_template(folder)
    library.deletes(owner, template)
    after = library.pulls(owner).json()["cursor"]

    compacted(service, days=89)
    young = library.pulls(owner, before).json()
    compacted(service, days=91)

    assert [change["kind"] for change in young["changes"]] == ["delete"]
    assert kept(service, Tombstone) == 0
    assert_problem(library.pulls(owner, before), 410, "cursor_expired")
    assert library.pulls(owner, after).status_code == 200


def test_what_was_settled_long_ago_is_forgotten_and_does_no_harm_when_it_comes_again(
    service: Service, library: Library
) -> None:
    owner, folder, client = library.shop.owner, library.has_folder("Delivery"), str(uuid4())
    new = put_edit(folder, title="Once")
    library.pushes(owner, new, client=client)

    compacted(service, days=89)
    young = library.pushes(owner, new, client=client).json()["verdicts"][0]
    compacted(service, days=91)
    late = library.pushes(owner, new, client=client).json()["verdicts"][0]

    assert young["verdict"] == "applied"
    assert late["verdict"] == "conflict"
    assert late["current"]["template"]["title"] == "Once"


def test_much_is_forgotten_in_portions(
    service: Service, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(compaction, "AT_ONCE", 2)
    folder = library.has_folder("Delivery")
    edits = [put_edit(folder, title=f"Reply {number}") for number in range(5)]
    pushed = library.pushes(library.shop.owner, *edits).json()["verdicts"]
    for edit, verdict in zip(edits, pushed, strict=True):
        template = {"id": edit["id"], "revision": verdict["revision"], "folder": folder}
        library.pushes(library.shop.owner, deletion_of(template))

    forgotten = compact(service.app.state.engine, service.clock() + timedelta(days=91))

    assert forgotten == compaction.Forgotten(deletions=5, settled_edits=10, trashed=5, files=0)
    assert (kept(service, Tombstone), kept(service, SettledEdit)) == (0, 0)


def test_whoever_runs_the_service_may_do_it_at_once(
    service: Service, library: Library, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    library.deletes(library.shop.owner, library.has_template(library.has_folder("Delivery")))
    with service.database() as db:
        db.execute(update(Tombstone).values(deleted_at=service.clock() - timedelta(days=400)))
    monkeypatch.setenv("REJOINDER_DATABASE_URL", service.app.state.settings.database)
    monkeypatch.setenv("REJOINDER_DATA_DIR", str(service.app.state.settings.data_dir))

    assert main(["compact"]) == 0

    assert "1 deletions, 0 answered edits" in capsys.readouterr().out
    assert kept(service, Tombstone) == 0


def test_the_service_does_it_when_it_starts(service: Service, library: Library) -> None:
    template = library.has_template(library.has_folder("Delivery"))
    library.pushes(library.shop.owner, deletion_of(template))
    service.clock.forward(days=91)

    with TestClient(create_app(service.app.state.settings, clock=service.clock)):
        assert kept(service, Tombstone) == 0
        assert kept(service, SettledEdit) == 0


def test_one_team_loses_nothing_by_another(service: Service, library: Library) -> None:
    other = Library(service.has_team("Elsewhere"))
    library.deletes(library.shop.owner, library.has_template(library.has_folder("Delivery")))
    cursor = other.pulls(other.shop.owner).json()["cursor"]

    compacted(service, days=91)

    assert other.pulls(other.shop.owner, cursor).status_code == 200
