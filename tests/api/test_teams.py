"""People, roles, groups and values of a team. Who may do what is told in `doors.py`."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest

from api.replicas.notices import Notice, Wrote
from api.teams.models import Role, Team
from tests.api.actor import Service, Shop, Someone, assert_problem

ROLES: tuple[Role, ...] = ("owner", "admin", "lead", "agent")
WRITES = [
    "PATCH {team} name",
    "PATCH {team} values",
    "PATCH {team}/members/{agent}",
    "DELETE {team}/members/{agent}",
    "POST {team}/groups",
    "PATCH {team}/groups/{group}",
    "DELETE {team}/groups/{group}",
    "PUT {team}/groups/{group}/members/{agent}",
    "DELETE {team}/groups/{group}/members/{agent}",
]
SAID: dict[str, dict[str, Any]] = {
    "PATCH {team} name": {"name": "Another name"},
    "PATCH {team} values": {"values": {"return_days": "14"}},
    "PATCH {team}/members/{agent}": {"role": "lead"},
    "POST {team}/groups": {"name": "Night shift"},
    "PATCH {team}/groups/{group}": {"name": "Day shift"},
}


class Deeds:
    """A team with something in every place, on which each of WRITES can be done."""

    def __init__(self, shop: Shop) -> None:
        group = shop.owner.post(f"{shop.url}/groups", json={"name": "Returns"}).json()
        self.places = {"team": shop.url, "agent": shop.other_agent.id, "group": group["id"]}

    def do(self, who: Someone, deed: str) -> Any:
        method, path, *_ = deed.split(" ")
        said = {"json": SAID[deed]} if deed in SAID else {}
        return who.ask(method, path.format(**self.places), **said)


def test_a_person_knows_their_teams(service: Service, shop: Shop) -> None:
    other = service.has_team("Another shop")
    other.has_also(shop.lead, "agent")

    me = shop.lead.get("/v1/me").json()

    assert me["teams"] == [
        {"id": str(other.id), "name": "Another shop", "role": "agent"},
        {"id": str(shop.id), "name": "Shop", "role": "lead"},
    ]


def test_a_team_has_values(shop: Shop) -> None:
    shop.lead.patch(shop.url, json={"values": {"return_days": "30", "store_name": "Kingfisher"}})
    shop.lead.patch(shop.url, json={"values": {"return_days": None, "city": "雅加达"}})

    team = shop.agent.get(shop.url).json()

    assert team["values"] == {"city": "雅加达", "store_name": "Kingfisher"}
    assert (team["name"], team["role"]) == ("Shop", "agent")


@pytest.mark.parametrize(
    "change",
    [
        {"name": ""},
        {"name": "   "},
        {"name": "x" * 201},
        {"name": "two\nlines"},
        {"values": {"Return Days": "30"}},
        {"values": {"a" * 51: "x"}},
        {"values": {"days": 30}},
        {"values": {"days": "x" * 501}},
        {"values": "none"},
        {"nmae": "Shop"},
        {"head": 99},
    ],
    ids=str,
)
def test_a_change_in_the_wrong_form_is_told_by_its_field(shop: Shop, change: dict[str, Any]) -> None:
    problem = assert_problem(shop.owner.patch(shop.url, json=change), 422, "malformed")

    assert problem["fields"][0]["field"].startswith(next(iter(change)))
    assert shop.owner.get(shop.url).json()["name"] == "Shop"


def test_a_team_has_a_hundred_values_at_most(shop: Shop) -> None:
    many = {f"value_{number}": "x" for number in range(101)}

    assert_problem(shop.owner.patch(shop.url, json={"values": many}), 409, "too_many_values")
    assert shop.owner.get(shop.url).json()["values"] == {}


def test_the_last_owner_stays(shop: Shop) -> None:
    me = f"{shop.url}/members/{shop.owner.id}"

    assert_problem(shop.owner.patch(me, json={"role": "agent"}), 409, "last_owner")
    assert_problem(shop.owner.delete(me), 409, "last_owner")

    shop.owner.patch(f"{shop.url}/members/{shop.admin.id}", json={"role": "owner"})
    assert shop.owner.delete(me).status_code == 204


@pytest.mark.parametrize("role", ["admin", "lead", "agent"])
def test_anybody_else_may_leave_and_is_out_at_once(service: Service, shop: Shop, role: Role) -> None:
    leaver = shop.member(role)
    other = service.has_team("Another shop")
    other.has_also(leaver, "agent")
    group = shop.owner.post(f"{shop.url}/groups", json={"name": "Returns"}).json()["id"]
    shop.owner.put(f"{shop.url}/groups/{group}/members/{leaver.id}")

    assert leaver.delete(f"{shop.url}/members/{leaver.id}").status_code == 204

    assert_problem(leaver.get(shop.url), 404, "not_found")
    assert leaver.get(other.url).status_code == 200
    assert shop.owner.get(f"{shop.url}/groups/{group}").json()["members"] == []


def test_a_device_that_was_shut_out_learns_it_from_the_team_itself(shop: Shop) -> None:
    assert shop.agent.get(shop.url).status_code == 200

    shop.admin.delete(f"{shop.url}/members/{shop.agent.id}")

    assert_problem(shop.agent.get(shop.url), 404, "not_found")
    assert shop.agent.get("/v1/me").json()["teams"] == []


def test_admins_neither_make_owners_nor_touch_them(shop: Shop) -> None:
    promoted = shop.admin.patch(f"{shop.url}/members/{shop.agent.id}", json={"role": "owner"})

    assert_problem(promoted, 403, "not_allowed")
    assert shop.owner.get(f"{shop.url}/members").json()[0]["role"] == "admin"


def test_members_are_listed_by_name(shop: Shop) -> None:
    for role in ROLES:
        shop.member(role)

    listed = shop.agent.get(f"{shop.url}/members").json()

    assert [(each["name"], each["role"]) for each in listed] == [
        ("Adam Admin", "admin"),
        ("Aiko Agent", "agent"),
        ("Lena Lead", "lead"),
        ("Olivia Owner", "owner"),
    ]


def test_a_groups_name_is_its_own_within_the_team(service: Service, shop: Shop) -> None:
    shop.owner.post(f"{shop.url}/groups", json={"name": "Returns"})
    second = shop.owner.post(f"{shop.url}/groups", json={"name": "Night shift"}).json()

    assert_problem(shop.owner.post(f"{shop.url}/groups", json={"name": "Returns"}), 409, "group_name_taken")
    taken = shop.owner.patch(f"{shop.url}/groups/{second['id']}", json={"name": "Returns"})
    assert_problem(taken, 409, "group_name_taken")
    elsewhere = service.has_team("Elsewhere")
    assert elsewhere.owner.post(f"{elsewhere.url}/groups", json={"name": "Returns"}).status_code == 201


def test_a_group_holds_people_of_the_team_only(service: Service, shop: Shop) -> None:
    group = shop.owner.post(f"{shop.url}/groups", json={"name": "Returns"}).json()
    stranger = service.has_person("Somebody Else")

    for _ in range(2):
        assert shop.owner.put(f"{shop.url}/groups/{group['id']}/members/{shop.agent.id}").status_code == 204
    refused = shop.owner.put(f"{shop.url}/groups/{group['id']}/members/{stranger.id}")

    assert_problem(refused, 404, "not_found")
    assert shop.agent.get(f"{shop.url}/groups").json() == [group | {"members": [str(shop.agent.id)]}]


@pytest.mark.parametrize("deed", WRITES)
def test_every_write_takes_one_number_and_is_told_once_it_stands(shop: Shop, deed: str) -> None:
    deeds = Deeds(shop)
    shop.member("owner")
    before = position(shop)
    told, stop = pokes(shop)

    deeds.do(shop.owner, deed)
    stop()

    assert position(shop) == (before[0] + 1, before[0] + 1)
    assert told == [(shop.id, before[0] + 1)]


def test_a_refused_write_takes_none_and_tells_nobody(shop: Shop) -> None:
    before = position(shop)
    told, stop = pokes(shop)

    shop.owner.delete(f"{shop.url}/members/{shop.owner.id}")
    stop()

    assert position(shop) == before
    assert told == []


def pokes(shop: Shop) -> tuple[list[tuple[UUID, int]], Callable[[], None]]:
    """Which team, and its number, from now on; who begins to hear other replicas is told of that, too."""
    told: list[tuple[UUID, int]] = []

    def hear(notice: Notice) -> None:
        if isinstance(notice, Wrote):
            told.append((notice.team_id, notice.head))

    return told, shop.service.app.state.notifier.subscribe(hear)


def position(shop: Shop) -> tuple[int, int]:
    with shop.service.database() as db:
        team = db.get_one(Team, shop.id)
        return team.head, team.acl_seq
