"""A person and a team take everything along, and then nothing of them is left."""

import io
import json
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID

import pytest
from httpx import Response
from sqlalchemy import Uuid, func, select
from sqlmodel import SQLModel
from starlette.testclient import WebSocketTestSession

from api.sync.live import NOT_A_MEMBER
from tests.api.actor import Service, Shop, Someone, assert_problem
from tests.api.team import Library, put_edit
from tests.api.test_audit import told
from tests.api.test_live import closed_with
from tests.api.things import Things


@pytest.fixture
def library(shop: Shop) -> Library:
    return Library(shop)


def deletes_account(who: Someone) -> Response:
    return who.delete("/v1/me", params={"email": who.email})


def taken_along(who: Someone, path: str) -> dict[str, str]:
    answer = who.get(path)
    assert answer.status_code == 200, answer.text
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name).decode() for name in archive.namelist()}


def rows_naming(service: Service, wanted: UUID) -> dict[str, int]:
    """How many rows of each table hold that id, in any column of ids."""
    found = {}
    with service.database() as db:
        for table in SQLModel.metadata.sorted_tables:
            for column in table.columns:
                if isinstance(column.type, Uuid):
                    count = db.execute(
                        select(func.count()).select_from(table).where(column == wanted)
                    ).scalar_one()
                    found[f"{table.name}.{column.name}"] = count
    return {name: count for name, count in found.items() if count}


def all_rows(service: Service) -> dict[str, int]:
    with service.database() as db:
        return {
            table.name: db.execute(select(func.count()).select_from(table)).scalar_one()
            for table in SQLModel.metadata.sorted_tables
        }


@contextmanager
def listening(shop: Shop, token: str) -> Iterator[WebSocketTestSession]:
    with shop.service.client.websocket_connect(f"{shop.url}/sync/live") as socket:
        socket.send_json({"token": token})
        socket.receive_json()
        yield socket


def test_who_is_removed_loses_everything_at_once(shop: Shop, library: Library) -> None:
    folder = library.has_folder("Delivery", agent="edit")
    template = library.has_template(folder)
    script = shop.has_api_token(shop.agent, "manage")
    with listening(shop, shop.agent.token) as own, listening(shop, script.token) as scripts:
        shop.owner.delete(f"{shop.url}/members/{shop.agent.id}")

        assert closed_with(own) == NOT_A_MEMBER
        assert closed_with(scripts) > 4400
    for path in ("", "/folders", f"/templates/{template['id']}", "/sync/changes"):
        assert_problem(shop.agent.get(f"{shop.url}{path}"), 404, "not_found")
        assert script.get(f"{shop.url}{path}").status_code == 401
    left = rows_naming(shop.service, shop.agent.id)
    assert set(left) - {"audit_entry.actor_id"} == {
        "person.id",
        "device_session.person_id",
        "api_token.person_id",
    }


def test_a_person_takes_along_what_is_theirs(shop: Shop, library: Library) -> None:
    agent, private = shop.agent, library.private_of(shop.agent)
    library.adds(agent, private, title="Mine", shortcut=";mine", body="<p>Only mine.</p>")
    library.has_template(library.has_folder("Delivery"), title="The team's")
    shop.has_api_token(agent, "read")

    files = taken_along(agent, "/v1/me/export")

    account = json.loads(files["account.json"])
    assert (account["name"], account["email"]) == ("Aiko Agent", agent.email)
    assert [team["name"] for team in account["teams"]] == ["Shop"]
    assert [device["device"] for device in account["devices"]] == ["Chrome on Linux"]
    assert [token["name"] for token in account["api_tokens"]] == ["A script"]
    everything = "".join(files.values())
    assert "The team's" not in everything
    assert "digest" not in everything
    assert agent.refresh_token not in everything
    actions = [json.loads(line)["action"] for line in files["audit.jsonl"].splitlines()]
    assert actions == ["api_token.made"]


def test_what_was_taken_along_can_be_imported_again(service: Service, shop: Shop, library: Library) -> None:
    agent, private = shop.agent, library.private_of(shop.agent)
    library.adds(agent, private, title="Mine", shortcut=";mine", body="<p>Only mine.</p>")
    pack = taken_along(agent, "/v1/me/export")["private/Shop.yaml"]
    elsewhere = service.has_team("Elsewhere")
    elsewhere.has_also(agent, "agent")

    done = agent.post(
        f"{elsewhere.url}/packs", content=pack.encode(), headers={"Content-Type": "application/yaml"}
    )

    assert done.status_code == 201, done.text
    assert done.json()["created"] == ["Mine"]
    assert done.json()["folder"] == Library(elsewhere).private_of(agent)


def test_of_a_team_that_one_left_ones_own_templates_are_still_ones_own(shop: Shop, library: Library) -> None:
    library.adds(shop.agent, library.private_of(shop.agent), body="<p>{{ team.return_days }}</p>")
    shop.owner.patch(shop.url, json={"values": {"return_days": "30"}})
    assert "return_days: " in taken_along(shop.agent, "/v1/me/export")["private/Shop.yaml"]

    shop.owner.delete(f"{shop.url}/members/{shop.agent.id}")

    pack = taken_along(shop.agent, "/v1/me/export")["private/Shop.yaml"]
    assert "team.return_days" in pack
    assert "return_days: " not in pack


