"""Edits in: one verdict each, the effect of once, all of a push or nothing of it."""

from typing import Any
from uuid import uuid4

import pytest

from tests.api.actor import assert_problem
from tests.api.team import Library, content, put_edit


def verdict(answer: Any) -> dict[str, Any]:
    assert answer.status_code == 200, answer.text
    (only,) = answer.json()["verdicts"]
    told: dict[str, Any] = only
    return told


def test_an_edit_sent_again_has_its_effect_once(library: Library) -> None:
    agent, client = library.shop.agent, str(uuid4())
    folder = library.has_folder("Delivery", agent="edit")
    edit = put_edit(folder, title="Late")

    first = verdict(library.pushes(agent, edit, client=client))
    again = verdict(library.pushes(agent, edit, client=client))

    assert first == again
    versions = agent.get(f"{library.url}/templates/{edit['id']}/versions").json()["versions"]
    assert len(versions) == 1


def test_the_same_id_from_another_device_is_another_edit(library: Library) -> None:
    folder = library.has_folder("Delivery", agent="edit")
    edit = put_edit(folder, title="Late")

    assert verdict(library.pushes(library.shop.agent, edit))["verdict"] == "applied"
    assert verdict(library.pushes(library.shop.agent, edit))["verdict"] == "conflict"


def test_somebody_elses_edit_id_on_the_same_device_is_not_answered(library: Library) -> None:
    shop, client = library.shop, str(uuid4())
    folder = library.has_folder("Delivery", everyone="edit")
    edit = put_edit(folder, title="Late")
    library.pushes(shop.agent, edit, client=client)

    assert_problem(library.pushes(shop.other_agent, edit, client=client), 422, "edit_id_reused")


def test_a_verdict_repeated_after_a_revocation_tells_nothing_new(library: Library) -> None:
    shop, client = library.shop, str(uuid4())
    folder = library.has_folder("Delivery")
    grant = library.grants(folder, "agent", "edit")
    template = library.has_template(folder, title="Secret soon")
    edit = put_edit(folder, base=0, template_id=template["id"])
    assert verdict(library.pushes(shop.agent, edit, client=client))["current"]["revision"]
    library.revokes(folder, grant)

    again = verdict(library.pushes(shop.agent, edit, client=client))

    assert again == {"edit_id": edit["edit_id"], "verdict": "conflict", "current": None}


def test_an_edit_beats_a_blind_delete(library: Library) -> None:
    shop = library.shop
    folder = library.has_folder("Delivery", everyone="edit")
    template = library.has_template(folder, title="One")
    library.saves(shop.lead, template, title="Two")
    blind = put_edit(folder, base=template["revision"], template_id=template["id"]) | {"kind": "delete"}
    del blind["template"]

    assert verdict(library.pushes(shop.agent, blind))["verdict"] == "conflict"
    assert library.reads(shop.agent, template["id"]).json()["template"]["title"] == "Two"


def test_an_edit_of_something_that_moved_out_of_sight_is_gone(library: Library) -> None:
    shop = library.shop
    folder, secret = library.has_folder("Delivery", everyone="edit"), library.has_folder("Secret")
    template = library.has_template(folder)
    library.moves(shop.owner, template, secret)

    edit = put_edit(folder, base=template["revision"], template_id=template["id"])

    assert verdict(library.pushes(shop.agent, edit))["verdict"] == "gone"


def test_a_put_into_another_folder_moves(library: Library) -> None:
    here = library.has_folder("Here", everyone="edit")
    there = library.has_folder("There", everyone="edit")
    template = library.has_template(here)
    cursor = library.pulls(library.shop.agent).json()["cursor"]

    edit = put_edit(there, base=template["revision"], template_id=template["id"], title="Moved")
    number = verdict(library.pushes(library.shop.agent, edit))["revision"]

    told = library.pulls(library.shop.agent, cursor).json()["changes"]
    assert [(each["kind"], each["folder"], each["revision"]) for each in told] == [
        ("delete", here, number),
        ("put", there, number),
    ]


def test_hostile_html_is_refused_and_strange_html_is_cleaned(library: Library) -> None:
    folder = library.has_folder("Delivery", agent="edit")
    hostile = put_edit(folder, body="<p>Hi<img src=x onerror=alert(1)></p>")
    strange = put_edit(folder, body='<p class="MsoNormal">Hi <o:p>Ada</o:p><marquee>!</marquee></p>')

    answer = library.pushes(library.shop.agent, hostile, strange).json()["verdicts"]

    assert answer[0]["verdict"] == "invalid"
    assert answer[0]["problems"][0]["field"] == "body"
    assert answer[1]["verdict"] == "applied"
    stands = library.reads(library.shop.agent, strange["id"]).json()["template"]["body"]
    assert "Ada" in stands
    assert "Mso" not in stands
    assert "marquee" not in stands


def test_broken_liquid_is_told_with_its_place(library: Library) -> None:
    folder = library.has_folder("Delivery", agent="edit")
    edit = put_edit(folder, body="<p>Hi</p>\n<p>{% if to %}Ada</p>")

    told = verdict(library.pushes(library.shop.agent, edit))

    assert told["verdict"] == "invalid"
    (problem,) = told["problems"]
    assert (problem["field"], problem["line"]) == ("body", 2)
    assert problem["column"] > 1
    assert "endif" in problem["message"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": "put", "template": None},
        {"kind": "delete"},
        {"kind": "rename"},
        {"base_revision": -1},
        {"base_revision": 2**63},
        {"id": "not-an-id"},
        {"template": content(body=7)},
        {"template": content(colour="red")},
        {"extra": True},
    ],
)
def test_a_malformed_edit_stops_the_whole_push(library: Library, wrong: dict[str, Any]) -> None:
    folder = library.has_folder("Delivery", agent="edit")
    good = put_edit(folder, title="Good")

    answer = library.pushes(library.shop.agent, good, put_edit(folder) | wrong)

    assert_problem(answer, 422, "malformed")
    assert_problem(library.reads(library.shop.agent, good["id"]), 404, "not_found")


def test_a_push_with_a_used_id_stores_nothing_at_all(library: Library) -> None:
    agent, client = library.shop.agent, str(uuid4())
    folder = library.has_folder("Delivery", agent="edit")
    used = put_edit(folder, title="One")
    library.pushes(agent, used, client=client)
    good = put_edit(folder, title="Good")

    answer = library.pushes(agent, good, used | {"template": content(title="Two")}, client=client)

    assert_problem(answer, 422, "edit_id_reused")
    assert_problem(library.reads(agent, good["id"]), 404, "not_found")


def test_a_push_holds_a_hundred_edits(library: Library) -> None:
    folder = library.has_folder("Delivery", agent="edit")

    assert library.pushes(library.shop.agent, *(put_edit(folder) for _ in range(100))).status_code == 200
    too_many = library.pushes(library.shop.agent, *(put_edit(folder) for _ in range(101)))

    assert_problem(too_many, 422, "malformed")
