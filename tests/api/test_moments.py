"""A folder, or the whole library, as it was: first a plan, then ordinary writes that can be undone."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

from httpx import Response
from sqlalchemy import event

from api.library.content import TemplateContent
from api.library.moment_rules import restore_to
from api.library.template_store import TemplateStore
from api.teams.place import Place
from tests.api.actor import Service, Shop, Someone, assert_problem
from tests.api.team import Library, content


def plan(library: Library, who: Someone, moment: int, folder: str | None = None) -> dict[str, Any]:
    asked = {"moment": moment} | ({"folder": folder} if folder else {})
    answer = who.get(f"{library.url}/restore-plan", params=asked)
    assert answer.status_code == 200, answer.text
    told: dict[str, Any] = answer.json()
    return told


def lines(planned: dict[str, Any]) -> dict[str, str]:
    """By title: what happens, or why nothing does."""
    return {each["title"]: each["why"] or each["change"] for each in planned["lines"]}


def restores(
    library: Library, who: Someone, planned: dict[str, Any], templates: list[str] | None = None
) -> Response:
    sent = {name: planned[name] for name in ("folder", "moment", "revision")} | {"templates": templates}
    return who.post(f"{library.url}/restore", json=sent)


def standing(library: Library, who: Someone) -> dict[str, tuple[str, str]]:
    """By id: the title and the folder."""
    found = who.get(f"{library.url}/templates", params={"limit": 200}).json()["templates"]
    return {each["id"]: (each["template"]["title"], each["folder"]) for each in found}


def test_a_library_goes_back_to_a_moment_and_forth_again(library: Library) -> None:
    owner = library.shop.owner
    folder, other = library.has_folder("Delivery"), library.has_folder("Returns")
    changed = library.has_template(folder, title="As it was")
    moved = library.has_template(folder, title="Moved")
    deleted = library.has_template(folder, title="Deleted")
    library.has_template(folder, title="Untouched")
    moment, before = library.shop.head, standing(library, owner)
    library.saves(owner, changed, title="Rewritten")
    library.moves(owner, moved, other)
    library.deletes(owner, deleted)
    library.has_template(folder, title="Made since")
    after = standing(library, owner)

    planned = plan(library, owner, moment)
    restored = restores(library, owner, planned).json()

    assert lines(planned) == {
        "Rewritten": "changes",
        "Moved": "changes",
        "Deleted": "returns",
        "Made since": "to_trash",
    }
    assert standing(library, owner) == before
    assert restored == {"changed": 2, "returned": 1, "trashed": 1, "before": planned["revision"]}

    undoing = plan(library, owner, restored["before"])
    undone = restores(library, owner, undoing).json()

    assert standing(library, owner) == after
    assert undone | {"before": 0} == {"changed": 2, "returned": 1, "trashed": 1, "before": 0}
    assert lines(plan(library, owner, restored["before"])) == {}


def test_a_moment_may_be_told_as_a_time(library: Library) -> None:
    owner, folder = library.shop.owner, library.has_folder("Delivery")
    made = library.has_template(folder, title="One")
    at = made["updated_at"]
    library.saves(owner, made, title="Two")

    planned = owner.get(f"{library.url}/restore-plan", params={"at": at}).json()
    latest = owner.get(f"{library.url}/restore-plan", params={"at": datetime.now(UTC).isoformat()}).json()

    assert lines(planned) == {"Two": "changes"}
    assert (planned["moment"], planned["at"]) == (made["revision"], at)
    assert lines(latest) == {}
    for asked in ({}, {"at": at, "moment": 1}, {"at": "yesterday"}, {"at": "2026-01-01T00:00:00"}):
        assert_problem(owner.get(f"{library.url}/restore-plan", params=asked), 422, "malformed")


def test_a_folder_goes_back_with_all_below_it_and_nothing_beside_it(library: Library) -> None:
    owner = library.shop.owner
    folder, beside = library.has_folder("Delivery"), library.has_folder("Returns")
    below = library.has_folder("Abroad", inside=folder)
    inside, outside = library.has_template(below, title="In"), library.has_template(beside, title="Out")
    came = library.has_template(beside, title="Came")
    moment = library.shop.head
    library.saves(owner, inside, title="In, changed")
    library.saves(owner, outside, title="Out, changed")
    library.moves(owner, came, folder)

    planned = plan(library, owner, moment, folder)
    restores(library, owner, planned)

    assert lines(planned) == {"In, changed": "changes", "Came": "changes"}
    assert standing(library, owner) == {
        inside["id"]: ("In", below),
        outside["id"]: ("Out, changed", beside),
        came["id"]: ("Came", beside),
    }
    assert_problem(
        owner.get(f"{library.url}/restore-plan", params={"moment": 0, "folder": str(uuid4())}),
        404,
        "not_found",
    )


def test_only_what_is_chosen_is_restored(library: Library) -> None:
    owner, folder = library.shop.owner, library.has_folder("Delivery")
    one, other = library.has_template(folder, title="One"), library.has_template(folder, title="Other")
    moment = library.shop.head
    library.saves(owner, one, title="One, changed")
    library.saves(owner, other, title="Other, changed")

    restores(library, owner, plan(library, owner, moment), [one["id"]])

    assert {title for title, _ in standing(library, owner).values()} == {"One", "Other, changed"}


def test_what_one_may_not_edit_stays(library: Library) -> None:
    shop = library.shop
    mine, theirs = library.has_folder("Mine", agent="edit"), library.has_folder("Theirs", agent="use")
    hidden = library.has_folder("Hidden")
    made = [
        library.has_template(each, title=name) for each, name in ((mine, "A"), (theirs, "B"), (hidden, "C"))
    ]
    gone = library.has_template(theirs, title="Gone")
    moment = library.shop.head
    for each in made:
        library.saves(shop.owner, each, title=f"{each['template']['title']}, changed")
    library.deletes(shop.owner, gone)

    planned = plan(library, shop.agent, moment)
    restored = restores(library, shop.agent, planned)

    assert lines(planned) == {"A, changed": "changes", "B, changed": "read_only"}
    assert restored.json()["changed"] == 1
    assert {title for title, _ in standing(library, shop.owner).values()} == {"A", "B, changed", "C, changed"}
    chosen = restores(library, shop.agent, plan(library, shop.agent, moment), [made[1]["id"]])
    assert_problem(chosen, 409, "plan_outdated")


def test_what_lay_out_of_sight_is_neither_told_nor_moved(library: Library) -> None:
    shop = library.shop
    shared = library.has_folder("Shared", agent="edit")
    draft = library.adds(shop.lead, library.private_of(shop.lead), title="Never show").json()
    moment = library.shop.head
    library.grants(shared, "lead", "edit")
    fit = library.saves(shop.lead, draft, title="Fit to be seen").json()
    library.moves(shop.lead, fit, shared)

    for who in (shop.agent, shop.owner):
        planned = plan(library, who, moment)
        assert lines(planned) == {"Fit to be seen": "out_of_sight"}
        assert planned["lines"][0]["was"] == 0
        assert restores(library, who, planned).json()["changed"] == 0
    assert lines(plan(library, shop.lead, moment)) == {"Fit to be seen": "changes"}


def test_words_from_a_closed_folder_that_is_gone_stay_closed(library: Library) -> None:
    shop = library.shop
    closed, shared = library.has_folder("Closed"), library.has_folder("Shared", agent="edit")
    made = library.has_template(closed, title="Closed words")
    moment = library.shop.head
    fit = library.saves(shop.owner, made, title="Fit to be seen").json()
    library.moves(shop.owner, fit, shared)
    shop.owner.delete(f"{library.url}/folders/{closed}")

    planned = plan(library, shop.agent, moment)
    restores(library, shop.agent, planned)

    assert lines(planned) == {"Fit to be seen": "out_of_sight"}
    assert [title for title, _ in standing(library, shop.agent).values()] == ["Fit to be seen"]
    assert lines(plan(library, shop.owner, moment)) == {"Fit to be seen": "changes"}


def test_what_lay_in_a_folder_that_is_gone_waits_in_the_trash(library: Library) -> None:
    owner, folder = library.shop.owner, library.has_folder("Old")
    library.has_template(folder, title="Late")
    moment = library.shop.head
    owner.delete(f"{library.url}/folders/{folder}", params={"templates": 1})

    planned = plan(library, owner, moment)

    assert lines(planned) == {"Late": "folder_gone"}
    assert restores(library, owner, planned).json()["returned"] == 0


def test_a_folder_s_plan_counts_what_lay_in_folders_that_are_gone(library: Library) -> None:
    shop, folder = library.shop, library.has_folder("Returns", agent="edit")
    below = library.has_folder("Abroad", inside=folder)
    library.has_template(below, title="Customs")
    library.has_template(folder, title="Label")
    moment = library.shop.head
    library.has_template(below, title="Made since")
    shop.owner.delete(f"{library.url}/folders/{below}", params={"templates": 2})

    planned = plan(library, shop.owner, moment, folder)

    assert lines(planned) == {}
    assert planned["in_gone_folders"] == 1
    assert plan(library, shop.agent, moment, folder)["in_gone_folders"] == 0
    assert plan(library, shop.owner, moment)["in_gone_folders"] == 0


def test_a_plan_that_the_library_has_outgrown_is_refused_whole(library: Library) -> None:
    owner, folder = library.shop.owner, library.has_folder("Delivery")
    one, other = library.has_template(folder, title="One"), library.has_template(folder, title="Other")
    moment = library.shop.head
    one = library.saves(owner, one, title="One, changed").json()
    library.saves(owner, other, title="Other, changed")
    planned = plan(library, owner, moment)
    library.saves(owner, one, title="One, changed again")
    stood = standing(library, owner)

    assert_problem(restores(library, owner, planned), 409, "plan_outdated")
    assert_problem(restores(library, owner, planned, [one["id"], other["id"]]), 409, "plan_outdated")
    assert standing(library, owner) == stood
    # What was not chosen may have changed meanwhile.
    assert restores(library, owner, planned, [other["id"]]).status_code == 200


def test_who_was_deleted_at_that_moment_is_deleted_again(library: Library) -> None:
    owner, folder = library.shop.owner, library.has_folder("Delivery")
    made = library.has_template(folder, title="Late")
    library.deletes(owner, made)
    moment = library.shop.head
    owner.post(f"{library.url}/trash/{made['id']}/restore", json={})

    planned = plan(library, owner, moment)
    restores(library, owner, planned)

    assert lines(planned) == {"Late": "to_trash"}
    assert standing(library, owner) == {}


def test_every_replica_hears_of_it_in_the_feed_and_its_sums_agree(library: Library) -> None:
    owner, folder = library.shop.owner, library.has_folder("Delivery", everyone="use")
    changed, deleted = library.has_template(folder, title="One"), library.has_template(folder, title="Two")
    moment = library.shop.head
    library.saves(owner, changed, title="One, changed")
    library.deletes(owner, deleted)
    made = library.has_template(folder, title="Made since")
    cursor = library.pulls(library.shop.agent).json()["cursor"]
    restores(library, owner, plan(library, owner, moment))

    told = library.pulls(library.shop.agent, cursor).json()

    assert {(each["kind"], each["id"]) for each in told["changes"]} == {
        ("put", changed["id"]),
        ("put", deleted["id"]),
        ("delete", made["id"]),
    }
    library.deletes(owner, library.reads(owner, changed["id"]).json())
    library.deletes(owner, library.reads(owner, deleted["id"]).json())
    assert library.pulls(owner, told["cursor"]).json()["checksums"] == {folder: "0" * 16}


def test_the_trail_has_one_entry_and_says_nothing_of_a_private_folder(library: Library) -> None:
    shop = library.shop
    folder = library.has_folder("Delivery", lead="edit")
    mine = library.adds(shop.lead, library.private_of(shop.lead), title="Mine").json()
    shared = library.has_template(folder, title="Shared")
    moment = library.shop.head
    library.saves(shop.lead, mine, title="Mine, changed")
    restores(library, shop.lead, plan(library, shop.lead, moment))
    library.saves(shop.lead, shared, title="Shared, changed")
    restores(library, shop.lead, plan(library, shop.lead, moment, folder))

    entries = shop.owner.get(f"{library.url}/audit", params={"action": "template.all_restored"}).json()[
        "entries"
    ]

    (only,) = entries
    assert only["facts"] | {"at": ""} == {"at": "", "changed": 1, "returned": 0, "trashed": 0}
    assert only["sentence"].startswith("Lena Lead restored the folder “Delivery” to how it was at 20")
    assert "1 template changed back, 0 came back, 0 went to the trash" in only["sentence"]


def test_it_takes_few_statements_however_many_templates_there_are(service: Service, shop: Shop) -> None:
    folder = UUID(Library(shop).has_folder("Delivery"))
    place = Place(shop.id, shop.owner.id, "owner")
    written = [TemplateContent.model_validate(content(body=f"<p>{word}</p>")) for word in ("One", "Two")]
    with service.database() as db:
        store = TemplateStore(db, place)
        made = [store.save(None, uuid4(), folder, written[0]) for _ in range(600)]
    moment = shop.head
    with service.database() as db:
        store = TemplateStore(db, place)
        for each in made:
            store.save(store.find(each.id), each.id, folder, written[1])

    said: list[str] = []
    with service.database() as db:
        event.listen(db.get_bind(), "before_cursor_execute", lambda *asked: said.append(asked[2]))
        restored = restore_to(TemplateStore(db, place), None, moment, shop.head, None)

    assert restored.changed == 600
    assert len(said) < 60
