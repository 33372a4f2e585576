"""Who can do what in a folder, and why; and what a change would give and take."""

from typing import Any

from tests.api.actor import Service, Shop, Someone, assert_problem
from tests.api.team import Library


def group_of(shop: Shop, name: str, *people: Someone) -> str:
    made = shop.owner.post(f"{shop.url}/groups", json={"name": name})
    group: str = made.json()["id"]
    for person in people:
        shop.owner.put(f"{shop.url}/groups/{group}/members/{person.id}")
    return group


def granted_to_group(shop: Shop, folder: str, group: str, right: str) -> None:
    sent = {"to_kind": "group", "to_id": group, "right": right}
    assert shop.owner.put(f"{shop.url}/folders/{folder}/grants", json=sent).status_code == 200


def access_to(shop: Shop, folder: str, who: Someone | None = None) -> dict[str, Any]:
    answer = (who or shop.owner).get(f"{shop.url}/folders/{folder}/access")
    assert answer.status_code == 200, answer.text
    access: dict[str, Any] = answer.json()
    return access


def of(access: dict[str, Any], person: Someone) -> dict[str, Any]:
    found: dict[str, Any] = next(each for each in access["people"] if each["person"] == str(person.id))
    return found


def preview(shop: Shop, thought: dict[str, Any], who: Someone | None = None) -> dict[str, Any]:
    answer = (who or shop.owner).post(f"{shop.url}/access/preview", json=thought)
    assert answer.status_code == 200, answer.text
    told: dict[str, Any] = answer.json()
    return told


def told_briefly(told: dict[str, Any]) -> set[tuple[str, str, str | None, str | None]]:
    return {
        (each["name"], each["folder_name"], each["before"], each["after"]) for each in told["differences"]
    }


def test_each_right_is_told_with_every_reason_for_it(library: Library) -> None:
    shop = library.shop
    above = library.has_folder("Shop", everyone="use")
    below = library.has_folder("Delivery", inside=above, agent="edit")
    granted_to_group(shop, above, group_of(shop, "Night", shop.agent), "use")

    told = of(access_to(shop, below), shop.agent)

    assert told["right"] == "edit"
    reasons = [
        (each["through"], each["name"], each["folder_name"], each["right"]) for each in told["reasons"]
    ]
    assert reasons[0] == ("person", "", "Delivery", "edit")
    assert set(reasons[1:]) == {("everyone", "", "Shop", "use"), ("group", "Night", "Shop", "use")}
    assert [each["here"] for each in told["reasons"]] == [True, False, False]


def test_an_owner_manages_by_their_role_and_who_has_nothing_is_listed_too(library: Library) -> None:
    shop = library.shop
    folder = library.has_folder("Delivery")

    access = access_to(shop, folder)

    assert [each["through"] for each in of(access, shop.owner)["reasons"]] == ["role"]
    shop.agent  # noqa: B018 - joins
    assert of(access_to(shop, folder), shop.agent)["right"] is None


def test_a_lead_is_told_nothing_of_a_folder_above_that_they_do_not_see(library: Library) -> None:
    shop = library.shop
    above = library.has_folder("Secret", agent="use")
    below = library.has_folder("Delivery", inside=above, lead="manage")

    access = access_to(shop, below, shop.lead)

    assert "Secret" not in str(access)
    assert above not in str(access)
    (reason,) = of(access, shop.agent)["reasons"]
    assert (reason["through"], reason["folder"], reason["here"]) == ("person", None, False)
    assert [(grant["to_name"], grant["folder"]) for grant in access["grants"] if not grant["here"]] == [
        ("Aiko Agent", None)
    ]


def test_who_does_not_manage_the_folder_is_not_told(library: Library) -> None:
    shop = library.shop
    folder = library.has_folder("Delivery", agent="edit")

    assert_problem(shop.agent.get(f"{shop.url}/folders/{folder}/access"), 403, "not_your_folder")
    private = library.private_of(shop.owner)
    assert_problem(shop.owner.get(f"{shop.url}/folders/{private}/access"), 409, "private_folder")


def test_what_somebody_sees_is_told_to_them_and_to_admins(library: Library) -> None:
    shop = library.shop
    above = library.has_folder("Secret")
    library.has_folder("Delivery", inside=above, agent="edit")
    path = f"{shop.url}/members/{shop.agent.id}/access"

    for who in (shop.agent, shop.admin):
        told = who.get(path).json()
        assert [(each["name"], each["parent"], each["right"]) for each in told["folders"]] == [
            ("Delivery", None, "edit")
        ]
    assert_problem(shop.lead.get(path), 403, "not_allowed")


def test_seeing_as_somebody_is_told_in_the_trail(library: Library) -> None:
    shop = library.shop
    library.has_folder("Delivery", agent="use")

    seen = shop.admin.post(f"{shop.url}/members/{shop.agent.id}/see-as")

    assert [each["name"] for each in seen.json()["folders"]] == ["Delivery"]
    newest = shop.owner.get(f"{shop.url}/audit").json()["entries"][0]
    assert newest["sentence"] == "Adam Admin looked at the library as Aiko Agent sees it."
    assert_problem(shop.lead.post(f"{shop.url}/members/{shop.agent.id}/see-as"), 403, "not_allowed")


