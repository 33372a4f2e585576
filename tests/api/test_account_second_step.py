"""The second step: six digits of an authenticator after the password, or a recovery code instead."""

import re
from concurrent.futures import ThreadPoolExecutor
from html import unescape

import pytest
from httpx import Response
from pyotp import TOTP
from sqlmodel import select

from api.identity.models import Person
from api.signing_in.models import Authenticator, RecoveryCode
from api.signing_in.store import Factors
from tests.api.actor import Service, Someone
from tests.api.tab import Tab
from tests.api.test_sign_in import QUESTION, REDIRECT
from tests.api.test_visits import while_one_waits


@pytest.fixture
def ada(service: Service) -> Someone:
    return service.has_person("Ada Lovelace", "ada@shop.test")


class Phone:
    """An authenticator app that scanned what the page showed."""

    def __init__(self, someone: Someone, secret: str) -> None:
        self._clock = someone.service.clock
        self._totp = TOTP(secret)

    def shows(self, steps_off: int = 0) -> str:
        return self._totp.at(self._clock(), counter_offset=steps_off)

    def shows_next(self) -> str:
        """Half a minute later."""
        self._clock.forward(seconds=30)
        return self.shows()


def at_account(ada: Someone) -> Tab:
    tab = Tab(ada.service)
    tab.opens("/sign-in", after="/account")
    tab.signs_in(ada.email)
    tab.opens("/account")
    return tab


def sets_up(ada: Someone) -> tuple[Phone, list[str]]:
    tab = at_account(ada)
    there = tab.posts("/account/authenticator/begin").headers["location"]
    shown = tab.opens(there).text
    assert "<svg" in shown
    phone = Phone(ada, re.sub(r"\s", "", re.findall(r'"key"><code>([^<]+)<', shown)[0]))
    kept = tab.submits(code=phone.shows())
    return phone, codes_in(kept)


def codes_in(answer: Response) -> list[str]:
    return re.findall(r"<li><code>([^<]+)</code>", answer.text)


def asked_for_a_code(ada: Someone, after: str = "/account") -> Tab:
    tab = Tab(ada.service)
    tab.opens("/sign-in", after=after)
    there = tab.signs_in(ada.email)
    assert there.headers["location"].startswith("/sign-in/code?")
    tab.opens(there.headers["location"])
    return tab


def is_in(tab: Tab) -> bool:
    return tab.opens("/account").status_code == 200


def test_a_password_alone_is_not_enough_any_more(ada: Someone) -> None:
    phone, _ = sets_up(ada)
    tab = asked_for_a_code(ada)
    assert not is_in(tab)

    tab = asked_for_a_code(ada)
    there = tab.submits(code=phone.shows_next())

    assert there.headers["location"] == "/account"
    assert is_in(tab)


def test_nothing_changes_before_the_app_showed_the_right_digits(ada: Someone) -> None:
    tab = at_account(ada)
    tab.opens(tab.posts("/account/authenticator/begin").headers["location"])

    wrong = tab.submits(code="000000")

    assert wrong.status_code == 422
    assert "is not good" in wrong.text
    tab.opens("/sign-in", after="/account")
    assert tab.signs_in().headers["location"] == "/account"


def test_beginning_anew_never_undoes_what_is_confirmed_at_that_moment(ada: Someone) -> None:
    tab = at_account(ada)
    tab.posts("/account/authenticator/begin")
    with ThreadPoolExecutor(1) as elsewhere:
        with ada.service.database() as db:
            factors = Factors(db, ada.id)
            begun = factors.authenticator()
            assert begun
            assert factors.confirm_authenticator(begun.sealed_secret, ada.service.clock())
            with while_one_waits(ada.service):
                asked = elsewhere.submit(tab.posts, "/account/authenticator/begin")
        assert asked.result().status_code == 303

    with ada.service.database() as db:
        held = Factors(db, ada.id).authenticator_in_use()
        assert held
        assert held.sealed_secret == begun.sealed_secret


def test_only_the_key_that_showed_its_code_is_confirmed(ada: Someone) -> None:
    with ada.service.database() as db:
        factors = Factors(db, ada.id)
        factors.begin_authenticator("the first")
        factors.begin_authenticator("the second")

        assert not factors.confirm_authenticator("the first", ada.service.clock())
        assert factors.confirm_authenticator("the second", ada.service.clock())
        assert not factors.confirm_authenticator("the second", ada.service.clock())


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


def test_a_recovery_code_stands_in_once(ada: Someone) -> None:
    _, codes = sets_up(ada)
    assert len(set(codes)) == 10
    tab = asked_for_a_code(ada)

    assert tab.submits(code=codes[3].upper().replace("-", " ")).status_code == 303
    assert is_in(tab)
    assert "9 recovery codes left" in tab.opens("/account").text
    assert asked_for_a_code(ada).submits(code=codes[3]).status_code == 401


def test_new_recovery_codes_replace_the_old_ones(ada: Someone) -> None:
    phone, old = sets_up(ada)
    tab = asked_for_a_code(ada)
    tab.submits(code=old[0])
    tab.opens("/account")

    new = codes_in(tab.posts("/account/recovery-codes", code=phone.shows_next()))

    assert len(set(new)) == 10
    assert asked_for_a_code(ada).submits(code=old[1]).status_code == 401
    assert asked_for_a_code(ada).submits(code=new[1]).status_code == 303


@pytest.mark.parametrize("wrong", [{"password": "wrong"}, {"code": "000000"}])
def test_switching_it_off_takes_password_and_code(ada: Someone, wrong: dict[str, str]) -> None:
    phone, codes = sets_up(ada)
    tab = asked_for_a_code(ada)
    tab.submits(code=codes[0])
    tab.opens("/account")
    right = {"password": "kingfisher over water", "code": phone.shows_next()}

    assert tab.posts("/account/authenticator/remove", **(right | wrong)).status_code == 422
    asked_for_a_code(ada)

    tab = asked_for_a_code(ada)
    tab.submits(code=codes[1])
    tab.opens("/account")
    right["code"] = phone.shows_next()
    assert tab.posts("/account/authenticator/remove", **right).status_code == 303
    tab.opens("/sign-in", after="/account")
    assert tab.signs_in().headers["location"] == "/account"


def test_one_without_a_password_switches_it_off_by_the_code(ada: Someone) -> None:
    phone, _ = sets_up(ada)
    tab = asked_for_a_code(ada)
    tab.submits(code=phone.shows_next())
    tab.opens("/account")
    without_password(ada)

    assert tab.posts("/account/authenticator/remove", code=phone.shows_next()).status_code == 303


def without_password(someone: Someone) -> None:
    with someone.service.database() as db:
        db.get_one(Person, someone.id).password_digest = ""


def test_nobody_without_a_password_gets_in_by_leaving_it_out(ada: Someone) -> None:
    without_password(ada)
    tab = Tab(ada.service)
    tab.opens("/sign-in")

    assert tab.signs_in(password="").status_code == 401


def test_the_database_holds_neither_the_key_nor_a_code(ada: Someone) -> None:
    phone, codes = sets_up(ada)

    with ada.service.database() as db:
        held = db.get_one(Authenticator, ada.id).sealed_secret
        kept = db.exec(select(RecoveryCode.digest)).all()

    assert phone._totp.secret not in held
    assert len(kept) == 10
    assert not set(kept) & set(codes)


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
