"""Getting in: the first owner's link, invitations, and that each works once."""

from urllib.parse import urlsplit

import pytest
from sqlalchemy import select
from sqlmodel import SQLModel

from api.teams.joining import first_owner, setup_link
from tests.api.actor import PASSWORD, PASSWORD_DIGEST, Service, Shop, assert_problem
from tests.api.tab import Tab

NEW = {"name": "Ada Lovelace", "email": "ada@shop.test", "password": PASSWORD}


def setup_token(service: Service) -> str:
    with service.database() as db:
        token = setup_link(db, service.clock())
    assert token
    return token


def test_the_first_owner_names_the_team(service: Service) -> None:
    tab = Tab(service)
    assert "Set up your team" in tab.opens("/setup", link=setup_token(service)).text

    answer = tab.submits(team=" Kingfisher ", **NEW)

    assert answer.status_code == 303
    assert "Ada Lovelace" in tab.opens("/").text
    tab.opens("/sign-in")
    assert tab.signs_in().status_code == 303
    with service.database() as db:
        assert setup_link(db, service.clock()) is None


def test_the_setup_link_works_once_and_for_a_day_and_the_newest_only(service: Service) -> None:
    earlier, token = setup_token(service), setup_token(service)
    tab = Tab(service)
    assert tab.opens("/setup", link=earlier).status_code == 410
    service.clock.forward(days=1)
    assert tab.opens("/setup", link=token).status_code == 410

    token = setup_token(service)
    tab.opens("/setup", link=token)
    tab.submits(team="Kingfisher", **NEW)

    assert tab.opens("/setup", link=token).status_code == 410
    assert tab.opens(f"/invitations/{token}").status_code == 410


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"team": ""}, "Give the team a name"),
        ({"name": " "}, "Tell the team your name"),
        ({"email": "ada"}, "not an email address"),
        ({"password": "short"}, "at least 8"),
        ({"password": "password123"}, "Many people use"),
        ({"password": "Kingfisher"}, "Others know"),
        ({"seal": ""}, "too long"),
    ],
)
def test_what_is_wrong_is_told_and_what_was_typed_is_kept(
    service: Service, wrong: dict[str, str], told: str
) -> None:
    tab = Tab(service)
    token = setup_token(service)
    tab.opens("/setup", link=token)

    answer = tab.submits(**({"team": "Kingfisher"} | NEW | wrong))

    assert answer.status_code == 422
    assert told in answer.text
    assert PASSWORD not in answer.text
    assert tab.submits(**({"team": "Kingfisher"} | NEW)).status_code == 303


def test_the_environment_may_name_the_first_owner(service: Service) -> None:
    with service.database() as db:
        assert first_owner(db, "ada@shop.test", PASSWORD_DIGEST, service.clock())
    with service.database() as db:
        assert first_owner(db, "eve@shop.test", PASSWORD_DIGEST, service.clock()) is None

    tab = Tab(service)
    tab.opens("/sign-in")
    assert tab.signs_in().status_code == 303


def invited(shop: Shop, **said: str) -> str:
    answer = shop.owner.post(f"{shop.url}/invitations", json={"role": "lead"} | said)
    assert answer.status_code == 201, answer.text
    url: str = answer.json()["url"]
    return urlsplit(url).path


def members(shop: Shop) -> dict[str, str]:
    return {each["email"]: each["role"] for each in shop.owner.get(f"{shop.url}/members").json()}


def test_somebody_new_joins_by_an_invitation_once(shop: Shop) -> None:
    link = invited(shop)
    tab = Tab(shop.service)
    assert "Join Shop" in tab.opens(link).text

    assert tab.submits(**NEW).status_code == 303

    assert members(shop)["ada@shop.test"] == "lead"
    assert tab.opens(link).status_code == 410
    assert shop.owner.get(f"{shop.url}/invitations").json() == []


def test_somebody_with_an_account_joins_with_it(shop: Shop) -> None:
    shop.service.has_person("Ada Lovelace", "ada@shop.test")
    link = invited(shop)
    tab = Tab(shop.service)

    tab.opens(link)
    assert "There is an account with this address" in tab.submits(**NEW).text
    tab.opens(f"{link}?account=have")
    assert "do not belong together" in tab.submits(email="ada@shop.test", password="wrong one").text
    assert tab.submits(email="ada@shop.test", password=PASSWORD).status_code == 303

    assert members(shop)["ada@shop.test"] == "lead"


