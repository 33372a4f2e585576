"""Many templates of the trash at once: all that were named come back, or go for good, or none does."""

from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import event
from sqlmodel import func, select

from api.library.models import TemplateVersion
from tests.api.actor import Service, assert_problem
from tests.api.team import Library
from tests.api.trash import deleted, thrown, titles


def ids(*made: dict[str, Any]) -> dict[str, Any]:
    return {"templates": [each["id"] for each in made]}


def versions(library: Library) -> int:
    with library.shop.service.database() as db:
        return db.exec(select(func.count()).select_from(TemplateVersion)).one()


def test_many_come_back_each_to_where_it_lay(library: Library) -> None:
    owner = library.shop.owner
    one, other = library.has_folder("Delivery", everyone="use"), library.has_folder("Returns")
    made = [thrown(library, one, title="Late"), thrown(library, other, title="Refund")]
    stays = thrown(library, one, title="Stays")
    cursor = library.pulls(library.shop.agent).json()["cursor"]

    answer = owner.post(f"{library.url}/trash/restore", json=ids(*made))

    assert answer.json() == {"templates": 2}, answer.text
    assert titles(library, owner) == [stays["template"]["title"]]
    back = [library.reads(owner, each["id"]).json() for each in made]
    assert [(each["folder"], each["template"]) for each in back] == [
        (each["folder"], each["template"]) for each in made
    ]
    told = library.pulls(library.shop.agent, cursor).json()["changes"]
    assert [(each["kind"], each["id"]) for each in told] == [("put", made[0]["id"])]


def test_those_whose_folder_is_gone_go_where_they_are_told(library: Library) -> None:
    owner = library.shop.owner
    old, new = library.has_folder("Old"), library.has_folder("New")
    stands = thrown(library, new, title="Stands")
    gone = library.has_template(old, title="Gone")
    owner.delete(f"{library.url}/folders/{old}", params={"templates": 1})
    path, sent = f"{library.url}/trash/restore", ids(stands, gone)

    assert_problem(owner.post(path, json=sent), 409, "folder_gone")
    assert_problem(owner.post(path, json=sent | {"instead": str(uuid4())}), 404, "not_found")
    assert len(titles(library, owner)) == 2
    other = library.has_folder("Other")
    assert owner.post(path, json=sent | {"instead": other}).json() == {"templates": 2}

    assert library.reads(owner, stands["id"]).json()["folder"] == new
    assert library.reads(owner, gone["id"]).json()["folder"] == other


def test_all_of_them_or_none(library: Library) -> None:
    shop = library.shop
    mine = thrown(library, library.has_folder("Mine", lead="manage"), title="Mine")
    edited = thrown(library, library.has_folder("Edited", lead="edit"), title="Edited")
    hidden = thrown(library, library.has_folder("Hidden"), title="Hidden")

    for other in (hidden, {"id": str(uuid4())}):
        for act in ("restore", "erase"):
            answer = shop.lead.post(f"{library.url}/trash/{act}", json=ids(mine, other))
            assert_problem(answer, 404, "not_found")
    refused = shop.lead.post(f"{library.url}/trash/erase", json=ids(mine, edited))

    assert_problem(refused, 403, "not_your_folder")
    assert len(titles(library, shop.owner)) == 3


def test_many_go_for_good_with_their_versions(library: Library) -> None:
    shop = library.shop
    folder = library.has_folder("Delivery", lead="manage")
    made = [thrown(library, folder, title=f"Reply {number}") for number in range(3)]

    assert shop.lead.post(f"{library.url}/trash/erase", json=ids(*made[:2])).json() == {"templates": 2}

    assert titles(library, shop.owner) == ["Reply 2"]
    assert versions(library) == 1
    entries = shop.owner.get(f"{library.url}/audit", params={"action": "template.erased"}).json()["entries"]
    assert len(entries) == 2


def test_emptying_takes_what_one_may_delete_for_good_and_no_more_than_was_agreed(library: Library) -> None:
    shop = library.shop
    managed, edited = library.has_folder("Mine", lead="manage"), library.has_folder("Edited", lead="edit")
    for folder, title in ((managed, "One"), (managed, "Two"), (edited, "Not mine")):
        thrown(library, folder, title=title)
    private = library.adds(shop.lead, library.private_of(shop.lead), title="Own").json()
    library.deletes(shop.lead, private)
    path = f"{library.url}/trash"

    more = assert_problem(shop.lead.delete(path, params={"templates": 2}), 409, "trash_changed")
    assert more["templates"] == 3
    assert shop.lead.delete(path, params={"templates": 3}).json() == {"templates": 3}

    assert titles(library, shop.owner) == ["Not mine"]
    assert titles(library, shop.lead) == ["Not mine"]
    assert shop.agent.delete(path, params={"templates": 9}).json() == {"templates": 0}
    assert versions(library) == 1


def test_what_has_lain_there_for_too_long_is_not_there(service: Service, library: Library) -> None:
    owner = library.shop.owner
    made = thrown(library, library.has_folder("Delivery"), title="Late")
    deleted(service, days_ago=31)

    for act in ("restore", "erase"):
        assert_problem(owner.post(f"{library.url}/trash/{act}", json=ids(made)), 404, "not_found")
    assert owner.delete(f"{library.url}/trash", params={"templates": 9}).json() == {"templates": 0}


def test_the_sums_of_the_folders_agree_afterwards(library: Library) -> None:
    owner, folder = library.shop.owner, library.has_folder("Delivery")
    made = [thrown(library, folder, title="One"), thrown(library, folder, title="Two")]
    owner.post(f"{library.url}/trash/restore", json=ids(*made))
    cursor = library.pulls(owner).json()["cursor"]

    for each in made:
        library.deletes(owner, library.reads(owner, each["id"]).json())

    assert library.pulls(owner, cursor).json()["checksums"] == {folder: "0" * 16}


@pytest.mark.parametrize("act", ["restore", "erase"])
def test_it_takes_few_statements_for_the_rows_of_many(service: Service, library: Library, act: str) -> None:
    folder = library.has_folder("Delivery")
    made = [thrown(library, folder, title=f"Reply {number}") for number in range(15)]
    said: list[str] = []
    event.listen(
        service.app.state.engine, "before_cursor_execute", lambda *asked: said.append(asked[2].lower())
    )

    answer = library.shop.owner.post(f"{library.url}/trash/{act}", json=ids(*made))

    assert answer.json() == {"templates": 15}
    # Each has an entry of its own in the trail.
    assert len([each for each in said if "audit" not in each]) < 30
