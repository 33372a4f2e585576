"""The audit trail: what is in it, and what is not."""

import json
from uuid import uuid4

import pytest

from api.audit.actions import ACTIONS, KINDS, actions_of
from api.audit.models import AuditEntry
from api.audit.recording import by_operator
from api.audit.words import sentence
from api.teams.group_rules import make_group
from api.teams.joining import join_as, offer_of
from api.teams.place import Place
from api.teams.store import TeamStore
from tests.api.actor import Shop
from tests.api.doors import DOORS, Door
from tests.api.tab import Tab
from tests.api.team import Library, content, put_edit
from tests.api.things import Things
from tests.api.trail import actions, number_of_entries, told

# What succeeds and yet leaves nothing, each with its reason.
NOTHING_DONE = {
    "POST /v1/teams/{team}/templates/{template}/move": "It lies in that folder already.",
    "POST /v1/teams/{team}/sync/push": "The one edit is on an old revision, so it is a conflict.",
    "PUT /v1/teams/{team}/groups/{group}/members/{person}": "They are in that group already.",
    "PUT /v1/teams/{team}/folders/{folder}/parent": "It lies at the top already.",
    "POST /v1/teams/{team}/access/preview": "It is only thought of.",
    "POST /v1/teams/{team}/invitations/check": "Nobody is invited.",
    "POST /v1/teams/{team}/sign-in/check": "It is only asked whether it answers.",
    "PUT /v1/teams/{team}/sign-in": "A second step is optional already.",
    "PUT /v1/teams/{team}/files/{digest}": "Nobody sees it before a template names it, which is told.",
    "POST /v1/teams/{team}/images": "The template that shows it is told of.",
    "DELETE /v1/teams/{team}": "The trail goes with its team.",
}
# What only reads, and is told all the same.
READING_THAT_IS_TOLD = {
    "GET /v1/teams/{team}/export",
    "GET /v1/teams/{team}/audit.csv",
    "GET /v1/teams/{team}/audit.jsonl",
    "GET /v1/teams/{team}/packs/{folder}",
}


@pytest.mark.parametrize("door", DOORS, ids=str)
def test_what_was_done_is_told_and_what_was_only_read_is_not(new_shop: Shop, door: Door) -> None:
    shop = new_shop
    owner, things = shop.owner, Things(shop)
    before = number_of_entries(shop.service)

    answer = door.ask(owner, things.places)

    assert answer.is_success, answer.text
    operation = door.operation.partition("?")[0]
    is_told = operation in READING_THAT_IS_TOLD or not operation.startswith("GET ")
    added = number_of_entries(shop.service) - before
    assert added > 0 if is_told and operation not in NOTHING_DONE else added <= 0


@pytest.mark.parametrize("door", [door for door in DOORS if "agent" not in door.opens_to], ids=str)
def test_what_was_refused_leaves_nothing(new_shop: Shop, door: Door) -> None:
    shop = new_shop
    agent, things = shop.agent, Things(shop)
    before = number_of_entries(shop.service)

    assert not door.ask(agent, things.places).is_success

    assert number_of_entries(shop.service) == before


def test_who_did_what_to_whom_and_when(shop: Shop) -> None:
    shop.admin.patch(f"{shop.url}/members/{shop.agent.id}", json={"role": "lead"})

    entry = told(shop)[0]

    assert entry["actor_id"] == str(shop.admin.id)
    assert entry["object_id"] == str(shop.agent.id)
    assert entry["facts"] == {"before": "agent", "role": "lead"}
    assert entry["sentence"] == "Adam Admin changed the role of Aiko Agent from agent to lead."


def test_a_template_is_told_once_a_write_whichever_way_it_came(shop: Shop, library: Library) -> None:
    folder = library.has_folder("Delivery", lead="edit")
    made = library.adds(shop.lead, folder, title="By REST", body="<p>A secret offer.</p>").json()
    library.saves(shop.lead, made, subject="A secret subject")
    edit = put_edit(folder, title="By push")
    client = str(uuid4())
    library.pushes(shop.lead, edit, client=client)
    library.pushes(shop.lead, edit, client=client)  # the answer was lost
    pack = "pack: Delivery\ntemplates:\n  - title: By pack\n    body: A secret pack.\n"
    shop.owner.post(f"{shop.url}/packs", content=pack.encode(), headers={"Content-Type": "application/yaml"})

    written = told(shop, action="template")

    names = [entry["object_name"] for entry in reversed(written)]
    assert names == ["By REST", "By REST", "By push", "By pack"]
    assert all(entry["facts"]["folder"] == "Delivery" and entry["facts"]["revision"] for entry in written)
    assert "secret" not in json.dumps(told(shop))


def test_a_template_that_is_moved_or_deleted_says_where_it_was(shop: Shop, library: Library) -> None:
    here, there = library.has_folder("Here"), library.has_folder("There")
    template = library.has_template(here, title="Late")
    moved = library.moves(shop.owner, template, there).json()
    library.deletes(shop.owner, moved)

    assert [entry["sentence"] for entry in told(shop, action="template")] == [
        "Olivia Owner deleted the template “Late” in “There”.",
        "Olivia Owner moved the template “Late” from “Here” to “There”.",
        "Olivia Owner made the template “Late” in “Here”.",
    ]


