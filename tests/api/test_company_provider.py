"""Company sign-in with a provider that is gone, slow, or describes itself as it should not."""

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from api.signing_in import company_asking
from tests.api.actor import Service
from tests.api.company import Asked, company_service
from tests.api.conftest import service_in
from tests.api.tab import Tab
from tests.databases import EmptyDatabase
from tests.provider.hostile import Hostile, new_key
from tests.provider.silent import silent_provider


@pytest.fixture
def service(tmp_path: Path, empty_database: EmptyDatabase, provider: Hostile) -> Iterator[Service]:
    with company_service(tmp_path, empty_database, provider.issuer) as opened:
        opened.has_person("Ada Lovelace", "ada@shop.test")
        yield opened


@pytest.mark.parametrize(
    "described",
    [
        {"issuer": "https://evil.test"},
        {"token_endpoint": None},
        {"authorization_endpoint": "javascript:alert(1)"},
        {"jwks_uri": 7},
    ],
    ids=str,
)
def test_a_description_that_does_not_fit_is_said(
    service: Service, provider: Hostile, described: dict[str, Any]
) -> None:
    provider.described = described

    answer = Tab(service).opens("/sign-in/company")
    assert answer.status_code == 503
    assert "cannot be reached, or does not answer as it should" in answer.text


def test_a_provider_that_is_gone_is_said_and_soon_asked_again(service: Service, provider: Hostile) -> None:
    provider.is_broken = True
    answer = Tab(service).opens("/sign-in/company")
    assert answer.status_code == 503
    assert "Shop &amp; Co" in answer.text

    provider.is_broken = False
    assert Tab(service).opens("/sign-in/company").status_code == 503
    assert len(provider.asked) == 1, "who does not answer is left alone for some seconds"

    service.clock.forward(seconds=10)
    asked = Asked(service)
    provider.is_broken = True
    assert asked.comes_back().status_code == 503


def test_a_code_that_the_provider_stumbles_over_stands_in_nobodys_way(
    service: Service, provider: Hostile
) -> None:
    asked = Asked(service)
    provider.stumbles_over_codes = True
    assert asked.comes_back(code="garbage").status_code == 503

    provider.stumbles_over_codes = False
    asked = Asked(service)
    provider.id_token = provider.signed(asked.claims(provider))
    assert asked.comes_back().status_code == 303


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("authorization_endpoint", "http://shop.test/there"),
        ("token_endpoint", "http://shop.test/there"),
        ("jwks_uri", "http://shop.test/there"),
        ("userinfo_endpoint", "http://shop.test/there"),
        ("token_endpoint", "https://"),
        ("token_endpoint", "https://[x"),
        ("token_endpoint", "//shop.test"),
    ],
)
def test_nothing_is_asked_where_others_could_listen(
    service: Service, provider: Hostile, name: str, address: str
) -> None:
    provider.described = {name: address}

    assert Tab(service).opens("/sign-in/company").status_code == 503


def test_an_answer_without_an_end_is_not_read(service: Service, provider: Hostile) -> None:
    provider.described = {"more": "a" * 300_000}

    assert Tab(service).opens("/sign-in/company").status_code == 503


@pytest.mark.parametrize("subject", ["ada\0", "a\nb"], ids=ascii)
def test_a_subject_that_cannot_be_kept_names_nobody(
    service: Service, provider: Hostile, subject: str
) -> None:
    asked = Asked(service)
    provider.id_token = provider.signed(asked.claims(provider, sub=subject))

    assert asked.comes_back().status_code == 401


def test_a_name_of_the_company_is_made_one_that_can_stand(service: Service, provider: Hostile) -> None:
    team = service.has_team("Shop")
    team.owner.post(f"{team.url}/invitations", json={"role": "agent", "email": "eve@shop.test"})
    asked = Asked(service)
    said = asked.claims(provider, sub="eve", email="eve@shop.test", name="Eve\0 \u202eLovelace\u200b")
    provider.id_token = provider.signed(said)

    assert asked.comes_back().status_code == 303
    assert "Eve Lovelace" in {each["name"] for each in team.owner.get(f"{team.url}/members").json()}


def test_a_provider_that_never_answers_stops_nobody(
    tmp_path: Path, empty_database: EmptyDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(company_asking, "PATIENCE", 6.0)
    with (
        silent_provider() as silent,
        company_service(tmp_path, empty_database, silent.issuer, page_rate="1000/minute") as service,
        ThreadPoolExecutor(60) as crowd,
    ):
        ada = service.has_person("Ada Lovelace")
        waiting = [crowd.submit(service.ask, "GET", "/sign-in/company") for _ in range(60)]
        silent.is_asked.wait(60)

        began = time.monotonic()
        assert ada.get("/v1/me").status_code == 200
        assert time.monotonic() - began < 5, "nobody waits for the company but who wants to go there"
        assert not all(each.done() for each in waiting)
        assert {each.result().status_code for each in waiting} == {503}
        assert silent.most_at_once <= 2


def test_who_says_no_at_the_company_is_told_so(service: Service, provider: Hostile) -> None:
    answer = Asked(service).comes_back(code="", error="access_denied", error_description="<b>no</b>")

    assert answer.status_code == 403
    assert "did not let you in" in answer.text
    assert "<b>" not in answer.text


def test_a_new_key_is_learnt_within_the_hour(service: Service, provider: Hostile) -> None:
    for name in ("one", "two"):
        provider.key = new_key(name)
        asked = Asked(service)
        provider.id_token = provider.signed(asked.claims(provider), kid=name)
        assert asked.comes_back().status_code == 303

    asked_for = [path for path, _ in provider.asked]
    assert asked_for.count("/jwks") == 2
    assert asked_for.count("/.well-known/openid-configuration") == 1


def test_settings_that_would_let_anybody_in_or_nobody_are_refused(
    tmp_path: Path, empty_database: EmptyDatabase
) -> None:
    whole = {"oidc_issuer": "https://sign-in.shop.test", "oidc_client_id": "rejoinder"}
    for told, says in (
        ({"oidc_issuer": "https://sign-in.shop.test"}, "OIDC_CLIENT_ID"),
        ({"oidc_issuer": "http://sign-in.shop.test"}, "oidc_issuer"),
        (whole | {"oidc_team": "Support"}, "OIDC_DOMAINS"),
        ({"password_sign_in": "off"}, "OIDC_ISSUER"),
        (whole | {"oidc_role": "owner"}, "oidc_role"),
    ):
        with pytest.raises(ValueError, match=says), service_in(tmp_path, empty_database, **told):
            pass
