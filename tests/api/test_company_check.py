"""Owners and admins ask whether the company's sign-in answers, and are told what is wrong with it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from httpx import Response

from api.signing_in import company_check
from tests.api.actor import Service, Shop, assert_problem
from tests.api.company import company_service
from tests.api.conftest import service_in
from tests.databases import EmptyDatabase
from tests.provider.hostile import Hostile
from tests.provider.silent import silent_provider


@pytest.fixture
def service(tmp_path: Path, empty_database: EmptyDatabase, provider: Hostile) -> Iterator[Service]:
    with company_service(tmp_path, empty_database, provider.issuer) as opened:
        yield opened


def checks(shop: Shop) -> Response:
    return shop.admin.post(f"{shop.url}/sign-in/check")


def test_one_that_answers_is_said_to(shop: Shop, provider: Hostile) -> None:
    answer = checks(shop)

    assert answer.status_code == 200
    address = f"{provider.issuer}/.well-known/openid-configuration"
    assert answer.json() == {"outcome": "answers", "address": address, "told": ""}


@pytest.mark.parametrize(
    ("described", "outcome", "told"),
    [
        ({"issuer": "https://evil.test"}, "other_issuer", "https://evil.test"),
        ({"issuer": None}, "other_issuer", ""),
        (
            {"token_endpoint": None, "jwks_uri": "http://shop.test/keys"},
            "incomplete",
            "token_endpoint, jwks_uri",
        ),
        ({"userinfo_endpoint": "javascript:alert(1)"}, "incomplete", "userinfo_endpoint"),
    ],
    ids=str,
)
def test_what_does_not_fit_is_named(
    shop: Shop, provider: Hostile, described: dict[str, Any], outcome: str, told: str
) -> None:
    provider.described = described

    found = checks(shop).json()
    assert (found["outcome"], found["told"]) == (outcome, told)


def test_each_check_asks_anew(shop: Shop, provider: Hostile) -> None:
    assert checks(shop).json()["outcome"] == "answers"

    provider.is_broken = True
    assert checks(shop).json()["outcome"] == "no_description"

    provider.is_broken = False
    assert checks(shop).json()["outcome"] == "answers", "who was found down is not left alone here"


def test_one_that_is_gone_is_told_from_one_that_says_nothing(
    tmp_path: Path, empty_database: EmptyDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(company_check, "PATIENCE", 0.2)
    with silent_provider() as silent, company_service(tmp_path, empty_database, silent.issuer) as service:
        shop = service.has_team("Shop")
        assert checks(shop).json()["outcome"] == "too_slow"
        issuer = silent.issuer
    with company_service(tmp_path, empty_database, issuer) as service:
        assert checks(service.has_team("Shop")).json()["outcome"] == "unreachable"


def test_without_a_company_sign_in_there_is_none_to_ask(
    tmp_path: Path, empty_database: EmptyDatabase
) -> None:
    with service_in(tmp_path, empty_database) as service:
        shop = service.has_team("Shop")
        assert checks(shop).json() == {"outcome": "off", "address": "", "told": ""}


def test_only_who_manages_the_people_of_a_team_asks(shop: Shop, provider: Hostile) -> None:
    for nobody in (shop.lead, shop.agent):
        assert_problem(nobody.post(f"{shop.url}/sign-in/check"), 403, "not_allowed")
    stranger = shop.service.has_team("Another").owner
    assert_problem(stranger.post(f"{shop.url}/sign-in/check"), 404, "not_found")
    assert provider.asked == []


def test_it_is_not_asked_without_end(
    tmp_path: Path, empty_database: EmptyDatabase, provider: Hostile
) -> None:
    with company_service(tmp_path, empty_database, provider.issuer, page_rate="3/minute") as service:
        shop = service.has_team("Shop")
        answers = [checks(shop) for _ in range(4)]
    assert [each.status_code for each in answers] == [200, 200, 200, 429]
    assert_problem(answers[-1], 429, "too_many_tries")


def test_the_settings_say_which_address_the_company_is_to_be_told(shop: Shop) -> None:
    shown = shop.admin.get(f"{shop.url}/sign-in").json()
    assert shown["company_back"] == f"{shop.service.app.state.settings.url}/sign-in/company/back"
