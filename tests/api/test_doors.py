"""Every operation that the service offers, for every role, for other teams' people, and for nobody."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product
from typing import Any
from uuid import uuid4

import pytest

from api.teams.models import Role
from tests.api.actor import Service, Shop, Someone, assert_problem
from tests.api.conftest import service_in
from tests.api.doors import DOORS, FILES, OPEN, OWN, PAGES, ROLES, SOCKETS, Door
from tests.api.things import Things
from tests.databases import EmptyDatabase

METHODS = {"get", "put", "post", "patch", "delete"}
ABOUT_THINGS = [(door, name) for door in DOORS for name in door.names]


def test_every_operation_has_a_row_that_says_to_whom_it_opens(service: Service) -> None:
    """Added one? Say in tests/api/doors.py who may use it."""
    paths = service.app.openapi()["paths"]
    offered = {f"{method.upper()} {path}" for path in paths for method in METHODS & paths[path].keys()}

    told = {
        door.operation.partition("?")[0].replace("{owner}", "{person}").replace("{trashed}", "{template}")
        for door in [*DOORS, *OWN]
    }

    assert told | OPEN == offered


def test_nothing_is_offered_outside_the_document_but_pages(service: Service) -> None:
    """A page holds nothing of a team; if yours does, it needs a door of its own."""
    documented = {*service.app.openapi()["paths"]}

    offered = {route.path for route in every_route(service.app.routes)}

    assert offered - documented == PAGES | FILES | SOCKETS


def every_route(routes: Iterable[Any]) -> Iterator[Any]:
    for route in routes:
        # FastAPI keeps a router that was included as one route, with its own inside.
        included = getattr(route, "original_router", None)
        if included:
            yield from every_route(included.routes)
        else:
            yield route


@pytest.mark.parametrize("door", DOORS, ids=str)
def test_a_door_opens_to_the_roles_it_is_for(shop: Shop, door: Door) -> None:
    for role in reversed(ROLES):
        asking, things = shop.member(role), Things(shop)
        before = shop.head
        answer = door.ask(asking, things.places)

        if role in door.opens_to:
            assert answer.is_success, f"{role}: {answer.text}"
        else:
            refused = 404 if door.hides else 403
            assert answer.status_code == refused, f"{role}: {answer.text}"
            assert_problem(answer, refused, answer.json()["code"])
            assert shop.head == before, f"{role} was refused, and yet something was written"


@dataclass
class TwoTeams:
    """Ours and another, each with things. What is refused changes nothing, so all may ask in the same two."""

    shop: Shop
    ours: dict[str, str]
    theirs: dict[str, str]
    stranger: Someone


@pytest.fixture(scope="module")
def two_teams(tmp_path_factory: pytest.TempPathFactory, empty_database: EmptyDatabase) -> Iterator[TwoTeams]:
    with service_in(tmp_path_factory.mktemp("two-teams"), empty_database) as service:
        shop, other = service.has_team("Shop"), service.has_team("Elsewhere")
        yield TwoTeams(shop, Things(shop).places, Things(other).places, other.owner)


@pytest.mark.parametrize("door", DOORS, ids=str)
def test_it_opens_to_nobody_from_outside(two_teams: TwoTeams, door: Door) -> None:
    shop, ours, stranger = two_teams.shop, two_teams.ours, two_teams.stranger
    before = shop.head

    assert_problem(door.ask(shop.service, ours), 401, "not_signed_in")
    seen = door.ask(stranger, ours)
    unknown = door.ask(stranger, ours | {"team": str(uuid4())})

    assert_problem(seen, 404, "not_found")
    assert (seen.content, sorted(seen.headers)) == (unknown.content, sorted(unknown.headers))
    assert shop.head == before


@pytest.mark.parametrize(("door", "name"), ABOUT_THINGS, ids=str)
def test_another_teams_thing_answers_as_one_that_does_not_exist(
    two_teams: TwoTeams, door: Door, name: str
) -> None:
    owner, before = two_teams.shop.owner, two_teams.shop.head
    ours = two_teams.ours | {"client": str(uuid4())}

    seen = door.ask(owner, ours | {name: two_teams.theirs[name]})
    unknown = door.ask(owner, ours | {name: str(uuid4()), "client": str(uuid4())})

    assert (seen.status_code, seen.content) == (unknown.status_code, unknown.content)
    assert two_teams.shop.head == before


@pytest.mark.parametrize(("door", "role"), list(product(OWN, ROLES)), ids=str)
def test_what_is_ones_own_is_told_to_oneself_alone(
    service: Service, shop: Shop, door: Door, role: Role
) -> None:
    me, other = shop.member(role), service.has_person("Somebody Else")
    token = shop.has_api_token(me, "read")
    mine = {
        "session": str(me.session_id),
        "token": str(token.session_id),
        "team": str(shop.id),
        "email": me.email,
    }

    assert_problem(door.ask(service, mine), 401, "not_signed_in")
    if any(f"{{{name}}}" in str(door) for name in ("session", "token", "team")):
        assert_problem(door.ask(other, mine), 404, "not_found")
    assert door.ask(me, mine).status_code // 100 == (2 if role in door.opens_to else 4)