def test_who_just_signed_in_joins_with_one_press(shop: Shop) -> None:
    shop.service.has_person("Ada Lovelace", "ada@shop.test")
    link = invited(shop)
    tab = Tab(shop.service)
    tab.opens("/sign-in")
    tab.signs_in()

    assert "Join as Ada Lovelace" in tab.opens(link).text
    assert tab.submits().status_code == 303

    assert members(shop)["ada@shop.test"] == "lead"


def test_a_press_without_our_page_joins_nobody(shop: Shop) -> None:
    shop.service.has_person("Ada Lovelace", "ada@shop.test")
    link = invited(shop)
    tab = Tab(shop.service)
    tab.opens("/sign-in")
    tab.signs_in()

    answer = shop.service.ask("POST", f"{link}/account", data={"seal": "x"})

    assert answer.status_code == 422
    assert "ada@shop.test" not in members(shop)


def test_an_invitation_to_an_address_is_for_that_address(shop: Shop) -> None:
    link = invited(shop, email="Grace@Shop.test")
    tab = Tab(shop.service)
    assert 'value="grace@shop.test"' in tab.opens(link).text

    assert "for grace@shop.test" in tab.submits(**NEW).text
    assert tab.submits(**(NEW | {"email": "GRACE@shop.test"})).status_code == 303

    assert members(shop)["grace@shop.test"] == "lead"


def test_who_belongs_already_keeps_their_role_and_the_link_stays(shop: Shop) -> None:
    link = invited(shop)
    tab = Tab(shop.service)
    tab.opens("/sign-in")
    tab.signs_in(shop.owner.email)
    tab.opens(link)

    assert tab.submits().status_code == 303

    assert members(shop)[shop.owner.email] == "owner"
    assert tab.opens(link).status_code == 200


def test_an_invitation_ends_after_seven_days_or_when_withdrawn(shop: Shop) -> None:
    late, withdrawn = invited(shop), invited(shop)
    (newest, _) = shop.owner.get(f"{shop.url}/invitations").json()
    assert shop.admin.delete(f"{shop.url}/invitations/{newest['id']}").status_code == 204
    assert_problem(shop.admin.delete(f"{shop.url}/invitations/{newest['id']}"), 404, "not_found")
    tab = Tab(shop.service)
    assert {tab.opens(late).status_code, tab.opens(withdrawn).status_code} == {200, 410}

    shop.service.clock.forward(days=7)

    assert {tab.opens(late).status_code, tab.opens(withdrawn).status_code} == {410}
    assert tab.service.ask("POST", f"{late}/new", data=NEW).status_code == 410


def test_the_link_is_told_once_and_kept_nowhere(shop: Shop) -> None:
    token = invited(shop).rsplit("/", 1)[1]

    listed = shop.owner.get(f"{shop.url}/invitations")

    assert "url" not in listed.json()[0]
    assert token not in listed.text
    with shop.service.database() as db:
        tables = [db.connection().execute(select(table)).all() for table in SQLModel.metadata.sorted_tables]
    assert token not in repr(tables)


@pytest.mark.parametrize(
    ("said", "status", "code"),
    [
        ({"role": "agent", "email": "not an address"}, 422, "bad_address"),
        ({"role": "boss"}, 422, "malformed"),
        ({}, 422, "malformed"),
        ({"role": "agent", "email": "olivia@shop.test"}, 409, "already_member"),
    ],
    ids=str,
)
def test_what_an_invitation_refuses(shop: Shop, said: dict[str, str], status: int, code: str) -> None:
    assert_problem(shop.owner.post(f"{shop.url}/invitations", json=said), status, code)


def test_a_setup_link_is_worth_nothing_once_the_environment_named_an_owner(service: Service) -> None:
    token = setup_token(service)
    tab = Tab(service)
    tab.opens("/setup", link=token)
    with service.database() as db:
        first_owner(db, "ada@shop.test", PASSWORD_DIGEST, service.clock())

    late = tab.submits(name="Eve", email="eve@shop.test", password=PASSWORD, team="Hers")

    assert late.status_code == 410
    assert tab.opens("/setup", link=token).status_code == 410


@pytest.mark.parametrize("said", [{"name": "A\0da"}, {"team": "King\nfisher"}, {"email": "ada\0@shop.test"}])
def test_names_are_one_line_that_can_be_shown(service: Service, said: dict[str, str]) -> None:
    tab = Tab(service)
    tab.opens("/setup", link=setup_token(service))

    assert tab.submits(**({"team": "Kingfisher"} | NEW | said)).status_code == 422
