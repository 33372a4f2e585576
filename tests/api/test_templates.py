"""Templates over REST: made, read, changed on a known revision, moved, deleted, with every version kept."""

from uuid import uuid4

import pytest

from tests.api.actor import Service, assert_problem
from tests.api.team import Library, content, on


def test_a_template_is_what_was_saved(library: Library) -> None:
    folder = library.has_folder("Delivery", everyone="use")
    said = {"title": "Late", "shortcut": ";late", "body": "<p>Sorry, <b>Ada</b>.</p>", "tags": ["迟到"]}

    made = library.has_template(folder, **said)
    read = library.reads(library.shop.agent, made["id"])

    assert read.json() == made
    assert read.json()["template"] == content(**said)
    assert "Sorry, Ada." in read.json()["text"]
    assert read.headers["ETag"] == f'"{made["revision"]}"'


def test_a_switch_is_told_where_it_is_on_and_an_old_row_has_none(library: Library) -> None:
    folder = library.has_folder("Delivery", everyone="use")
    plain = library.has_template(folder, title="Plain")
    switched = library.has_template(folder, title="Switched", follows_case=True, inside_words=False)

    assert "follows_case" not in library.reads(library.shop.agent, plain["id"]).json()["template"]
    told = library.reads(library.shop.agent, switched["id"]).json()["template"]
    assert told["follows_case"] is True
    assert "inside_words" not in told


A_FILE = {"name": "Form.pdf", "media_type": "application/pdf", "bytes": 3, "digest": "0" * 64}


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"name": ""}, "name"),
        ({"name": "../secret"}, "name"),
        ({"name": "a\\b.pdf"}, "name"),
        ({"name": "..", "bytes": 0}, "name"),
        ({"name": "in\nvoice.pdf"}, "name"),
        ({"name": "invoice\u202efdp.exe"}, "name"),
        ({"name": "x" * 201}, "name"),
        ({"media_type": "pdf"}, "media type"),
        ({"media_type": "Application/PDF"}, "media type"),
        ({"media_type": "text/html\r\nX: y"}, "media type"),
        ({"digest": "0" * 63}, "digest"),
        ({"digest": "A" * 64}, "digest"),
        ({"digest": "../" + "0" * 61}, "digest"),
    ],
)
def test_what_is_told_of_a_file_means_a_file(library: Library, wrong: dict[str, object], says: str) -> None:
    folder = library.has_folder("Delivery")

    refused = library.adds(library.shop.owner, folder, attachments=[A_FILE | wrong])

    (problem,) = assert_problem(refused, 422, "template_invalid")["problems"]
    assert problem["field"] == "attachments"
    assert says in problem["message"]


def test_a_template_may_have_ten_attachments(library: Library) -> None:
    folder = library.has_folder("Delivery")

    refused = library.adds(library.shop.owner, folder, attachments=[A_FILE] * 11)

    assert "10 attachments" in assert_problem(refused, 422, "template_invalid")["detail"]


def test_what_is_still_the_same_is_not_sent_again(library: Library) -> None:
    made = library.has_template(library.has_folder("Delivery"))
    path = f"{library.url}/templates/{made['id']}"

    answer = library.shop.owner.get(path, headers={"If-None-Match": f'"{made["revision"]}"'})

    assert answer.status_code == 304


def test_a_change_needs_the_revision_that_it_was_made_on(library: Library) -> None:
    owner = library.shop.owner
    made = library.has_template(library.has_folder("Delivery"), title="One")
    path = f"{library.url}/templates/{made['id']}"
    said = {"template": content(title="Mine")}

    assert_problem(owner.put(path, json=said), 428, "precondition_missing")
    assert library.saves(owner, made, title="Two").status_code == 200
    late = assert_problem(library.saves(owner, made, title="Three"), 412, "changed")

    assert late["current"]["template"]["title"] == "Two"
    assert_problem(owner.delete(path), 428, "precondition_missing")
    assert_problem(library.deletes(owner, made), 412, "changed")


def test_a_new_template_may_bring_its_id_once(library: Library) -> None:
    folder = library.has_folder("Delivery")
    path = f"{library.url}/templates/{uuid4()}"
    said = {"folder": folder, "template": content(title="Mine")}

    first = library.shop.owner.put(path, json=said, headers={"If-None-Match": "*"})
    again = library.shop.owner.put(path, json=said, headers={"If-None-Match": "*"})

    assert first.status_code == 200
    assert assert_problem(again, 412, "changed")["current"]["revision"] == first.json()["revision"]


