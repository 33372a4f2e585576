"""Passkeys: made on the account page, good for signing in, and for nobody who cheats."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.api.actor import Service, Someone
from tests.api.authenticator import PRESENT, VERIFIED, SoftPasskey
from tests.api.conftest import service_in
from tests.api.passkeys import ORIGIN, PasskeyTab, adds, at_account, at_sign_in
from tests.api.test_sign_in import QUESTION, code_in, exchange
from tests.databases import EmptyDatabase


@pytest.fixture
def service(tmp_path: Path, empty_database: EmptyDatabase) -> Iterator[Service]:
    with service_in(tmp_path, empty_database, public_url=ORIGIN) as opened:
        yield opened


@pytest.fixture
def ada(service: Service) -> Someone:
    return service.has_person("Ada Lovelace", "ada@shop.test")


@pytest.fixture
def passkey() -> SoftPasskey:
    return SoftPasskey(ORIGIN, "rejoinder.test")


def test_a_person_signs_the_extension_in_with_a_passkey(ada: Someone, passkey: SoftPasskey) -> None:
    assert adds(ada, passkey).headers["location"] == "/account?done=passkey-added#passkeys"

    tab = PasskeyTab(ada.service)
    tab.opens("/authorize", **QUESTION)
    onwards = tab.signs_in_with(passkey.signed(tab.options))
    assert onwards.status_code == 303
    given = exchange(ada.service, code_in(tab.opens(onwards.headers["location"]))).json()

    me = ada.service.ask("GET", "/v1/me", headers={"Authorization": f"Bearer {given['access_token']}"})
    assert me.json()["email"] == "ada@shop.test"


@pytest.mark.parametrize(
    "cheat",
    [
        {"origin": "https://rejoinder.test.evil.example"},
        {"origin": "http://rejoinder.test"},
        {"origin": "https://rejoinder.test:8443"},
        {"rp_id": "evil.example"},
        {"rp_id": "test"},
        {"flags": VERIFIED},
        {"flags": PRESENT},
    ],
    ids=str,
)
def test_what_was_made_elsewhere_or_without_asking_who_is_there_is_not_added(
    ada: Someone, passkey: SoftPasskey, cheat: dict[str, Any]
) -> None:
    answer = adds(ada, passkey.but(**cheat))

    assert answer.status_code == 422
    assert "does not fit" in answer.text
    assert "You have no passkey yet" in at_account(ada).shown.text


@pytest.mark.parametrize(
    "cheat",
    [
        {"origin": "https://rejoinder.test.evil.example"},
        {"origin": "http://rejoinder.test"},
        {"rp_id": "evil.example"},
        {"flags": VERIFIED},
        {"flags": PRESENT},
        {"owner": b"somebody else 16"},
        {"owner": b""},
        {"key": SoftPasskey("", "").key},
    ],
    ids=lambda cheat: next(iter(cheat)),
)
def test_who_cheats_is_not_let_in(ada: Someone, passkey: SoftPasskey, cheat: dict[str, Any]) -> None:
    adds(ada, passkey)
    tab = at_sign_in(ada.service)

    answer = tab.signs_in_with(passkey.but(**cheat).signed(tab.options))

    assert answer.status_code == 401
    assert "did not prove who you are" in answer.text
    tab = at_sign_in(ada.service)
    assert tab.signs_in_with(passkey.signed(tab.options)).status_code == 303


def test_an_answer_to_the_other_question_is_none(ada: Someone, passkey: SoftPasskey) -> None:
    adds(ada, passkey)

    tab = at_sign_in(ada.service)
    assert tab.signs_in_with(passkey.signed(tab.options, kind="webauthn.create")).status_code == 401
    tab = at_account(ada)
    other = SoftPasskey(ORIGIN, "rejoinder.test")
    made = other.registered(tab.options, kind="webauthn.get")
    assert tab.sends("/account/passkeys", credential=made).status_code == 422


def test_a_challenge_is_good_once(ada: Someone, passkey: SoftPasskey) -> None:
    adds(ada, passkey)
    tab = at_sign_in(ada.service)
    page, answer = tab.shown, passkey.signed(tab.options)

    assert tab.signs_in_with(answer).status_code == 303
    tab.shown = page
    assert "open for too long" in tab.signs_in_with(passkey.signed(tab.options)).text


def test_a_challenge_is_spent_by_a_failure_too(ada: Someone, passkey: SoftPasskey) -> None:
    adds(ada, passkey)
    tab = at_sign_in(ada.service)
    page = tab.shown
    tab.signs_in_with("{}")

    tab.shown = page
    assert "open for too long" in tab.signs_in_with(passkey.signed(tab.options)).text


def test_a_challenge_is_good_for_a_quarter_of_an_hour_in_one_browser(
    ada: Someone, passkey: SoftPasskey
) -> None:
    adds(ada, passkey)
    there = at_sign_in(ada.service)
    ticket = re.findall('name="ticket" value="([^"]*)"', there.shown.text)[0]
    answer = passkey.signed(there.options)

    here = at_sign_in(ada.service)
    assert "open for too long" in here.sends("/sign-in/passkey", credential=answer, ticket=ticket).text
    here = at_sign_in(ada.service)
    ada.service.clock.forward(minutes=15)
    assert "open for too long" in here.signs_in_with(passkey.signed(here.options)).text


def test_a_copy_that_lags_behind_is_refused(ada: Someone, passkey: SoftPasskey) -> None:
    adds(ada, passkey)
    copied = passkey.but()
    for _ in range(2):
        tab = at_sign_in(ada.service)
        assert tab.signs_in_with(passkey.signed(tab.options)).status_code == 303

    tab = at_sign_in(ada.service)
    assert tab.signs_in_with(copied.signed(tab.options)).status_code == 401
    tab = at_sign_in(ada.service)
    assert tab.signs_in_with(copied.signed(tab.options)).status_code == 401


def test_a_device_that_does_not_count_may_come_again(ada: Someone, passkey: SoftPasskey) -> None:
    """As those do that are kept by a password manager."""
    adds(ada, passkey)
    for _ in range(2):
        tab = at_sign_in(ada.service)
        assert tab.signs_in_with(passkey.but(count=-1).signed(tab.options)).status_code == 303


@pytest.mark.parametrize(
    "answer", ["", "{}", "[]", "null", "x" * 100, '{"id": 1}', "[" * 9_000, '{"id":"é","rawId":"é"}']
)
def test_what_is_no_answer_is_refused(ada: Someone, answer: str) -> None:
    assert at_sign_in(ada.service).signs_in_with(answer).status_code == 401
    assert at_account(ada).sends("/account/passkeys", credential=answer).status_code == 422


def test_forms_of_strangers_are_not_heard(ada: Someone, passkey: SoftPasskey) -> None:
    tab = at_sign_in(ada.service)
    assert tab.sends("/sign-in/passkey", seal="x").status_code == 403
    tab = at_account(ada)
    assert (
        tab.sends("/account/passkeys", seal="x", credential=passkey.registered(tab.options)).status_code
        == 403
    )