def test_a_grant_that_is_thought_of_tells_who_gains_below_and_changes_nothing(library: Library) -> None:
    shop = library.shop
    above = library.has_folder("Shop", agent="use")
    library.has_folder("Delivery", inside=above, agent="edit")
    head = shop.head
    thought = {
        "kind": "grant",
        "folder": above,
        "to_kind": "person",
        "to_id": str(shop.agent.id),
        "right": None,
    }

    taken = preview(shop, thought)
    raised = preview(shop, thought | {"right": "manage"})

    assert told_briefly(taken) == {("Aiko Agent", "Shop", "use", None)}
    assert [each["folders"] for each in taken["differences"]] == [1]
    assert told_briefly(raised) == {
        ("Aiko Agent", "Shop", "use", "manage"),
        ("Aiko Agent", "Delivery", "edit", "manage"),
    }
    assert shop.head == head
    assert of(access_to(shop, above), shop.agent)["right"] == "use"


def test_what_is_the_same_in_many_folders_is_told_once_with_the_folder_in_question(library: Library) -> None:
    shop = library.shop
    above = library.has_folder("Shop")
    for name in ("A", "B", "Z"):
        library.has_folder(name, inside=above)
    thought = {"kind": "grant", "folder": above, "to_kind": "person", "to_id": str(shop.agent.id)}

    (told,) = preview(shop, thought | {"right": "edit"})["differences"]

    assert (told["folder_name"], told["folders"], told["before"], told["after"]) == ("Shop", 4, None, "edit")


def test_a_group_that_no_grant_names_yet_gains_with_its_people(library: Library) -> None:
    shop = library.shop
    folder = library.has_folder("Delivery")
    group = group_of(shop, "Night", shop.agent)
    thought = {"kind": "grant", "folder": folder, "to_kind": "group", "to_id": group, "right": "use"}

    assert told_briefly(preview(shop, thought)) == {("Aiko Agent", "Delivery", None, "use")}


def test_a_role_a_group_and_a_removal_are_thought_of_likewise(library: Library) -> None:
    shop = library.shop
    folder = library.has_folder("Delivery")
    group = group_of(shop, "Night", shop.agent)
    granted_to_group(shop, folder, group, "edit")
    person = {"person": str(shop.agent.id)}
    loses = {("Aiko Agent", "Delivery", "edit", None)}

    assert told_briefly(preview(shop, {"kind": "role", "role": "admin", **person})) == {
        ("Aiko Agent", "Delivery", "edit", "manage")
    }
    assert told_briefly(preview(shop, {"kind": "take_out_of_group", "group": group, **person})) == loses
    assert told_briefly(preview(shop, {"kind": "group_removal", "group": group})) == loses
    assert told_briefly(preview(shop, {"kind": "removal", **person})) == loses
    joins = {"kind": "put_in_group", "group": group, "person": str(shop.other_agent.id)}
    assert told_briefly(preview(shop, joins)) == {("Bima Agent", "Delivery", None, "edit")}


def test_a_removal_tells_what_goes_with_the_person(library: Library) -> None:
    shop = library.shop
    agent = shop.has_member("admin", "Adele Admin")
    library.adds(agent, library.private_of(agent), title="Only mine")
    group_of(shop, "Night", agent)
    folder = library.has_folder("Delivery")
    sent = {"to_kind": "person", "to_id": str(agent.id), "right": "edit"}
    shop.owner.put(f"{shop.url}/folders/{folder}/grants", json=sent)
    shop.has_api_token(agent, "read")
    agent.post(f"{shop.url}/invitations", json={"role": "agent"})

    told = preview(shop, {"kind": "removal", "person": str(agent.id)})

    assert told["ends"] == {
        "private_templates": 1,
        "grants": 1,
        "groups": 1,
        "api_tokens": 1,
        "invitations": 1,
    }


def test_a_lead_thinks_of_grants_on_their_own_folders_only(library: Library) -> None:
    shop = library.shop
    mine, other = library.has_folder("Mine", lead="manage"), library.has_folder("Other", lead="edit")

    def thought(folder: str) -> dict[str, Any]:
        return {"kind": "grant", "folder": folder, "to_kind": "everyone", "right": "use"}

    preview(shop, thought(mine), shop.lead)
    refused = shop.lead.post(f"{shop.url}/access/preview", json=thought(other))
    assert_problem(refused, 403, "not_your_folder")
    removal = {"kind": "removal", "person": str(shop.agent.id)}
    assert_problem(shop.lead.post(f"{shop.url}/access/preview", json=removal), 403, "not_allowed")


def test_a_group_or_person_of_another_team_is_not_there(service: Service, library: Library) -> None:
    shop, elsewhere = library.shop, service.has_team("Elsewhere")
    folder = library.has_folder("Delivery")
    stranger = str(elsewhere.agent.id)
    thought = {"kind": "grant", "folder": folder, "to_kind": "person", "to_id": stranger, "right": "use"}

    assert_problem(shop.owner.post(f"{shop.url}/access/preview", json=thought), 404, "not_found")
    removal = {"kind": "removal", "person": stranger}
    assert_problem(shop.owner.post(f"{shop.url}/access/preview", json=removal), 404, "not_found")
