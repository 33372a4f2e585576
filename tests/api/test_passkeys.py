"""Passkeys: made on the account page, good for signing in, and for nobody who cheats."""

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from httpx import Response

from api.signing_in.relying_party import Nowhere, relying_party
from tests.api.actor import Service, Someone
from tests.api.authenticator import PRESENT, VERIFIED, SoftPasskey
from tests.api.conftest import service_in
from tests.api.tab import Tab
from tests.api.test_sign_in import QUESTION, code_in, exchange
from tests.databases import EmptyDatabase

ORIGIN = "https://rejoinder.test"


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


class PasskeyTab(Tab):
    """A tab whose page asks the browser for a passkey."""

    @property
    def options(self) -> str:
        told = re.search(r'data-options="([^"]*)"', self.shown.text)
        assert told
        return unescape(told[1])

    def sends(self, address: str, **said: str) -> Response:
        """The form that posts to this address, with what it holds and what is said."""
        form = re.search(rf'<form[^>]*action="{address}".*?</form>', self.shown.text, re.DOTALL)
        assert form, f"no form leads to {address}"
        held = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', form[0]))
        self.shown = self.service.ask(
            "POST", address, data={name: unescape(value) for name, value in held.items()} | said
        )
        return self.shown

    def signs_in_with(self, answer: str) -> Response:
        return self.sends("/sign-in/passkey", credential=answer)


def at_account(someone: Someone) -> PasskeyTab:
    tab = PasskeyTab(someone.service)
    tab.opens("/sign-in", after="/account")
    tab.signs_in(someone.email)
    tab.opens("/account")
    return tab


def adds(someone: Someone, passkey: SoftPasskey, name: str = "Work laptop") -> Response:
    tab = at_account(someone)
    return tab.sends("/account/passkeys", credential=passkey.registered(tab.options), name=name)


def at_sign_in(service: Service) -> PasskeyTab:
    tab = PasskeyTab(service)
    tab.opens("/sign-in")
    return tab


def test_a_person_signs_the_extension_in_with_a_passkey(ada: Someone, passkey: SoftPasskey) -> None:
    assert adds(ada, passkey).headers["location"] == "/account?done=passkey-added#passkeys"

    tab = PasskeyTab(ada.service)
    tab.opens("/authorize", **QUESTION)
    onwards = tab.signs_in_with(passkey.signed(tab.options))
    assert onwards.status_code == 303
    given = exchange(ada.service, code_in(tab.opens(onwards.headers["location"]))).json()

    me = ada.service.ask("GET", "/v1/me", headers={"Authorization": f"Bearer {given['access_token']}"})
    assert me.json()["email"] == "ada@shop.test"


def test_the_page_tells_of_it_and_what_it_runs(ada: Someone, passkey: SoftPasskey) -> None:
    tab = at_account(ada)
    assert "You have no passkey yet" in tab.shown.text
    tab.sends("/account/passkeys", credential=passkey.registered(tab.options), name="  My\n phone ")

    shown = tab.opens("/account")
    assert "My phone" in shown.text
    assert "Not used yet" in shown.text
    assert "script-src 'self'" in shown.headers["content-security-policy"]
    assert re.findall("<script[^>]*>", shown.text) == ['<script src="/files/passkeys.js" defer>']


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


def test_a_removed_passkey_opens_nothing(ada: Someone, passkey: SoftPasskey) -> None:
    adds(ada, passkey)
    tab = at_account(ada)
    assert tab.sends("/account/passkeys/remove").headers["location"].endswith("#passkeys")

    tab = at_sign_in(ada.service)
    answer = tab.signs_in_with(passkey.signed(tab.options))
    assert answer.status_code == 401
    assert "was removed" in answer.text


def test_a_passkey_has_the_name_that_its_person_gives_it(ada: Someone, passkey: SoftPasskey) -> None:
    adds(ada, passkey)
    tab = at_account(ada)
    tab.sends("/account/passkeys/rename", name="<b>Phone</b>")

    assert "&lt;b&gt;Phone&lt;/b&gt;" in tab.opens("/account").text


@pytest.mark.parametrize("does", ["rename", "remove"])
def test_nobody_touches_anothers(ada: Someone, passkey: SoftPasskey, does: str) -> None:
    adds(ada, passkey)
    eve = ada.service.has_person("Eve", "eve@shop.test")
    other = SoftPasskey(ORIGIN, "rejoinder.test")
    adds(eve, other)
    name = re.findall('name="passkey" value="([^"]*)"', at_account(ada).shown.text)[0]

    answer = at_account(eve).sends(f"/account/passkeys/{does}", passkey=name, name="Mine")

    assert "was removed already" in answer.text
    assert "Work laptop" in at_account(ada).shown.text


def test_a_passkey_is_one_persons(ada: Someone, passkey: SoftPasskey) -> None:
    adds(ada, passkey)
    eve = ada.service.has_person("Eve", "eve@shop.test")

    assert "is here already" in adds(eve, passkey.but()).text


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


@pytest.mark.parametrize(
    ("url", "party"),
    [
        ("https://replies.example.com", ("replies.example.com", "https://replies.example.com")),
        ("https://replies.example.com:8443", ("replies.example.com", "https://replies.example.com:8443")),
        ("https://replies.example.com:443", ("replies.example.com", "https://replies.example.com")),
        ("http://localhost:8000", ("localhost", "http://localhost:8000")),
        ("http://shop.localhost:8000", ("shop.localhost", "http://shop.localhost:8000")),
    ],
)
def test_a_passkey_is_for_the_services_own_address(url: str, party: tuple[str, str]) -> None:
    found = relying_party(url)

    assert not isinstance(found, Nowhere)
    assert (found.id, found.origin) == party


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("http://127.0.0.1:8000", "127.0.0.1 is a number"),
        ("https://192.0.2.7", "192.0.2.7 is a number"),
        ("http://[::1]:8000", "::1 is a number"),
        ("http://replies.example.com", "need https"),
    ],
)
def test_where_no_browser_would_make_one_the_page_says_so(
    tmp_path: Path, empty_database: EmptyDatabase, url: str, says: str
) -> None:
    with service_in(tmp_path, empty_database, public_url=url) as service:
        ada = service.has_person("Ada Lovelace", "ada@shop.test")
        tab = at_account(ada)

        assert says in tab.shown.text
        assert "<script" not in tab.shown.text
        assert "passkey" not in tab.opens("/sign-in").text
