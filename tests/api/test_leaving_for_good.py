"""A person takes everything along, and then nothing of them is left."""

import json
from uuid import UUID

from api.sync.live import NOT_A_MEMBER
from tests.api.actor import Service, Shop, assert_problem
from tests.api.leaving import all_rows, deletes_account, listening, rows_naming, texts_along
from tests.api.team import Library, put_edit
from tests.api.test_live import closed_with
from tests.api.trail import told


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

    files = texts_along(agent, "/v1/me/export")

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
    pack = texts_along(agent, "/v1/me/export")["private/Shop.yaml"]
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
    assert "return_days: " in texts_along(shop.agent, "/v1/me/export")["private/Shop.yaml"]

    shop.owner.delete(f"{shop.url}/members/{shop.agent.id}")

    pack = texts_along(shop.agent, "/v1/me/export")["private/Shop.yaml"]
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
