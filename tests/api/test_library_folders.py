"""Folders: who sees them, who may do what, and what a grant carries downwards."""

from uuid import uuid4

import pytest

from tests.api.actor import Service, assert_problem
from tests.api.team import Library


def test_everyone_has_a_private_folder_that_nobody_else_sees(library: Library) -> None:
    shop = library.shop
    mine = library.private_of(shop.agent)
    library.adds(shop.agent, mine, title="Only mine")

    for other in (shop.owner, shop.admin, shop.other_agent):
        assert library.private_of(other) != mine
        assert_problem(other.get(f"{library.url}/folders/{mine}"), 404, "not_found")
        titles = [
            each["template"]["title"] for each in other.get(f"{library.url}/templates").json()["templates"]
        ]
        assert "Only mine" not in titles


@pytest.mark.parametrize(
    ("granted", "seen"),
    [
        ({}, None),
        ({"everyone": "use"}, "use"),
        ({"agent": "edit"}, "edit"),
        ({"other_agent": "manage"}, None),
        ({"everyone": "use", "agent": "edit"}, "edit"),
        ({"everyone": "edit", "agent": "use"}, "edit"),
    ],
)
def test_the_strongest_grant_counts(library: Library, granted: dict[str, str], seen: str | None) -> None:
    library.has_folder("Delivery", **granted)

    assert library.seen_by(library.shop.agent).get("Delivery") == seen


def test_a_grant_holds_in_the_folders_below(library: Library) -> None:
    above = library.has_folder("Shop", agent="use")
    below = library.has_folder("Delivery", inside=above, agent="manage")
    library.has_folder("Late", inside=below)
    library.has_folder("Elsewhere")

    seen = library.seen_by(library.shop.agent)

    assert seen == {"Private": "manage", "Shop": "use", "Delivery": "manage", "Late": "manage"}


def test_a_folder_below_one_that_is_not_shared_stands_at_the_top(library: Library) -> None:
    above = library.has_folder("Secret")
    library.has_folder("Delivery", inside=above, everyone="use")

    folders = library.shop.agent.get(f"{library.url}/folders").json()["folders"]

    assert [(each["name"], each["parent"]) for each in folders] == [("Private", None), ("Delivery", None)]


def test_a_group_is_granted_for_each_who_is_in_it(library: Library) -> None:
    shop = library.shop
    folder = library.has_folder("Refunds")
    group = shop.owner.post(f"{library.url}/groups", json={"name": "Refund desk"}).json()["id"]
    shop.owner.put(
        f"{library.url}/folders/{folder}/grants", json={"to_kind": "group", "to_id": group, "right": "edit"}
    )
    assert "Refunds" not in library.seen_by(shop.agent)

    joined = shop.owner.put(f"{library.url}/groups/{group}/members/{shop.agent.id}")

    assert joined.is_success, joined.text
    assert library.seen_by(shop.agent)["Refunds"] == "edit"
    assert "Refunds" not in library.seen_by(shop.other_agent)


def test_a_lead_manages_the_folder_that_they_put_at_the_top(library: Library) -> None:
    shop = library.shop

    made = shop.lead.post(f"{library.url}/folders", json={"name": "Delivery"})

    assert made.status_code == 201
    assert made.json()["right"] == "manage"
    assert_problem(shop.agent.post(f"{library.url}/folders", json={"name": "Mine"}), 403, "not_allowed")


def test_who_manages_a_folder_may_shape_it_and_who_edits_may_not(library: Library) -> None:
    shop = library.shop
    folder = library.has_folder("Delivery", lead="manage", agent="edit")
    path = f"{library.url}/folders/{folder}"
    asked = [
        ("PUT", f"{path}/name", {"name": "Parcels"}),
        ("POST", f"{library.url}/folders", {"name": "Late", "parent": folder}),
        ("PUT", f"{path}/grants", {"to_kind": "everyone", "right": "use"}),
        ("GET", f"{path}/grants", None),
    ]

    for method, address, said in asked:
        assert_problem(shop.agent.ask(method, address, json=said), 403, "not_your_folder")
        assert shop.lead.ask(method, address, json=said).is_success

    assert library.seen_by(shop.lead)["Parcels"] == "manage"


@pytest.mark.parametrize("change", ["name", "parent", "grants", "delete"])
def test_the_private_folder_stays_as_it_is(library: Library, change: str) -> None:
    agent = library.shop.agent
    path = f"{library.url}/folders/{library.private_of(agent)}"
    said = {
        "name": {"name": "X"},
        "parent": {"parent": None},
        "grants": {"to_kind": "everyone", "right": "use"},
    }

    answer = agent.delete(path) if change == "delete" else agent.put(f"{path}/{change}", json=said[change])

    assert_problem(answer, 409, "private_folder")


def test_a_folder_is_not_moved_into_itself(library: Library) -> None:
    above = library.has_folder("Shop")
    below = library.has_folder("Delivery", inside=above)

    answer = library.shop.owner.put(f"{library.url}/folders/{above}/parent", json={"parent": below})

    assert_problem(answer, 409, "folder_tree")


def test_a_folder_that_moves_takes_the_rights_of_its_new_place(library: Library) -> None:
    shared = library.has_folder("Shared", everyone="use")
    folder = library.has_folder("Delivery")

    library.shop.owner.put(f"{library.url}/folders/{folder}/parent", json={"parent": shared})

    assert library.seen_by(library.shop.agent)["Delivery"] == "use"


def test_a_folder_that_holds_something_goes_only_with_the_number_of_what_goes(library: Library) -> None:
    owner = library.shop.owner
    folder = library.has_folder("Delivery", everyone="use")
    below = library.has_folder("Late", inside=folder)
    template = library.has_template(below, title="Late")

    refused = assert_problem(owner.delete(f"{library.url}/folders/{folder}"), 409, "folder_not_empty")
    assert (refused["templates"], refused["folders"]) == (1, 1)
    assert_problem(owner.delete(f"{library.url}/folders/{folder}?templates=2"), 409, "folder_not_empty")

    assert owner.delete(f"{library.url}/folders/{folder}?templates=1").status_code == 204
    assert library.seen_by(library.shop.agent) == {"Private": "manage"}
    assert_problem(library.reads(owner, template["id"]), 404, "not_found")


def test_an_empty_folder_goes_at_once(library: Library) -> None:
    folder = library.has_folder("Delivery", everyone="use")

    assert library.shop.owner.delete(f"{library.url}/folders/{folder}").status_code == 204


def test_another_teams_folder_answers_as_one_that_is_not_there(service: Service, library: Library) -> None:
    folder = library.has_folder("Delivery", everyone="manage")
    elsewhere = service.has_team("Elsewhere")
    stranger = elsewhere.owner

    for there in (library.url, elsewhere.url):
        known = stranger.get(f"{there}/folders/{folder}")
        unknown = stranger.get(f"{there}/folders/{uuid4()}")
        assert_problem(known, 404, "not_found")
        assert known.json() == unknown.json()
    in_own = stranger.post(f"{elsewhere.url}/folders", json={"name": "X", "parent": folder})
    assert_problem(in_own, 404, "not_found")


def test_somebody_outside_the_team_is_granted_nothing(service: Service, library: Library) -> None:
    folder = library.has_folder("Delivery")
    stranger = service.has_person("Stella Stranger")

    answer = library.shop.owner.put(
        f"{library.url}/folders/{folder}/grants",
        json={"to_kind": "person", "to_id": str(stranger.id), "right": "use"},
    )

    assert_problem(answer, 404, "not_found")
