"""The code behind the password: when it is good, and that half a sign-in is none."""

from html import unescape

import pytest

from tests.api.actor import Service, Someone
from tests.api.second_step import asked_for_a_code, is_in, sets_up, without_password
from tests.api.tab import Tab
from tests.api.test_sign_in import QUESTION, REDIRECT


@pytest.fixture
def ada(service: Service) -> Someone:
    return service.has_person("Ada Lovelace", "ada@shop.test")


def test_a_code_is_good_once(ada: Someone) -> None:
    phone, _ = sets_up(ada)
    used = phone.shows_next()
    asked_for_a_code(ada).submits(code=used)

    tab = asked_for_a_code(ada)

    assert tab.submits(code=used).status_code == 401
    assert not is_in(tab)


@pytest.mark.parametrize(("steps_off", "is_good"), [(-2, False), (-1, True), (1, True), (2, False)])
def test_a_phone_may_be_half_a_minute_off(ada: Someone, steps_off: int, is_good: bool) -> None:
    phone, _ = sets_up(ada)
    ada.service.clock.forward(minutes=2)
    tab = asked_for_a_code(ada)

    tab.submits(code=phone.shows(steps_off))

    assert is_in(tab) is is_good


def test_a_code_may_be_typed_in_groups(ada: Someone) -> None:
    phone, _ = sets_up(ada)
    tab = asked_for_a_code(ada)
    code = phone.shows_next()

    assert tab.submits(code=f" {code[:3]} {code[3:]} ").status_code == 303


@pytest.mark.parametrize("code", ["", "12345", "１２３４５６", "abcdef", "0" * 5000, "-1"])
def test_what_is_no_code_is_wrong(ada: Someone, code: str) -> None:
    sets_up(ada)

    assert asked_for_a_code(ada).submits(code=code).status_code == 401


def test_codes_cannot_be_tried_out(ada: Someone) -> None:
    phone, _ = sets_up(ada)
    tab = asked_for_a_code(ada)
    assert [tab.submits(code=f"00000{number}").status_code for number in range(5)] == [401] * 5

    refused = tab.submits(code=phone.shows(1))  # not even the right one is looked at

    assert refused.status_code == 429
    assert refused.headers["retry-after"] == "1"


def test_the_way_from_the_password_to_the_code_is_five_minutes_long(ada: Someone) -> None:
    phone, _ = sets_up(ada)
    tab = asked_for_a_code(ada)
    ada.service.clock.forward(minutes=5)

    assert tab.submits(code=phone.shows()).headers["location"].startswith("/sign-in?")
    assert not is_in(tab)


def test_half_a_sign_in_is_good_in_its_own_browser_only(ada: Someone) -> None:
    phone, _ = sets_up(ada)
    asked_for_a_code(ada)
    stolen = ada.service.client.cookies["rejoinder_halfway"]
    thief = Tab(ada.service)
    thief.opens("/sign-in")
    ada.service.client.cookies.set("rejoinder_halfway", stolen)

    answer = thief.opens("/sign-in/code")

    assert answer.headers["location"].startswith("/sign-in?")
    assert not is_in(thief)
    assert phone.shows()


def test_half_a_sign_in_is_no_sign_in(ada: Someone) -> None:
    sets_up(ada)
    asked_for_a_code(ada)
    ada.service.client.cookies.set("rejoinder_person", ada.service.client.cookies["rejoinder_halfway"])

    assert ada.service.ask("GET", "/account").status_code == 303


def test_nobody_without_a_password_gets_in_by_leaving_it_out(ada: Someone) -> None:
    without_password(ada)
    tab = Tab(ada.service)
    tab.opens("/sign-in")

    assert tab.signs_in(password="").status_code == 401


def test_joining_a_team_by_a_password_takes_the_code_too(ada: Someone) -> None:
    phone, _ = sets_up(ada)
    shop = ada.service.has_team("Shop")
    invited = shop.owner.post(f"{shop.url}/invitations", json={"role": "agent"})
    link = invited.json()["url"].removeprefix("http://rejoinder.test")
    tab = Tab(ada.service)
    tab.opens(f"{link}?account=have")

    there = tab.signs_in().headers["location"]
    assert there.startswith("/sign-in/code?")
    assert ada.get("/v1/me").json()["teams"] == []
    tab.opens(there)
    assert tab.submits(code=phone.shows_next()).headers["location"] == link

    tab.opens(link)
    tab.submits()
    assert [team["name"] for team in ada.get("/v1/me").json()["teams"]] == ["Shop"]


def test_the_extension_gets_its_code_after_the_second_step_only(ada: Someone) -> None:
    phone, _ = sets_up(ada)
    tab = Tab(ada.service)
    tab.opens("/authorize", **QUESTION)
    there = tab.signs_in().headers["location"]
    asked = tab.opens(there)
    assert "form-action 'self' chrome-extension://" in asked.headers["content-security-policy"]

    onwards = tab.submits(code=phone.shows_next()).headers["location"]

    assert tab.opens(unescape(onwards)).headers["location"].startswith(f"{REDIRECT}?code=")
