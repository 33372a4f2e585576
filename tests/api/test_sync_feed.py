"""The feed: what is told, in what pieces, and what is never told."""

import gzip
from uuid import uuid4

import pytest
import zstandard
from httpx import Response
from sqlmodel import select

from api.sync.feed_store import EMPTY
from api.teams.models import Team
from tests.api.actor import Service, assert_problem
from tests.api.team import Library, put_edit


def test_pages_hold_every_change_once_and_in_order(library: Library) -> None:
    folder = library.has_folder("Delivery", everyone="use")
    agent = library.shop.agent
    cursor = library.pulls(agent).json()["cursor"]
    made = [library.has_template(folder, title=f"Reply {number}")["id"] for number in range(5)]

    told, more = [], True
    while more:
        page = library.pulls(agent, cursor, limit=2).json()
        told += page["changes"]
        cursor, more = page["cursor"], page["more"]

    assert [change["id"] for change in told] == made
    assert library.pulls(agent, cursor).json()["changes"] == []


def test_several_pages_end_with_the_checksums_of_every_folder(library: Library) -> None:
    """Whoever reads them one by one could not tell otherwise that an earlier page went wrong."""
    agent = library.shop.agent
    folders = [library.has_folder(name, everyone="use") for name in ("Delivery", "Refunds", "Quiet")]
    cursor = library.pulls(agent).json()["cursor"]
    made = [library.has_template(folder, title="Reply") for folder in folders[:2]]

    first = library.pulls(agent, cursor, limit=1).json()
    second = library.pulls(agent, first["cursor"], limit=1).json()
    at_once = library.pulls(agent, cursor).json()

    assert "checksums" not in first
    assert second["checksums"] == at_once["checksums"] | {
        library.private_of(agent): EMPTY,
        folders[2]: EMPTY,
    }
    assert at_once["checksums"].keys() == set(folders[:2])
    assert second["cursor"] == at_once["cursor"]
    assert [each["id"] for each in first["changes"] + second["changes"]] == [each["id"] for each in made]


def test_a_page_holds_a_mebibyte_at_most(library: Library) -> None:
    folder = library.has_folder("Delivery", everyone="use")
    cursor = library.pulls(library.shop.agent).json()["cursor"]
    for number in range(6):
        library.has_template(folder, title=f"Long {number}", body=f"<p>{'快递' * 42_000}</p>")

    page = library.pulls(library.shop.agent, cursor)

    assert page.json()["more"]
    assert len(page.content) <= 1024 * 1024 + 1_000
    assert not library.pulls(library.shop.agent, page.json()["cursor"]).json()["more"]


def test_what_a_person_may_not_see_is_not_told(library: Library) -> None:
    agent = library.shop.agent
    secret = library.has_folder("Secret")
    cursor = library.pulls(agent).json()["cursor"]
    template = library.has_template(secret, title="Not for agents")
    library.adds(library.shop.lead, library.private_of(library.shop.lead), title="The lead's own")
    library.deletes(library.shop.owner, template)

    page = library.pulls(agent, cursor).json()

    assert page["changes"] == []
    assert "scopes" not in page
    assert page["head"] > 0
    assert_problem(agent.get(f"{library.url}/sync/scopes/{secret}/snapshot"), 404, "not_found")


@pytest.mark.parametrize("change", ["grant", "revoke", "rename", "folder", "role", "values"])
def test_whatever_changes_rights_or_the_team_brings_the_folders(library: Library, change: str) -> None:
    shop = library.shop
    folder = library.has_folder("Delivery")
    grant = library.grants(folder, "lead", "edit")
    cursor = library.pulls(shop.agent).json()["cursor"]

    match change:
        case "grant":
            library.grants(folder, "everyone", "use")
        case "revoke":
            library.revokes(folder, grant)
        case "rename":
            shop.owner.put(f"{library.url}/folders/{folder}/name", json={"name": "Parcels"})
        case "folder":
            library.has_folder("Refunds")
        case "role":
            changed = shop.owner.patch(f"{library.url}/members/{shop.agent.id}", json={"role": "admin"})
            assert changed.is_success, changed.text
        case "values":
            changed = shop.owner.patch(library.url, json={"values": {"return_days": "30"}})
            assert changed.is_success, changed.text

    page = library.pulls(shop.agent, cursor).json()
    names = [scope["name"] for scope in page["scopes"]]
    expected: dict[str, list[str]] = {"grant": ["Private", "Delivery"], "role": ["Private", "Delivery"]}
    assert names == expected.get(change, ["Private"])
    assert page["team"]["values"] == ({"return_days": "30"} if change == "values" else {})


