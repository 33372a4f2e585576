"""API tokens: as far as their scope goes, in one team, until they end."""

from datetime import datetime
from itertools import product
from typing import Any
from uuid import uuid4

import pytest
from sqlmodel import select

from api.identity.api_scopes import STRENGTH, rule_for
from api.identity.models import ApiScope, ApiToken
from api.sync.live import NOT_A_MEMBER, NOT_SIGNED_IN
from tests.api.actor import Service, Shop, Someone, assert_problem
from tests.api.doors import DOORS, OWN, Door
from tests.api.test_doors import METHODS
from tests.api.test_live import closed_with
from tests.api.things import Things

SCOPES: tuple[ApiScope, ...] = ("read", "write", "manage")
# What only somebody who signed in does: it would outlive a token that was read by others.
TEAM = "/v1/teams/{team}"
MAKES_OWNERS = {
    (f"PATCH {TEAM}/members/{{person}}", "{'role': 'owner'}"),
    (f"PATCH {TEAM}/members/{{owner}}", "{'role': 'agent'}"),
    (f"DELETE {TEAM}/members/{{owner}}", "None"),
    (f"POST {TEAM}/invitations", "{'role': 'admin'}"),
    (f"POST {TEAM}/invitations", "{'role': 'owner'}"),
}


def makes(who: Someone, shop: Shop, **wanted: Any) -> dict[str, Any]:
    sent = {"team": str(shop.id), "name": "Nightly import", "scope": "read"} | wanted
    answer = who.post("/v1/me/api-tokens", json=sent)
    assert answer.status_code == 201, answer.text
    made: dict[str, Any] = answer.json()
    return made


def asks(service: Service, token: str, path: str) -> int:
    return service.ask("GET", path, headers={"Authorization": f"Bearer {token}"}).status_code


def test_every_operation_says_how_far_a_token_must_reach(service: Service) -> None:
    """Added one? Say in api/identity/api_scopes.py which API tokens may use it."""
    paths = service.app.openapi()["paths"]
    offered = [(method.upper(), path) for path in paths for method in METHODS & paths[path].keys()]

    assert [operation for operation in offered if rule_for(*operation) is None] == []


@pytest.mark.parametrize(("door", "scope"), list(product([*DOORS, *OWN], SCOPES)), ids=str)
def test_a_token_reaches_as_far_as_its_scope(new_shop: Shop, door: Door, scope: ApiScope) -> None:
    shop = new_shop
    places = Things(shop).places | {"session": str(shop.owner.session_id), "email": shop.owner.email}
    script = shop.has_api_token(shop.owner, scope)
    method, path = door.operation.partition("?")[0].split(" ")
    asked = rule_for(method, path.replace("{owner}", "{person}"))
    assert asked

    answer = door.ask(script, places)

    if scope == "manage" and (door.operation, str(door.sent)) in MAKES_OWNERS:
        assert_problem(answer, 403, "not_allowed")
    elif STRENGTH[asked] <= STRENGTH[scope]:
        assert answer.is_success, answer.text
    else:
        assert_problem(answer, 403, "beyond_scope")


@pytest.mark.parametrize("door", DOORS, ids=str)
def test_another_team_does_not_exist_for_a_token_even_if_its_person_owns_it(
    lasting_service: Service, new_shop: Shop, door: Door
) -> None:
    shop, elsewhere = new_shop, lasting_service.has_team(f"Elsewhere {uuid4()}")
    elsewhere.has_also(shop.owner, "owner")
    script = shop.has_api_token(shop.owner, "manage")

    assert_problem(door.ask(script, Things(elsewhere).places), 404, "not_found")


def test_a_token_may_do_no_more_than_its_person(shop: Shop) -> None:
    script = shop.has_api_token(shop.agent, "manage")

    assert_problem(script.post(f"{shop.url}/groups", json={"name": "Returns"}), 403, "not_allowed")


def test_it_knows_of_its_own_team_only(service: Service, shop: Shop) -> None:
    service.has_team("Elsewhere").has_also(shop.agent, "agent")

    mine = shop.has_api_token(shop.agent, "read").get("/v1/me").json()

    assert [team["name"] for team in mine["teams"]] == ["Shop"]


def test_it_is_shown_once_and_kept_as_a_digest(service: Service, shop: Shop) -> None:
    made = makes(shop.agent, shop)

    assert made["token"].startswith("rjn_")
    assert len(made["token"]) == 47
    listed = shop.agent.get("/v1/me/api-tokens")
    assert [each["name"] for each in listed.json()] == ["Nightly import"]
    assert made["token"] not in listed.text
    with service.database() as db:
        assert made["token"] not in str(db.exec(select(ApiToken)).one().model_dump())


@pytest.mark.parametrize("role", ["owner", "admin"])
def test_it_neither_makes_nor_unmakes_who_manages_people(shop: Shop, role: str) -> None:
    script = shop.has_api_token(shop.owner, "manage")
    other = shop.has_member("owner" if role == "owner" else "admin", "Otto Other")

    for refused in (
        script.post(f"{shop.url}/invitations", json={"role": role}),
        script.patch(f"{shop.url}/members/{shop.agent.id}", json={"role": role}),
        script.patch(f"{shop.url}/members/{other.id}", json={"role": "agent"}),
        script.delete(f"{shop.url}/members/{other.id}"),
    ):
        assert_problem(refused, 403, "not_allowed")


