"""What goes with somebody who leaves a team, or with a group that is removed: all that they might do."""

import pytest

from api.teams.models import Role
from tests.api.actor import Service, Shop, Someone
from tests.api.tab import Tab
from tests.api.team import Library


def test_who_comes_back_starts_without_the_rights_of_before(shop: Shop, library: Library) -> None:
    library.has_folder("Refunds", agent="manage")

    shop.owner.delete(f"{shop.url}/members/{shop.agent.id}")
    shop.has_also(shop.agent, "agent")

    assert library.seen_by(shop.agent) == {"Private": "manage"}


def test_who_comes_back_finds_their_own_private_templates(shop: Shop, library: Library) -> None:
    mine = library.adds(shop.agent, library.private_of(shop.agent), title="Mine").json()

    shop.owner.delete(f"{shop.url}/members/{shop.agent.id}")
    shop.has_also(shop.agent, "agent")

    assert library.reads(shop.agent, mine["id"]).json()["template"]["title"] == "Mine"


def test_what_somebody_may_do_in_another_team_stays(service: Service, shop: Shop) -> None:
    elsewhere = service.has_team("Elsewhere")
    elsewhere.has_also(shop.agent, "agent")
    folder = Library(elsewhere).has_folder("Refunds")
    grant = {"to_kind": "person", "to_id": str(shop.agent.id), "right": "edit"}
    elsewhere.owner.put(f"{elsewhere.url}/folders/{folder}/grants", json=grant)

    shop.owner.delete(f"{shop.url}/members/{shop.agent.id}")

    assert Library(elsewhere).seen_by(shop.agent)["Refunds"] == "edit"


def test_a_removed_group_is_named_in_no_grant(shop: Shop, library: Library) -> None:
    folder = library.has_folder("Refunds", everyone="use")
    group = shop.owner.post(f"{shop.url}/groups", json={"name": "Returns"}).json()["id"]
    grants = f"{shop.url}/folders/{folder}/grants"
    shop.owner.put(grants, json={"to_kind": "group", "to_id": group, "right": "edit"})

    shop.owner.delete(f"{shop.url}/groups/{group}")

    assert [grant["to_kind"] for grant in shop.owner.get(grants).json()["grants"]] == ["everyone"]


def invited_by(who: Someone, shop: Shop) -> str:
    """The path of an open invitation that this person made and kept to themselves."""
    made = who.post(f"{shop.url}/invitations", json={"role": "admin"})
    assert made.status_code == 201, made.text
    url: str = made.json()["url"]
    return url.removeprefix("http://rejoinder.test")


def test_who_was_removed_does_not_come_back_by_their_own_invitation(service: Service, shop: Shop) -> None:
    link = invited_by(shop.admin, shop)

    shop.owner.delete(f"{shop.url}/members/{shop.admin.id}")

    assert Tab(service).opens(link).status_code == 410


@pytest.mark.parametrize("role", ["lead", "agent"])
def test_who_may_no_longer_invite_leaves_no_invitation_open(service: Service, shop: Shop, role: Role) -> None:
    link = invited_by(shop.admin, shop)

    shop.owner.patch(f"{shop.url}/members/{shop.admin.id}", json={"role": role})

    assert Tab(service).opens(link).status_code == 410


def test_an_owner_who_becomes_an_admin_invites_no_owner_any_more(service: Service, shop: Shop) -> None:
    partner = shop.has_member("owner", "Otto Owner")
    made = partner.post(f"{shop.url}/invitations", json={"role": "owner"}).json()["url"]
    admins = invited_by(partner, shop)

    shop.owner.patch(f"{shop.url}/members/{partner.id}", json={"role": "admin"})

    assert Tab(service).opens(made.removeprefix("http://rejoinder.test")).status_code == 410
    assert Tab(service).opens(admins).status_code == 200


def test_the_invitations_of_others_stay(service: Service, shop: Shop) -> None:
    link = invited_by(shop.owner, shop)

    shop.owner.delete(f"{shop.url}/members/{shop.admin.id}")

    assert Tab(service).opens(link).status_code == 200