def test_the_same_request_twice_makes_one_template(library: Library) -> None:
    folder = library.has_folder("Delivery")
    owner = library.shop.owner

    first = library.adds(owner, folder, key="a lost answer", title="Late")
    again = library.adds(owner, folder, key="a lost answer", title="Late")
    other = library.adds(owner, folder, key="a lost answer", title="Early")

    assert first.json() == again.json()
    assert_problem(other, 422, "idempotency_key_reused")
    assert len(owner.get(f"{library.url}/templates").json()["templates"]) == 1


@pytest.mark.parametrize(
    ("right", "reads", "writes"), [("use", 200, 403), ("edit", 200, 200), ("manage", 200, 200)]
)
def test_using_is_not_editing(library: Library, right: str, reads: int, writes: int) -> None:
    agent = library.shop.agent
    made = library.has_template(library.has_folder("Delivery", agent=right))

    assert library.reads(agent, made["id"]).status_code == reads
    assert library.saves(agent, made, title="Mine").status_code == writes


def test_a_template_in_a_hidden_folder_is_not_there(library: Library) -> None:
    agent = library.shop.agent
    made = library.has_template(library.has_folder("Secret"))

    assert library.reads(agent, made["id"]).json() == library.reads(agent, str(uuid4())).json()
    assert_problem(library.saves(agent, made, title="Mine"), 404, "not_found")
    assert_problem(library.deletes(agent, made), 404, "not_found")


def test_moving_needs_the_right_to_edit_on_both_sides(library: Library) -> None:
    agent = library.shop.agent
    here, there = library.has_folder("Here", agent="edit"), library.has_folder("There", agent="use")
    made = library.has_template(here)

    assert_problem(library.moves(agent, made, there), 403, "read_only_folder")
    library.grants(there, "agent", "edit")
    moved = library.moves(agent, made, there)

    assert moved.json()["folder"] == there
    assert moved.json()["revision"] > made["revision"]


def test_a_deleted_template_is_gone(library: Library) -> None:
    owner = library.shop.owner
    made = library.has_template(library.has_folder("Delivery"))

    assert library.deletes(owner, made).status_code == 204

    assert_problem(library.reads(owner, made["id"]), 404, "not_found")
    assert_problem(library.deletes(owner, made), 404, "not_found")


def test_a_list_comes_in_pages_that_hold_each_template_once(library: Library) -> None:
    folder = library.has_folder("Delivery", everyone="use")
    made = {library.has_template(folder, title=f"Reply {number}")["id"] for number in range(5)}
    library.has_template(library.has_folder("Secret"))

    found, after = [], None
    while True:
        asked = {"limit": 2} | ({"after": after} if after else {})
        page = library.shop.agent.get(f"{library.url}/templates", params=asked).json()
        found += [each["id"] for each in page["templates"]]
        if not (after := page["next"]):
            break

    assert found == sorted(made)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"shortcut": ";late"}, ["Late"]),
        ({"tag": "发货"}, ["Late"]),
        ({"tag": "SALE"}, ["Sale 100%"]),
        ({"tag": "100%"}, ["Sale 100%"]),
        ({"tag": "1__%"}, []),
        ({"tag": "发"}, []),
    ],
)
def test_a_list_is_narrowed(library: Library, asked: dict[str, str], found: list[str]) -> None:
    folder = library.has_folder("Delivery")
    library.has_template(folder, title="Late", shortcut=";late", tags=["发货", "parcel"])
    library.has_template(folder, title="Sale 100%", tags=["sale", "100%"])

    page = library.shop.owner.get(f"{library.url}/templates", params=asked).json()

    assert [each["template"]["title"] for each in page["templates"]] == found


def test_another_teams_template_answers_as_one_that_is_not_there(service: Service, library: Library) -> None:
    made = library.has_template(library.has_folder("Delivery", everyone="manage"))
    elsewhere = service.has_team("Elsewhere")

    for there in (library.url, elsewhere.url):
        known = elsewhere.owner.get(f"{there}/templates/{made['id']}")
        assert_problem(known, 404, "not_found")
        assert known.json() == elsewhere.owner.get(f"{there}/templates/{uuid4()}").json()


def test_an_id_means_something_inside_its_team_only(service: Service, library: Library) -> None:
    made = library.has_template(library.has_folder("Delivery"), title="Ours")
    other = Library(service.has_team("Elsewhere"))
    theirs = other.shop.owner.put(
        f"{other.url}/templates/{made['id']}",
        json={"folder": other.has_folder("Delivery"), "template": content(title="Theirs")},
        headers={"If-None-Match": "*"},
    )

    assert theirs.status_code == 200
    assert library.reads(library.shop.owner, made["id"]).json()["template"]["title"] == "Ours"
    assert on(theirs.json()) != {}