def test_a_snapshot_comes_in_pages_by_id(library: Library) -> None:
    folder = library.has_folder("Delivery", everyone="use", agent="edit")
    edits = [put_edit(folder, title=f"Reply {number}") for number in range(100)]
    for start in range(6):
        sent = [edit | {"edit_id": str(uuid4()), "id": str(uuid4())} for edit in edits]
        assert library.pushes(library.shop.agent, *sent).status_code == 200, start

    path = f"{library.url}/sync/scopes/{folder}/snapshot"
    first = library.shop.agent.get(path).json()
    second = library.shop.agent.get(path, params={"after": first["next"]}).json()

    assert (len(first["rows"]), len(second["rows"]), second["next"]) == (500, 100, None)
    ids = [row["id"] for row in [*first["rows"], *second["rows"]]]
    assert ids == sorted(set(ids))


@pytest.mark.parametrize(
    ("accepted", "coding"),
    [("gzip, deflate, br, zstd", "zstd"), ("gzip", "gzip"), ("zstd;q=0, gzip", "gzip"), ("identity", None)],
)
def test_large_answers_leave_compressed(library: Library, accepted: str, coding: str | None) -> None:
    folder = library.has_folder("Delivery", everyone="use")
    library.has_template(folder, body=f"<p>{'We are sorry. ' * 200}</p>")
    agent = library.shop.agent
    path = f"{library.url}/sync/scopes/{folder}/snapshot"

    with agent.service.client.stream(
        "GET", path, headers=agent.headers | {"Accept-Encoding": accepted}
    ) as answer:
        raw = b"".join(answer.iter_raw())

    assert answer.headers.get("content-encoding") == coding
    assert b"We are sorry." in _unpacked(raw, coding)
    assert "Accept-Encoding" in answer.headers["vary"]


def _unpacked(raw: bytes, coding: str | None) -> bytes:
    if coding == "zstd":
        return zstandard.ZstdDecompressor().decompress(raw, max_output_size=1_000_000)
    return gzip.decompress(raw) if coding == "gzip" else raw


def test_another_team_answers_as_one_that_is_not_there(service: Service, library: Library) -> None:
    stranger = service.has_team("Elsewhere").owner
    unknown = f"/v1/teams/{uuid4()}"
    folder = library.has_folder("Delivery", everyone="use")
    edit = put_edit(folder)

    def answers(url: str) -> list[Response]:
        sent = {"client_id": str(uuid4()), "epoch": 1, "edits": [edit]}
        return [
            stranger.get(f"{url}/sync/changes"),
            stranger.get(f"{url}/sync/scopes/{folder}/snapshot"),
            stranger.post(f"{url}/sync/push", json=sent),
        ]

    for known, missing in zip(answers(library.url), answers(unknown), strict=True):
        assert_problem(known, 404, "not_found")
        assert known.json() == missing.json()


@pytest.mark.parametrize(
    "asked", [{"limit": "0"}, {"limit": "501"}, {"limit": "-1"}, {"limit": "ten"}, {"cursor": "x" * 101}]
)
def test_a_question_in_another_form_is_malformed(library: Library, asked: dict[str, str]) -> None:
    assert_problem(library.shop.agent.get(f"{library.url}/sync/changes", params=asked), 422, "malformed")


def test_who_does_not_sign_in_is_told_nothing(library: Library) -> None:
    for headers in ({}, {"Authorization": "Bearer nonsense"}, {"Authorization": "Basic abc"}):
        answer = library.shop.service.ask("GET", f"{library.url}/sync/changes", headers=headers)
        assert_problem(answer, 401, "not_signed_in")


def test_who_left_the_team_is_told_nothing(library: Library) -> None:
    shop = library.shop
    assert library.pulls(shop.agent).status_code == 200

    left = shop.owner.delete(f"{library.url}/members/{shop.agent.id}")

    assert left.is_success, left.text
    assert_problem(library.pulls(shop.agent), 404, "not_found")


def test_after_a_restored_backup_every_client_starts_again(library: Library) -> None:
    shop = library.shop
    folder = library.has_folder("Delivery", agent="edit")
    cursor = library.pulls(shop.agent).json()["cursor"]
    with shop.service.database() as db:
        team = db.exec(select(Team).where(Team.id == shop.id)).one()
        team.epoch, team.head = 2, team.head + 1_000

    assert_problem(library.pulls(shop.agent, cursor), 410, "epoch_changed")
    assert_problem(library.pushes(shop.agent, put_edit(folder)), 410, "epoch_changed")
    assert library.pushes(shop.agent, put_edit(folder), epoch=2).status_code == 200
