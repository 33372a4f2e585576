"""How often a sign-in may be tried, and what may be a password or an address."""

from pathlib import Path

import pytest
from sqlmodel import select

from api.identity.emails import email_of
from api.identity.passwords import weakness
from api.signing_in.attempts import network_of
from api.signing_in.models import Attempt
from tests.api.actor import Service, Someone
from tests.api.conftest import service_in
from tests.api.tab import Tab
from tests.databases import EmptyDatabase


@pytest.fixture
def ada(service: Service) -> Someone:
    return service.has_person("Ada Lovelace", "ada@shop.test")


def test_tries_on_one_account_are_slowed_down_more_and_more(ada: Someone) -> None:
    tab = Tab(ada.service)
    tab.opens("/sign-in")
    assert [tab.signs_in(password="wrong").status_code for _ in range(5)] == [401] * 5

    waits = []
    for _ in range(12):
        refused = tab.signs_in()  # not even the right one is looked at
        assert refused.status_code == 429
        waits.append(int(refused.headers["retry-after"]))
        ada.service.clock.forward(seconds=waits[-1])
        assert tab.signs_in(password="wrong").status_code == 401

    assert waits[:5] == [1, 2, 4, 8, 16]
    assert waits[-1] == 300  # it never locks for good
    ada.service.clock.forward(seconds=300)
    assert tab.signs_in().status_code == 303


def test_nor_does_an_unknown_account_tell_itself_by_being_slow_sooner(ada: Someone) -> None:
    tab = Tab(ada.service)
    tab.opens("/sign-in")

    statuses = [tab.signs_in("nobody@shop.test", "wrong").status_code for _ in range(6)]

    assert statuses == [401] * 5 + [429]


def test_strangers_who_try_keep_nobody_from_trying_where_they_got_in_before(ada: Someone) -> None:
    here, known = Tab(ada.service), "rejoinder_known"
    here.opens("/sign-in")
    here.signs_in()
    kept = ada.service.client.cookies[known]
    tab = Tab(ada.service)
    tab.opens("/sign-in")
    assert [tab.signs_in(password="wrong").status_code for _ in range(6)] == [401] * 5 + [429]

    ada.service.client.cookies.set(known, kept)
    assert tab.signs_in().status_code == 303

    tab.opens("/sign-in")
    statuses = [tab.signs_in("nobody@shop.test", "wrong").status_code for _ in range(6)]
    assert statuses == [401] * 5 + [429]  # it is of one account


def test_nor_may_a_password_be_tried_out_in_a_known_browser(ada: Someone) -> None:
    tab = Tab(ada.service)
    tab.opens("/sign-in")
    tab.signs_in()
    tab.opens("/sign-in")

    assert [tab.signs_in(password="wrong").status_code for _ in range(6)] == [401] * 5 + [429]


def test_one_address_that_tries_many_accounts_is_slowed_down_too(ada: Someone) -> None:
    tab = Tab(ada.service)
    tab.opens("/sign-in")
    statuses = {tab.signs_in(f"person{number}@shop.test", "wrong").status_code for number in range(30)}

    assert statuses == {401}
    assert tab.signs_in().status_code == 429


def test_one_ipv6_customer_is_one_address() -> None:
    assert network_of("2001:db8:1:2:aaaa::1") == network_of("2001:db8:1:2:bbbb::2")
    assert network_of("2001:db8:1:2::1") != network_of("2001:db8:1:3::1")
    assert network_of("192.0.2.1") != network_of("192.0.2.2")


@pytest.mark.parametrize("carried", ["::ffff:{}", "64:ff9b::{}"])
def test_an_ipv4_address_that_ipv6_carries_is_itself(carried: str) -> None:
    assert network_of(carried.format("192.0.2.1")) == network_of("192.0.2.1")
    assert network_of(carried.format("192.0.2.2")) != network_of("192.0.2.1")


def test_who_is_refused_writes_nothing(tmp_path: Path, empty_database: EmptyDatabase) -> None:
    with service_in(tmp_path, empty_database, page_rate="3/minute") as service:

        def asked() -> tuple[int, int]:
            answer = service.ask("POST", "/reset", data={"email": "a@shop.test"})
            with service.database() as db:
                return answer.status_code, max(db.exec(select(Attempt.times)))

        seen = [asked() for _ in range(6)]

        assert [status for status, _ in seen[3:]] == [429] * 3
        assert len({times for _, times in seen[2:]}) == 1


@pytest.mark.parametrize(
    ("password", "is_weak"),
    [
        ("seven77", True),
        ("password", True),
        ("PassWord123", True),
        ("Rejoinder123", True),
        ("aaaaaaaaaaaa", True),
        ("ada@shop.test", True),
        ("Ada Lovelace", True),
        ("x" * 64 + "yz" * 33, True),
        ("kingfisher over water", False),
        ("aB3$xyzq", False),
        ("密码是一只翠鸟", True),
        ("密码是一只翠鸟飞过", False),
        ("yz" * 63 + "x!", False),
    ],
)
def test_a_password_may_be_anything_but_short_or_common(password: str, is_weak: bool) -> None:
    assert bool(weakness(password, "Ada Lovelace", "ada@shop.test")) is is_weak


@pytest.mark.parametrize(
    ("typed", "email"),
    [
        ("Ada@Shop.Test", "ada@shop.test"),
        ("  o'neill+x@shop.test ", "o'neill+x@shop.test"),
        ("李@例子.测试", "李@例子.测试"),
        ("ÄDA@BÜCHER.test", "äda@bücher.test"),
        ("ada@xn--bcher-kva.test", "ada@bücher.test"),
        ("ada@faß.test", "ada@faß.test"),
        ("straße@fass.test", "straße@fass.test"),
        ("ada@xn--i-7iq.ws", "ada@xn--i-7iq.ws"),
        ("ada@i❤.ws", None),
        ("ada", None),
        ("ada@", None),
        ("@shop.test", None),
        ("a@b@c", None),
        ("ada@shop..test", None),
        ("ada lovelace@shop.test", None),
        ("<ada@shop.test>", None),
        ("a" * 250 + "@shop.test", None),
    ],
)
def test_what_is_an_address(typed: str, email: str | None) -> None:
    assert email_of(typed) == email