def test_what_it_invited_ends_with_it(service: Service, shop: Shop) -> None:
    script, another = (shop.has_api_token(shop.owner, "manage") for _ in range(2))
    links = [
        each.post(f"{shop.url}/invitations", json={"role": "lead"}).json()["url"].partition(".test")[2]
        for each in (script, another, shop.owner)
    ]

    shop.owner.delete(f"/v1/me/api-tokens/{script.session_id}")

    assert [service.ask("GET", link).status_code for link in links] == [410, 200, 200]


def test_nor_do_its_invitations_last_longer_than_it_would(service: Service, shop: Shop) -> None:
    token = makes(shop.owner, shop, scope="manage", days=1)["token"]
    asked = {"headers": {"Authorization": f"Bearer {token}"}, "json": {"role": "lead"}}
    link = service.ask("POST", f"{shop.url}/invitations", **asked).json()["url"].partition(".test")[2]

    service.clock.forward(days=1)

    assert service.ask("GET", link).status_code == 410


def test_it_ends_by_itself(service: Service, shop: Shop) -> None:
    usual, short = makes(shop.agent, shop)["token"], makes(shop.agent, shop, days=1)["token"]
    assert asks(service, short, shop.url) == 200

    service.clock.forward(days=1)
    assert (asks(service, usual, shop.url), asks(service, short, shop.url)) == (200, 401)

    service.clock.forward(days=89)
    assert asks(service, usual, shop.url) == 401


@pytest.mark.parametrize("days", [0, 366])
def test_it_is_good_for_a_year_at_most(shop: Shop, days: int) -> None:
    wanted = {"team": str(shop.id), "name": "For ever", "scope": "read", "days": days}

    assert_problem(shop.agent.post("/v1/me/api-tokens", json=wanted), 422, "malformed")


def test_a_revoked_one_is_good_for_nothing_at_once(service: Service, shop: Shop) -> None:
    made = makes(shop.agent, shop)
    assert asks(service, made["token"], shop.url) == 200

    assert shop.agent.delete(f"/v1/me/api-tokens/{made['id']}").status_code == 204

    assert asks(service, made["token"], shop.url) == 401
    again = shop.agent.delete(f"/v1/me/api-tokens/{made['id']}")
    assert_problem(again, 404, "not_found")


def test_an_admin_sees_whose_tokens_there_are_and_revokes_them(service: Service, shop: Shop) -> None:
    made = makes(shop.agent, shop)

    (listed,) = shop.admin.get(f"{shop.url}/api-tokens").json()
    assert (listed["person_name"], listed["scope"]) == ("Aiko Agent", "read")
    assert shop.admin.delete(f"{shop.url}/api-tokens/{made['id']}").status_code == 204

    assert asks(service, made["token"], shop.url) == 401


def test_who_leaves_leaves_no_token_behind(service: Service, shop: Shop) -> None:
    elsewhere = service.has_team("Elsewhere")
    elsewhere.has_also(shop.agent, "agent")
    here, there = makes(shop.agent, shop)["token"], makes(shop.agent, elsewhere)["token"]
    assert asks(service, here, shop.url) == 200

    shop.owner.delete(f"{shop.url}/members/{shop.agent.id}")
    shop.has_also(shop.agent, "agent")  # who comes back makes new ones

    assert asks(service, here, shop.url) == 401
    assert asks(service, there, elsewhere.url) == 200


def test_its_last_use_is_told_to_the_hour(service: Service, shop: Shop) -> None:
    token = makes(shop.agent, shop)["token"]

    def last_used() -> datetime | None:
        with service.database() as db:
            return db.exec(select(ApiToken.last_used_at)).one()

    assert last_used() is None
    asks(service, token, shop.url)
    first = last_used()
    service.clock.forward(minutes=5)
    asks(service, token, shop.url)
    assert last_used() == first

    service.clock.forward(minutes=60)
    asks(service, token, shop.url)
    assert last_used() == service.clock()


def test_one_person_has_twenty_in_a_team(shop: Shop) -> None:
    for _ in range(20):
        makes(shop.agent, shop)

    wanted = {"team": str(shop.id), "name": "One more", "scope": "read"}
    assert_problem(shop.agent.post("/v1/me/api-tokens", json=wanted), 409, "too_many_api_tokens")


def test_the_live_socket_takes_one_and_ends_with_it(service: Service, shop: Shop) -> None:
    script = shop.has_api_token(shop.agent, "read")
    with service.client.websocket_connect(f"{shop.url}/sync/live") as socket:
        socket.send_json({"token": script.token})
        assert socket.receive_json() == {str(shop.id): shop.head}

        shop.agent.delete(f"/v1/me/api-tokens/{script.session_id}")

        assert closed_with(socket) == NOT_SIGNED_IN


def test_the_socket_of_another_team_is_not_there(service: Service, shop: Shop) -> None:
    elsewhere = service.has_team("Elsewhere")
    elsewhere.has_also(shop.agent, "agent")
    script = shop.has_api_token(shop.agent, "manage")

    with service.client.websocket_connect(f"{elsewhere.url}/sync/live") as socket:
        socket.send_json({"token": script.token})
        assert closed_with(socket) == NOT_A_MEMBER
