"""A team may ask a second step of everybody: who has none sets it up before their password lets them in."""

from pathlib import Path

import pytest
from httpx import Response

from api.identity.models import Person
from api.teams.models import Role
from tests.api.actor import Service, Shop, Someone, assert_problem
from tests.api.conftest import service_in
from tests.api.second_step import Phone, codes_in, is_in, sets_up
from tests.api.tab import Tab
from tests.databases import EmptyDatabase


def requires(shop: Shop, days: int = 7, who: Someone | None = None) -> Response:
    sent = {"second_step": "required", "days": days}
    return (who or shop.owner).put(f"{shop.url}/sign-in", json=sent)


@pytest.fixture
def strict(shop: Shop) -> Shop:
    """A team that requires it from now on; its owner has it."""
    sets_up(shop.owner)
    answer = requires(shop, days=0)
    assert answer.status_code == 200, answer.text
    return shop


def signs_in(person: Someone) -> tuple[Tab, Response]:
    tab = Tab(person.service)
    tab.opens("/sign-in", after="/account")
    return tab, tab.signs_in(person.email)


def test_a_password_alone_leads_to_setting_it_up_and_from_there_on_in(strict: Shop) -> None:
    tab, entered = signs_in(strict.agent)
    assert entered.headers["location"] == "/sign-in/second-step?after=%2Faccount"
    assert not is_in(tab)

    shown = tab.opens(entered.headers["location"]).text
    secret = shown.partition('"key"><code>')[2].partition("<")[0].replace(" ", "")
    phone = Phone(strict.agent, secret)
    assert tab.submits(code="000000").status_code == 422
    kept = tab.submits(code=phone.shows())

    assert len(codes_in(kept)) == 10
    assert 'href="/account"' in kept.text
    assert is_in(tab)


def test_nothing_opens_to_who_has_not_set_it_up(strict: Shop) -> None:
    tab, _ = signs_in(strict.agent)

    assert tab.opens("/device").status_code == 303
    assert tab.opens(f"/teams/{strict.id}/audit").status_code == 303


def test_before_the_day_a_password_is_enough(shop: Shop) -> None:
    sets_up(shop.owner)
    requires(shop, days=7)

    assert is_in(signs_in(shop.agent)[0])
    shop.service.clock.forward(days=7)
    assert not is_in(signs_in(shop.agent)[0])


def test_until_then_the_account_page_tells_from_when_to_who_has_none(shop: Shop) -> None:
    sets_up(shop.owner)
    due = requires(shop, days=7).json()["second_step_due"]
    told = f"Your team asks for it from {int(due[8:10])} "

    assert told in signs_in(shop.agent)[0].opens("/account").text
    shop.owner.put(f"{shop.url}/sign-in", json={"second_step": "optional"})
    assert told not in signs_in(shop.agent)[0].opens("/account").text


def test_only_people_of_that_team_are_asked(service: Service, strict: Shop) -> None:
    assert is_in(signs_in(service.has_team("Elsewhere").agent)[0])


def test_once_it_is_optional_again_a_password_is_enough(strict: Shop) -> None:
    optional = strict.owner.put(f"{strict.url}/sign-in", json={"second_step": "optional"})

    assert optional.json()["second_step_due"] is None
    assert is_in(signs_in(strict.agent)[0])
    sentences = [each["sentence"] for each in strict.owner.get(f"{strict.url}/audit").json()["entries"]]
    assert "Olivia Owner left the second step to each person." in sentences
    assert any(
        each.startswith("Olivia Owner required a second step of everybody from 20") for each in sentences
    )


def test_who_requires_it_has_one_so_the_last_owner_is_never_locked_out(shop: Shop) -> None:
    assert_problem(requires(shop), 409, "own_second_step_missing")

    sets_up(shop.owner)
    assert requires(shop).status_code == 200


@pytest.mark.parametrize("role", ["lead", "agent"])
def test_leads_and_agents_neither_see_nor_set_it(shop: Shop, role: Role) -> None:
    who = shop.member(role)

    assert_problem(requires(shop, who=who), 403, "not_allowed")
    assert_problem(who.get(f"{shop.url}/sign-in"), 403, "not_allowed")


def test_a_later_day_does_not_put_off_an_earlier_one(strict: Shop) -> None:
    due = strict.owner.get(f"{strict.url}/sign-in").json()["second_step_due"]

    assert requires(strict, days=30).json()["second_step_due"] == due


def test_it_is_told_who_has_none_yet(strict: Shop) -> None:
    strict.agent  # noqa: B018 - joins
    told = strict.owner.get(f"{strict.url}/sign-in").json()

    assert [each["name"] for each in told["without_second_step"]] == ["Aiko Agent"]
    assert told["passwords"] is True
    assert told["company"] is None
    assert told["sends_mail"] is False


def test_who_joins_by_an_invitation_sets_it_up_first(strict: Shop) -> None:
    made = strict.owner.post(f"{strict.url}/invitations", json={"role": "agent"}).json()
    tab = Tab(strict.service)
    tab.opens(made["url"].removeprefix("http://rejoinder.test"))

    joined = tab.submits(name="New Agent", email="new@shop.test", password="a long enough one, surely")

    assert joined.headers["location"] == "/sign-in/second-step?after=%2F"
    assert not is_in(tab)


def test_where_letters_are_sent_an_unproven_address_is_proven_first(
    tmp_path: Path, empty_database: EmptyDatabase
) -> None:
    told = {"smtp_url": "smtp://127.0.0.1:9", "mail_from": "replies@shop.test"}
    with service_in(tmp_path, empty_database, **told) as service:
        shop = service.has_team("Shop")
        sets_up(shop.owner)
        requires(shop, days=0)
        with service.database() as db:
            db.get_one(Person, shop.agent.id).email_proven_at = None
        tab, entered = signs_in(shop.agent)

        shown = tab.opens(entered.headers["location"])

    assert shown.status_code == 403
    assert "Ask for a link" in shown.text
