"""A team takes everything along, and then nothing of it is left; and another is made."""

import json
from typing import Any

import pytest

from api.sync.live import NOT_A_MEMBER
from tests.api.actor import Service, Shop, assert_problem
from tests.api.leaving import all_rows, listening, rows_naming, texts_along
from tests.api.team import Library, put_edit
from tests.api.test_live import closed_with
from tests.api.things import Things
from tests.api.trail import told


def test_a_team_is_taken_along_whole(shop: Shop, library: Library) -> None:
    folder = library.has_folder("Delivery / Post", agent="edit")
    library.has_template(folder, title="Late", body="<p>Your parcel is late.</p>")
    below = library.has_folder("Abroad", inside=folder)
    template = library.has_template(below, title="Customs")
    library.saves(shop.owner, template, title="Customs duty")
    library.adds(shop.agent, library.private_of(shop.agent), title="Private to Aiko")
    shop.owner.patch(shop.url, json={"values": {"return_days": "30"}})

    files = texts_along(shop.owner, f"{shop.url}/export")

    assert {name for name in files if name.endswith(".yaml")} == {
        "packs/Delivery - Post.yaml",
        "packs/Delivery - Post/Abroad.yaml",
    }
    assert "Your parcel is late." in files["packs/Delivery - Post.yaml"]
    team = json.loads(files["team.json"])
    assert team["values"] == {"return_days": "30"}
    assert {member["name"] for member in team["members"]} == {"Olivia Owner", "Aiko Agent"}
    assert [grant["right"] for grant in team["grants"]] == ["edit"]
    versions = [json.loads(line) for line in files["versions.jsonl"].splitlines()]
    assert [each["template"]["title"] for each in versions] == ["Late", "Customs", "Customs duty"]
    trail = [json.loads(line)["action"] for line in files["audit.jsonl"].splitlines()]
    assert trail[0] == "folder.made"
    assert "Private to Aiko" not in "".join(files.values())
    assert told(shop)[0]["sentence"] == "Olivia Owner exported the whole team “Shop”."


def test_a_team_that_is_deleted_leaves_nothing_and_touches_nothing(service: Service, shop: Shop) -> None:
    people = [shop.member(role) for role in ("owner", "admin", "lead", "agent")]
    elsewhere = service.has_team("Elsewhere")
    for person in people:
        elsewhere.has_also(person, "agent")
    Things(elsewhere)
    before = all_rows(service)
    things = Things(shop)
    library = Library(shop)
    library.adds(shop.agent, library.private_of(shop.agent), title="Mine")
    library.pushes(shop.lead, put_edit(things.places["folder"]))
    script = shop.has_api_token(shop.agent, "read")

    with listening(shop, shop.agent.token) as socket:
        gone = shop.owner.delete(shop.url, params={"name": "Shop"})
        assert gone.status_code == 204, gone.text
        assert closed_with(socket) == NOT_A_MEMBER

    assert rows_naming(service, shop.id) == {}
    # Anna and Otto, the people of Things, are people still; nothing else is new.
    stays: dict[str, Any] = {"person": 2, "device_session": 2, "refresh_token": 2}
    assert all_rows(service) == {
        name: count + stays.get(name, 0) for name, count in gone_by(before, 1).items()
    }
    assert_problem(shop.agent.get(shop.url), 404, "not_found")
    assert_problem(shop.agent.get(f"{shop.url}/sync/changes"), 404, "not_found")
    assert script.get(shop.url).status_code == 401
    assert shop.agent.get(elsewhere.url).status_code == 200


def gone_by(before: dict[str, int], teams: int) -> dict[str, int]:
    """The deleted team itself was there before, with its four members and nothing else."""
    return before | {"team": before["team"] - teams, "member": before["member"] - 4 * teams}


@pytest.mark.parametrize("name", ["shop", "Shop ", "", "Elsewhere"])
def test_a_team_is_not_deleted_by_mistake(shop: Shop, name: str) -> None:
    assert_problem(shop.owner.delete(shop.url, params={"name": name}), 409, "not_confirmed")
    assert shop.owner.get(shop.url).status_code == 200


def test_a_further_team_is_ones_own(shop: Shop) -> None:
    made = shop.owner.post("/v1/teams", json={"name": "Branch"})

    assert (made.status_code, made.json()["role"]) == (201, "owner")
    trail = shop.owner.get(f"/v1/teams/{made.json()['id']}/audit").json()["entries"]
    assert [entry["action"] for entry in trail] == ["member.joined", "team.made"]
    assert_problem(shop.agent.get(f"/v1/teams/{made.json()['id']}"), 404, "not_found")


@pytest.mark.parametrize(
    ("who_may", "owner", "agent"), [("everyone", 201, 201), ("owners", 201, 403), ("nobody", 403, 403)]
)
def test_whoever_runs_the_service_says_who_makes_teams(
    shop: Shop, who_may: str, owner: int, agent: int
) -> None:
    shop.service.app.state.settings.new_teams = who_may

    assert shop.owner.post("/v1/teams", json={"name": "Branch"}).status_code == owner
    assert shop.agent.post("/v1/teams", json={"name": "Branch"}).status_code == agent


def test_one_person_owns_twenty_teams(shop: Shop) -> None:
    for number in range(19):
        assert shop.owner.post("/v1/teams", json={"name": f"Branch {number}"}).status_code == 201

    assert_problem(shop.owner.post("/v1/teams", json={"name": "One more"}), 409, "too_many_teams")