def test_what_a_private_folder_holds_is_nobodys_business(shop: Shop, library: Library) -> None:
    private, folder = library.private_of(shop.lead), library.has_folder("Delivery", lead="edit")
    mine = library.adds(shop.lead, private, title="My own notes").json()
    mine = library.saves(shop.lead, mine, title="My notes").json()
    library.deletes(shop.lead, library.adds(shop.lead, private, title="Another of mine").json())
    shop.lead.get(f"{shop.url}/packs/{private}")
    assert actions(shop, action="template") == []
    assert actions(shop, action="pack") == []

    shared = library.moves(shop.lead, mine, folder).json()
    library.moves(shop.lead, shared, private)

    assert [entry["sentence"] for entry in told(shop, action="template")] == [
        "Lena Lead moved the template “My notes” from “Delivery” to a private folder.",
        "Lena Lead moved the template “My notes” from a private folder to “Delivery”.",
    ]


def test_a_folder_that_goes_names_each_template_that_went_with_it(shop: Shop, library: Library) -> None:
    folder = library.has_folder("Delivery")
    for title in ("Late", "Lost"):
        library.has_template(folder, title=title)

    shop.owner.delete(f"{shop.url}/folders/{folder}", params={"templates": 2})

    assert told(shop)[0]["sentence"] == "Olivia Owner deleted the folder “Delivery” with 2 templates."
    deleted = {entry["object_name"] for entry in told(shop, action="template.deleted")}
    assert deleted == {"Late", "Lost"}


def test_a_push_that_is_refused_as_a_whole_leaves_nothing(shop: Shop, library: Library) -> None:
    folder = library.has_folder("Delivery")
    first, second = put_edit(folder), put_edit(folder)
    before = number_of_entries(shop.service)

    library.pushes(shop.owner, first, second | {"edit_id": first["edit_id"]})

    assert number_of_entries(shop.service) == before


def test_the_same_right_again_is_no_news(shop: Shop, library: Library) -> None:
    folder = library.has_folder("Delivery", lead="edit")
    before = number_of_entries(shop.service)

    library.grants(folder, "lead", "edit")
    assert number_of_entries(shop.service) == before

    library.grants(folder, "lead", "manage")
    assert told(shop)[0]["facts"]["before"] == "edit"


def test_who_takes_another_name_is_told_apart(shop: Shop) -> None:
    agent = shop.agent
    tab = Tab(shop.service)
    tab.opens("/sign-in", after="/account")
    tab.opens(tab.signs_in(agent.email).headers["location"])
    tab.posts("/account/name", name="Olivia Owner")
    tab.posts("/account/name", name="Olivia Owner")

    renamed = [each for each in told(shop) if each["action"] == "member.renamed"]
    assert [each["sentence"] for each in renamed] == [f"{agent.name} took the name “Olivia Owner”."]
    assert renamed[0]["actor_id"] == str(agent.id)
    tab = Tab(shop.service)
    tab.opens("/sign-in", after=f"/teams/{shop.id}/audit")
    shown = tab.opens(tab.signs_in(shop.owner.email).headers["location"]).text
    assert f"{agent.email}, now Olivia Owner" in shown
    assert shop.owner.email in shown


@pytest.mark.parametrize("action", ACTIONS)
def test_every_action_is_a_sentence_even_without_its_facts(action: str) -> None:
    bare = AuditEntry(team_id=uuid4(), actor_id=uuid4(), actor_name="Ada", action=action)
    named = bare.model_copy(update={"object_name": "It", "facts": {"api_token": "Nightly"}})

    for entry in (bare, named):
        assert sentence(entry).startswith("Ada ")
        assert sentence(entry).endswith(".")
    assert sentence(named).endswith(" It was done with the API token “Nightly”.")


def test_every_action_is_of_one_kind() -> None:
    assert sorted(action for kind in KINDS for action in actions_of(kind)) == sorted(ACTIONS)


def test_whoever_runs_the_service_is_not_taken_for_an_owner() -> None:
    entry = AuditEntry(team_id=uuid4(), action="team.made", object_name="Shop")

    assert sentence(entry) == "Whoever runs the service made the team “Shop”."


def test_a_script_is_told_by_the_name_of_its_token(shop: Shop, library: Library) -> None:
    folder = library.has_folder("Delivery", lead="edit")
    script = shop.has_api_token(shop.lead, "write")

    script.post(f"{shop.url}/templates", json={"folder": folder, "template": content(title="Late")})

    entry = told(shop)[0]
    assert entry["actor_id"] == str(shop.lead.id)
    expected = "Lena Lead made the template “Late” in “Delivery”. It was done with the API token “A script”."
    assert entry["sentence"] == expected


def test_who_joins_is_told(shop: Shop) -> None:
    url = shop.owner.post(f"{shop.url}/invitations", json={"role": "agent"}).json()["url"]
    newcomer, at = shop.service.has_person("Zoe New"), shop.service.clock()
    with shop.service.database() as db:
        offer = offer_of(db, url.rpartition("/")[2], at)
        assert offer
        assert join_as(db, offer, newcomer.id, at) == "joined"

    assert told(shop)[0]["sentence"] == "Zoe New joined the team as agent."


def test_what_is_done_at_the_command_line_is_not_an_owners_deed(shop: Shop) -> None:
    owner = Place(shop.id, shop.owner.id, "owner")
    with shop.service.database() as db:
        by_operator(db)
        make_group(TeamStore(db, owner), "Night shift")

    assert told(shop)[0]["sentence"] == "Whoever runs the service made the group “Night shift”."
