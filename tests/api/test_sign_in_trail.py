"""The trail tells of every way in, and of every try at one."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest

from tests.api.actor import PASSWORD, Service, Shop, Someone
from tests.api.tab import Tab
from tests.api.test_device_grant import Device, answers
from tests.api.test_identity_sessions import refresh
from tests.api.test_sign_in import QUESTION, code_in, exchange
from tests.api.test_visits import at_account, link_of
from tests.api.trail import told_in


@pytest.fixture
def agent(shop: Shop) -> Someone:
    return shop.agent


def told_since(shop: Shop, before: int) -> list[tuple[str, dict[str, Any]]]:
    return [(each.action, each.facts) for each in told_in(shop)[before:]]


def code_for(someone: Someone) -> str:
    return code_in(at_account(someone).opens("/authorize", **QUESTION))


def test_a_sign_in_at_an_invitation_is_told_where_the_person_belongs(
    service: Service, shop: Shop, agent: Someone
) -> None:
    link, before = link_of(service.has_team("Elsewhere")), len(told_in(shop))
    tab = Tab(service)
    tab.opens(link, account="have")
    for _ in range(2):
        assert tab.submits(email=agent.email, password="wrong").status_code == 422
    assert tab.submits(email=agent.email, password=PASSWORD).headers["location"] == "/"

    failed, entered = told_since(shop, before)
    assert (failed[0], failed[1]["times"]) == ("sign_in.failed", 1)
    assert (entered[0], entered[1]["how"]) == ("signed_in", "password")


def test_who_makes_an_account_is_told_to_be_in(service: Service, shop: Shop) -> None:
    tab = Tab(service)
    tab.opens(link_of(shop))
    tab.submits(name="Kim New", email="kim@shop.test", password=PASSWORD)

    assert [each.action for each in told_in(shop)][-2:] == ["member.joined", "signed_in"]


def test_the_extension_that_signs_in_is_told(shop: Shop, agent: Someone) -> None:
    code, before = code_for(agent), len(told_in(shop))
    assert exchange(shop.service, code).status_code == 200
    assert [action for action, _ in told_since(shop, before)] == ["session.opened"]
    assert told_in(shop)[-1].object_name == "Chrome on Linux"

    assert exchange(shop.service, code).status_code == 400
    exchange(shop.service, code)

    ended = told_since(shop, before)[1:]
    assert [action for action, _ in ended] == ["session.ended"]
    assert "twice" in ended[0][1]["why"]


def test_a_sign_in_that_is_too_old_is_told_once(shop: Shop, agent: Someone) -> None:
    before = len(told_in(shop))
    shop.service.clock.forward(days=31)
    for _ in range(2):
        assert refresh(shop.service, agent.refresh_token).status_code == 400

    assert told_since(shop, before) == [("session.ended", {"why": "too old"})]


@pytest.mark.parametrize(
    ("answer", "told"), [("allow", ["device.let_in", "session.opened"]), ("refuse", ["device.refused"])]
)
def test_what_becomes_of_a_waiting_device_is_told(
    shop: Shop, agent: Someone, answer: str, told: list[str]
) -> None:
    device = Device(shop.service)
    device.begins()
    answers(agent, device, answer)
    device.asks_later()

    assert [each.action for each in told_in(shop)][-len(told) :] == told


def test_the_first_of_many_tries_at_once_is_told(shop: Shop, agent: Someone) -> None:
    tab = Tab(shop.service)
    tab.opens("/sign-in")
    together, before = Barrier(4), len(told_in(shop))

    def tries(_: int) -> int:
        together.wait()
        return tab.posts("/sign-in", email=agent.email, password="wrong").status_code

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(tries, range(4))) == [401] * 4

    assert [(action, facts["times"]) for action, facts in told_since(shop, before)] == [("sign_in.failed", 1)]


def test_wrong_passwords_at_the_account_page_are_told(shop: Shop, agent: Someone) -> None:
    tab, before = at_account(agent), len(told_in(shop))

    tab.posts("/account/password", old_password="wrong", new_password="another heron over water")

    assert [(action, facts["where"]) for action, facts in told_since(shop, before)] == [
        ("sign_in.failed", "the account page")
    ]
    said = shop.owner.get(f"{shop.url}/audit").json()["entries"][0]
    assert said["action"] == "sign_in.failed"