def test_nothing_is_left_of_an_account_but_what_was_written_for_others(shop: Shop, library: Library) -> None:
    service, agent = shop.service, shop.agent
    folder = library.has_folder("Delivery", agent="edit")
    written = library.adds(agent, folder, title="For all").json()
    library.pushes(agent, put_edit(folder, title="Pushed"))
    private = library.private_of(agent)
    for title in ("Mine", "Also mine"):
        mine = library.adds(agent, private, title=title).json()
    library.deletes(agent, mine)
    group = shop.owner.post(f"{shop.url}/groups", json={"name": "Returns"}).json()["id"]
    shop.owner.put(f"{shop.url}/groups/{group}/members/{agent.id}")
    script = shop.has_api_token(agent, "read")

    with listening(shop, agent.token) as socket:
        assert deletes_account(agent).status_code == 204
        assert closed_with(socket) in (4401, 4404)

    assert rows_naming(service, agent.id) == {"audit_entry.actor_id": len(told(shop, actor=str(agent.id)))}
    assert rows_naming(service, UUID(private)) == {}
    assert_problem(agent.get("/v1/me"), 401, "not_signed_in")
    assert_problem(script.get(shop.url), 401, "not_signed_in")
    renewed = service.ask(
        "POST",
        "/v1/auth/token",
        json={"grant_type": "refresh_token", "refresh_token": agent.refresh_token},
    )
    assert_problem(renewed, 400, "invalid_grant")
    kept = library.reads(shop.owner, written["id"]).json()
    assert (kept["template"]["title"], kept["updated_by"]) == ("For all", None)
    assert str(agent.id) not in library.pulls(shop.owner).text
    snapshot = shop.owner.get(f"{shop.url}/sync/scopes/{folder}/snapshot")
    assert [row["updated_by"] for row in snapshot.json()["rows"]] == [None, None]


def test_the_trail_keeps_what_was_done_and_forgets_who_it_was(shop: Shop, library: Library) -> None:
    agent = shop.agent
    folder = library.has_folder("Delivery", agent="edit")
    library.adds(agent, folder, title="For all")
    group = shop.owner.post(f"{shop.url}/groups", json={"name": "Returns"}).json()["id"]
    shop.owner.put(f"{shop.url}/groups/{group}/members/{agent.id}")
    shop.owner.patch(f"{shop.url}/members/{agent.id}", json={"role": "lead"})

    deletes_account(agent)

    trail = shop.owner.get(f"{shop.url}/audit")
    sentences = [entry["sentence"] for entry in trail.json()["entries"]]
    assert sentences == [
        "A former member deleted their account, and so left the team.",
        "Olivia Owner changed the role of a former member from agent to lead.",
        "Olivia Owner put a former member into the group “Returns”.",
        "Olivia Owner made the group “Returns”.",
        "A former member made the template “For all” in “Delivery”.",
        "Olivia Owner granted a former member the right to edit “Delivery”.",
        "Olivia Owner made the folder “Delivery”.",
    ]
    assert "Aiko" not in trail.text
    assert agent.email not in trail.text


def test_the_last_owner_of_others_stays_until_there_is_another(shop: Shop) -> None:
    owner, agent = shop.owner, shop.agent

    assert_problem(deletes_account(owner), 409, "last_owner")
    assert owner.get("/v1/me").status_code == 200

    owner.patch(f"{shop.url}/members/{agent.id}", json={"role": "owner"})
    assert deletes_account(owner).status_code == 204


def test_a_team_in_which_nobody_else_is_goes_with_its_owner(service: Service, shop: Shop) -> None:
    Library(shop).has_template(Library(shop).has_folder("Delivery"))

    assert deletes_account(shop.owner).status_code == 204

    assert sum(all_rows(service).values()) == 0


def test_an_account_is_not_deleted_by_mistake(service: Service, shop: Shop) -> None:
    agent = shop.agent

    assert_problem(agent.delete("/v1/me", params={"email": "other@shop.test"}), 409, "not_confirmed")
    assert_problem(agent.delete("/v1/me"), 422, "malformed")
    service.clock.forward(minutes=16)
    token = service.app.state.tokens.access(agent.id, agent.session_id, service.clock())
    late = service.ask(
        "DELETE", "/v1/me", params={"email": agent.email}, headers={"Authorization": f"Bearer {token}"}
    )

    assert_problem(late, 403, "sign_in_again")
    assert rows_naming(service, agent.id)["person.id"] == 1


def test_a_team_is_taken_along_whole(shop: Shop, library: Library) -> None:
    folder = library.has_folder("Delivery / Post", agent="edit")
    library.has_template(folder, title="Late", body="<p>Your parcel is late.</p>")
    below = library.has_folder("Abroad", inside=folder)
    template = library.has_template(below, title="Customs")
    library.saves(shop.owner, template, title="Customs duty")
    library.adds(shop.agent, library.private_of(shop.agent), title="Private to Aiko")
    shop.owner.patch(shop.url, json={"values": {"return_days": "30"}})

    files = taken_along(shop.owner, f"{shop.url}/export")

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
