"""Whose account the company's sign-in opens, and what is left of what others could do with it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from httpx import Response

from api.identity.models import Person
from tests.api.actor import PASSWORD, Service, Shop
from tests.api.company import Asked, company_service, is_at_home
from tests.api.conftest import service_in
from tests.api.tab import Tab
from tests.api.test_teams_joining import invited, members
from tests.databases import EmptyDatabase
from tests.provider.hostile import Hostile


@pytest.fixture
def service(tmp_path: Path, empty_database: EmptyDatabase, provider: Hostile) -> Iterator[Service]:
    with company_service(tmp_path, empty_database, provider.issuer) as opened:
        yield opened


def comes(service: Service, provider: Hostile, after: str = "/", **claims: Any) -> tuple[Tab, Response]:
    asked = Asked(service, after)
    provider.id_token = provider.signed(asked.claims(provider, **claims))
    return asked.tab, asked.comes_back()


def test_a_link_for_a_new_password_ends_when_the_company_takes_the_account(
    service: Service, provider: Hostile, shop: Shop
) -> None:
    ada = service.has_person("Ada Lovelace", "ada@shop.test")
    shop.has_also(ada, "agent")
    made = shop.admin.post(f"{shop.url}/members/{ada.id}/password-reset").json()

    assert comes(service, provider)[1].status_code == 303

    assert Tab(service).opens(urlsplit(made["url"]).path).status_code == 410


@pytest.mark.parametrize("email", ["ada@faß.test", "ada@xn--fa-hia.test", "ADA@FAẞ.test"])
def test_an_address_that_only_looks_alike_when_folded_opens_nothing(
    service: Service, provider: Hostile, email: str
) -> None:
    service.has_person("Ada Lovelace", "ada@fass.test")

    tab, answer = comes(service, provider, email=email, sub="mallory")

    assert answer.status_code == 403
    assert not is_at_home(tab, "Ada Lovelace")


def test_a_domain_is_the_same_in_either_writing(
    tmp_path: Path, empty_database: EmptyDatabase, provider: Hostile
) -> None:
    told = {"oidc_domains": "xn--bcher-kva.test"}
    with company_service(tmp_path, empty_database, provider.issuer, **told) as service:
        service.has_person("Ada Lovelace", "ada@bücher.test")

        tab, answer = comes(service, provider, email="Ada@BÜCHER.test")
        assert answer.status_code == 303
        assert is_at_home(tab, "Ada Lovelace")
        assert comes(service, provider, email="ada@shop.test", sub="else")[1].status_code == 403


def test_a_newcomer_is_asked_before_they_join_by_a_link_for_whoever_has_it(
    service: Service, provider: Hostile, shop: Shop
) -> None:
    """Any page can lead a browser here, with a link of its own choice."""
    link = invited(shop)

    tab, answer = comes(service, provider, link, name="Ada Lovelace")

    assert answer.headers["location"] == link
    assert "ada@shop.test" not in members(shop)
    tab.opens(link)
    assert "Join as Ada Lovelace" in tab.shown.text
    assert tab.submits().status_code == 303
    assert members(shop)["ada@shop.test"] == "lead"


def test_what_was_folded_before_still_opens_by_its_password(
    tmp_path: Path, empty_database: EmptyDatabase
) -> None:
    with service_in(tmp_path, empty_database) as service:
        service.has_person("Ada Lovelace", "ada@strasse.test")
        tab = Tab(service)
        tab.opens("/sign-in", after="/account")

        assert tab.signs_in("Ada@Straße.test", PASSWORD).headers["location"] == "/account"

        with service.database() as db:
            db.add(Person(name="Bob", email="ada@straße.test", password_digest=""))
        tab = Tab(service)
        tab.opens("/sign-in", after="/account")
        assert tab.signs_in("Ada@Straße.test", PASSWORD).status_code == 401
