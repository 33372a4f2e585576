"""A link for a new password that an admin hands over: for whom, by whom, and until when."""

import pytest
from httpx import Response

from tests.api.actor import PASSWORD, Service, Shop, Someone, assert_problem
from tests.api.resetting import NEW, sets_password
from tests.api.tab import Tab
from tests.api.trail import told_in


def asks_for(asking: Someone, shop: Shop, person: Someone) -> Response:
    return asking.post(f"{shop.url}/members/{person.id}/password-reset")


def test_an_admin_hands_a_link_over(shop: Shop) -> None:
    made = asks_for(shop.admin, shop, shop.agent)

    assert made.status_code == 201
    link = made.json()["url"].removeprefix("http://rejoinder.test")
    assert sets_password(shop.service, link).status_code == 303
    tab = Tab(shop.service)
    tab.opens("/sign-in")
    assert tab.signs_in(shop.agent.email, NEW).status_code == 303
    told = {entry.action: entry for entry in told_in(shop)}
    assert told["password.reset_asked"].actor_id == shop.admin.id
    assert told["password.reset"].actor_id == shop.agent.id


def test_nobody_gets_into_a_team_by_a_password_that_they_set(service: Service, shop: Shop) -> None:
    elsewhere = service.has_team("Elsewhere")
    elsewhere.has_also(shop.agent, "agent")
    elsewhere.has_also(shop.owner, "lead")

    assert_problem(asks_for(shop.owner, shop, shop.agent), 403, "not_allowed")

    elsewhere.has_also(shop.admin, "admin")
    assert asks_for(shop.admin, shop, shop.agent).status_code == 201


def test_nor_by_that_of_an_owner_of_another_team(service: Service, shop: Shop) -> None:
    elsewhere = service.has_team("Elsewhere")
    elsewhere.has_also(shop.agent, "owner")
    elsewhere.has_also(shop.owner, "admin")

    assert_problem(asks_for(shop.owner, shop, shop.agent), 403, "not_allowed")


def test_a_link_ends_when_its_person_outgrows_who_made_it(service: Service, shop: Shop) -> None:
    link = asks_for(shop.admin, shop, shop.agent).json()["url"].removeprefix("http://rejoinder.test")
    assert Tab(service).opens(link).status_code == 200
    shop.owner.patch(f"{shop.url}/members/{shop.agent.id}", json={"role": "owner"})
    assert Tab(service).opens(link).status_code == 410
    shop.owner.patch(f"{shop.url}/members/{shop.agent.id}", json={"role": "agent"})
    tab = Tab(service)
    tab.opens(link)

    service.has_team("Elsewhere").has_also(shop.agent, "agent")

    assert tab.submits(password=NEW).status_code == 410


@pytest.mark.parametrize("role", ["agent", None])
def test_a_link_ends_when_who_made_it_no_longer_manages(shop: Shop, role: str | None) -> None:
    link = asks_for(shop.admin, shop, shop.agent).json()["url"].removeprefix("http://rejoinder.test")
    place = f"{shop.url}/members/{shop.admin.id}"

    changed = shop.owner.patch(place, json={"role": role}) if role else shop.owner.delete(place)

    assert changed.is_success
    assert Tab(shop.service).opens(link).status_code == 410


def test_a_reset_ends_the_invitations_that_a_thief_may_have_made(shop: Shop) -> None:
    made = shop.admin.post(f"{shop.url}/invitations", json={"role": "admin"}).json()
    link = asks_for(shop.owner, shop, shop.admin).json()["url"].removeprefix("http://rejoinder.test")

    sets_password(shop.service, link)

    assert shop.service.ask("GET", made["url"].removeprefix("http://rejoinder.test")).status_code == 410


def test_a_changed_password_ends_api_tokens(shop: Shop) -> None:
    script = shop.has_api_token(shop.agent, "read")
    tab = Tab(shop.service)
    tab.opens("/sign-in", after="/account")
    tab.signs_in(shop.agent.email)
    tab.opens("/account")

    tab.posts("/account/password", old_password=PASSWORD, new_password=NEW)

    assert_problem(script.get(shop.url), 401, "not_signed_in")


def test_only_an_owner_makes_one_for_an_owner_and_nobody_for_themselves(shop: Shop) -> None:
    other = shop.has_member("owner", "Otto Owner")

    assert_problem(asks_for(shop.admin, shop, other), 403, "not_allowed")
    assert_problem(asks_for(shop.admin, shop, shop.admin), 403, "not_allowed")
    assert asks_for(shop.owner, shop, other).status_code == 201
