"""A person's own page about themselves."""

import re

import pytest

from tests.api.actor import Service, Someone, assert_problem
from tests.api.tab import Tab


@pytest.fixture
def ada(service: Service) -> Someone:
    return service.has_person("Ada Lovelace", "ada@shop.test")


def signed_in(ada: Someone) -> Tab:
    tab = Tab(ada.service)
    tab.opens("/sign-in", after="/account")
    assert tab.signs_in().headers["location"] == "/account"
    tab.opens("/account")
    return tab


def test_the_page_asks_for_a_sign_in_and_leads_back(ada: Someone) -> None:
    tab = Tab(ada.service)

    there = tab.opens("/account").headers["location"]
    tab.opens(there)

    assert tab.signs_in().headers["location"] == "/account"
    assert "Ada Lovelace" in tab.opens("/account").text


def test_each_label_is_that_of_its_field(ada: Someone) -> None:
    page = signed_in(ada).opens("/account").text

    ids = re.findall(r' id="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r' for="([^"]+)"', page)) <= set(ids)


def test_a_quarter_of_an_hour_later_it_asks_again(ada: Someone) -> None:
    tab = signed_in(ada)
    ada.service.clock.forward(minutes=15)

    assert tab.opens("/account").headers["location"].startswith("/sign-in")
    assert tab.posts("/account/name", name="Grace").headers["location"].startswith("/sign-in")


def test_a_form_that_is_not_ours_changes_nothing(ada: Someone) -> None:
    tab = signed_in(ada)

    assert tab.posts("/account/name", name="Mallory", seal="x").status_code == 403
    assert "Ada Lovelace" in tab.opens("/account").text


def test_a_name_can_be_changed(ada: Someone) -> None:
    tab = signed_in(ada)

    there = tab.posts("/account/name", name="  Ada King ").headers["location"]

    assert "Your name is changed" in tab.opens(there.partition("#")[0]).text
    assert ada.get("/v1/me").json()["name"] == "Ada King"


@pytest.mark.parametrize(
    "name",
    ["", "  ", "a\nb", "x" * 201, "a\u202eb", "a\u200bb", "\ufeffAda", "a\u2066b", "a\x85b"],
    ids=ascii,
)
def test_a_name_is_one_line_that_everybody_sees_alike(ada: Someone, name: str) -> None:
    tab = signed_in(ada)

    assert tab.posts("/account/name", name=name).status_code == 422
    assert ada.get("/v1/me").json()["name"] == "Ada Lovelace"


def test_one_device_is_signed_out(ada: Someone) -> None:
    tab = signed_in(ada)

    tab.posts("/account/devices/end", device=str(ada.session_id))

    assert_problem(ada.get("/v1/me"), 401, "not_signed_in")
    assert "No device is signed in" in tab.opens("/account").text


def test_another_persons_device_stays(ada: Someone) -> None:
    grace = ada.service.has_person("Grace Hopper")
    tab = signed_in(ada)

    assert tab.posts("/account/devices/end", device=str(grace.session_id)).status_code == 422
    assert tab.posts("/account/devices/end", device="x").status_code == 422
    assert grace.get("/v1/me").status_code == 200


def test_signing_out_everywhere_else_ends_other_visits_too(ada: Someone) -> None:
    signed_in(ada)
    elsewhere = dict(ada.service.client.cookies)
    ada.service.clock.forward(minutes=1)
    tab = signed_in(ada)
    ada.service.clock.forward(minutes=1)

    tab.posts("/account/devices/end-all")

    assert_problem(ada.get("/v1/me"), 401, "not_signed_in")
    assert tab.opens("/account").status_code == 200
    ada.service.client.cookies.clear()
    ada.service.client.cookies.update(elsewhere)
    assert tab.opens("/account").headers["location"].startswith("/sign-in")
