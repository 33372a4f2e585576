"""Passkeys on the account page: their names, whose they are, and where there can be none."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from api.signing_in.relying_party import Nowhere, relying_party
from tests.api.actor import Service, Someone
from tests.api.authenticator import SoftPasskey
from tests.api.conftest import service_in
from tests.api.passkeys import ORIGIN, adds, at_account, at_sign_in
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


def test_the_page_tells_of_it_and_what_it_runs(ada: Someone, passkey: SoftPasskey) -> None:
    tab = at_account(ada)
    assert "You have no passkey yet" in tab.shown.text
    tab.sends("/account/passkeys", credential=passkey.registered(tab.options), name="  My\n phone ")

    shown = tab.opens("/account")
    assert "My phone" in shown.text
    assert "Not used yet" in shown.text
    assert "script-src 'self'" in shown.headers["content-security-policy"]
    assert re.findall("<script[^>]*>", shown.text) == ['<script src="/files/passkeys.js" defer>']


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
