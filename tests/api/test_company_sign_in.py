"""Company sign-in with a real provider: who gets in, as whom, and what stays open to whom."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from httpx import Response

from api.identity.models import Person
from tests.api.actor import PASSWORD, Service, Shop, Someone, assert_problem
from tests.api.company import company_service, is_at_home
from tests.api.conftest import service_in
from tests.api.tab import Tab
from tests.api.test_sign_in import QUESTION, code_in, exchange
from tests.browser.processes import free_port
from tests.databases import EmptyDatabase
from tests.provider.real import RealProvider, real_provider

BACK = "http://rejoinder.test/sign-in/company/back"
PEOPLE: dict[str, dict[str, Any]] = {
    "ada": {"email": "Ada@shop.test", "email_verified": True, "name": "Ada Lovelace"},
    "ada2": {"email": "ada@shop.test", "email_verified": True, "name": "Another Ada"},
    "unverified": {"email": "ada@shop.test", "email_verified": False, "name": "Eve"},
    "nobody": {"name": "No address"},
    "elsewhere": {"email": "ada@evil.test", "email_verified": True, "name": "Eve"},
    "new": {"email": "grace@shop.test", "email_verified": True, "name": "Grace Hopper"},
}


@pytest.fixture(scope="module")
def provider(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RealProvider]:
    with real_provider(tmp_path_factory.mktemp("provider"), BACK, PEOPLE) as opened:
        yield opened


@pytest.fixture
def service(tmp_path: Path, empty_database: EmptyDatabase, provider: RealProvider) -> Iterator[Service]:
    with company_service(tmp_path, empty_database, provider.issuer) as opened:
        yield opened


@pytest.fixture
def ada(service: Service) -> Someone:
    return service.has_person("Ada Lovelace", "ada@shop.test")


def comes_by(provider: RealProvider, tab: Tab, login: str, after: str = "/", **chosen: str) -> Response:
    """Through the company's own pages; the service's answer to what came back."""
    asked = tab.opens("/sign-in/company", after=after, **chosen)
    assert asked.status_code == 303, asked.text
    back = urlsplit(provider.signs_in(asked.headers["location"], login, BACK))
    return tab.opens(f"{back.path}?{back.query}")


def test_a_person_signs_the_extension_in_by_the_company(ada: Someone, provider: RealProvider) -> None:
    tab = Tab(ada.service)
    shown = tab.opens("/authorize", **QUESTION).text
    assert "Sign in with Shop &amp; Co" in shown

    onwards = comes_by(provider, tab, "ada", f"/authorize?{urlencode(QUESTION)}")
    given = exchange(ada.service, code_in(tab.opens(onwards.headers["location"]))).json()

    me = ada.service.ask("GET", "/v1/me", headers={"Authorization": f"Bearer {given['access_token']}"})
    assert me.json()["id"] == str(ada.id)


def test_the_companys_own_name_is_what_counts_from_then_on(ada: Someone, provider: RealProvider) -> None:
    tab = Tab(ada.service)
    comes_by(provider, tab, "ada")
    with ada.service.database() as db:
        db.get_one(Person, ada.id).email = "countess@shop.test"

    assert comes_by(provider, Tab(ada.service), "ada").status_code == 303


def test_an_address_that_somebody_else_has_now_opens_nothing(ada: Someone, provider: RealProvider) -> None:
    comes_by(provider, Tab(ada.service), "ada")

    tab = Tab(ada.service)
    answer = comes_by(provider, tab, "ada2")

    assert answer.status_code == 403
    assert "somebody else of your company" in answer.text
    assert not is_at_home(tab, "Ada Lovelace")


@pytest.mark.parametrize("login", ["unverified", "nobody"])
def test_an_address_that_is_not_verified_opens_nothing(
    ada: Someone, provider: RealProvider, login: str
) -> None:
    answer = comes_by(provider, Tab(ada.service), login)

    assert answer.status_code == 403
    assert "has not verified your email address" in answer.text


def test_a_language_that_was_chosen_is_kept_on_the_way_through_the_company(
    ada: Someone, provider: RealProvider
) -> None:
    tab = Tab(ada.service)

    assert comes_by(provider, tab, "ada", "/account", lang="id").headers["location"] == "/account?lang=id"
    refused = comes_by(provider, Tab(ada.service), "new", lang="zh")
    assert "grace@shop.test 在这里既没有账户也没有邀请。" in refused.text
    assert comes_by(provider, tab, "ada", "/account").headers["location"] == "/account"


def test_who_is_neither_known_nor_invited_stays_outside(service: Service, provider: RealProvider) -> None:
    answer = comes_by(provider, Tab(service), "new")

    assert answer.status_code == 403
    assert "grace@shop.test has neither an account nor an invitation here" in answer.text


def test_an_invitation_that_waits_for_the_address_is_taken(shop: Shop, provider: RealProvider) -> None:
    shop.owner.post(f"{shop.url}/invitations", json={"role": "lead", "email": "grace@shop.test"})

    tab = Tab(shop.service)
    assert comes_by(provider, tab, "new").status_code == 303

    assert is_at_home(tab, "Grace Hopper")
    members = {each["name"]: each["role"] for each in shop.owner.get(f"{shop.url}/members").json()}
    assert members["Grace Hopper"] == "lead"
    assert comes_by(provider, Tab(shop.service), "new").status_code == 303


def test_so_is_a_link_for_whoever_has_it(shop: Shop, provider: RealProvider) -> None:
    link = shop.owner.post(f"{shop.url}/invitations", json={"role": "agent"}).json()["url"]

    tab = Tab(shop.service)
    assert "Join with Shop &amp; Co" in tab.opens(urlsplit(link).path).text
    tab.opens(comes_by(provider, tab, "new", urlsplit(link).path).headers["location"])
    assert tab.submits().status_code == 303

    assert is_at_home(tab, "Grace Hopper")
    assert "no longer works" in Tab(shop.service).opens(urlsplit(link).path).text


def test_what_others_may_hold_of_an_account_ends_when_it_is_linked(
    shop: Shop, provider: RealProvider
) -> None:
    """Anybody could have typed that address when the account was made."""
    shop.has_also(shop.service.has_person("Ada Lovelace", "ada@shop.test"), "agent")
    squatter = shop.joined[-1]

    comes_by(provider, Tab(shop.service), "ada")

    assert_problem(squatter.get("/v1/me"), 401, "not_signed_in")
    tab = Tab(shop.service)
    tab.opens("/sign-in")
    assert tab.signs_in().status_code == 401
    told = shop.owner.get(f"{shop.url}/audit").json()["entries"]
    assert "company_account.linked" in {each["action"] for each in told}


def test_who_is_signed_in_as_that_person_keeps_everything(ada: Someone, provider: RealProvider) -> None:
    tab = Tab(ada.service)
    tab.opens("/sign-in")
    tab.signs_in()

    comes_by(provider, tab, "ada")

    assert ada.get("/v1/me").status_code == 200
    tab = Tab(ada.service)
    tab.opens("/sign-in")
    assert tab.signs_in().status_code == 303


def test_an_answer_is_good_once_and_in_its_own_browser(ada: Someone, provider: RealProvider) -> None:
    tab = Tab(ada.service)
    asked = tab.opens("/sign-in/company")
    back = urlsplit(provider.signs_in(asked.headers["location"], "ada", BACK))
    came_back = f"{back.path}?{back.query}"

    stranger = Tab(ada.service)
    assert stranger.opens(came_back).status_code == 400
    tab = Tab(ada.service)
    asked = tab.opens("/sign-in/company")
    back = urlsplit(provider.signs_in(asked.headers["location"], "ada", BACK))
    came_back = f"{back.path}?{back.query}"
    assert tab.opens(came_back).status_code == 303
    assert tab.opens(came_back).status_code == 400


def test_a_code_of_another_sign_in_is_none(ada: Someone, provider: RealProvider) -> None:
    """The provider holds the code against the verifier, which is this sign-in's alone."""
    tab = Tab(ada.service)
    asked = tab.opens("/sign-in/company").headers["location"]
    other = provider.signs_in(tab.opens("/sign-in/company").headers["location"], "ada", BACK)
    code = code_in(Response(303, headers={"location": other}))

    state = parse_qs(urlsplit(asked).query)["state"][0]
    answer = tab.opens("/sign-in/company/back", code=code, state=state, iss=provider.issuer)

    assert answer.status_code == 401
    assert not is_at_home(tab, "Ada Lovelace")


def test_new_keys_of_the_provider_are_learnt(tmp_path: Path, empty_database: EmptyDatabase) -> None:
    port = free_port()
    with company_service(tmp_path, empty_database, f"http://127.0.0.1:{port}") as service:
        service.has_person("Ada Lovelace", "ada@shop.test")
        for _ in range(2):
            with real_provider(tmp_path, BACK, PEOPLE, port) as provider:
                assert comes_by(provider, Tab(service), "ada").status_code == 303


def test_everybody_of_the_company_may_join_where_that_is_wanted(
    tmp_path: Path, empty_database: EmptyDatabase, provider: RealProvider
) -> None:
    told = {"oidc_domains": "SHOP.test, other.test", "oidc_team": "Support", "oidc_role": "lead"}
    with company_service(tmp_path, empty_database, provider.issuer, **told) as service:
        shop = service.has_team("Support")
        tab = Tab(service)
        assert comes_by(provider, tab, "new").status_code == 303
        members = {each["name"]: each["role"] for each in shop.owner.get(f"{shop.url}/members").json()}
        assert members["Grace Hopper"] == "lead"

        answer = comes_by(provider, Tab(service), "elsewhere")
        assert answer.status_code == 403
        assert "none of the company" in answer.text


def test_a_team_that_is_not_there_is_said(
    tmp_path: Path, empty_database: EmptyDatabase, provider: RealProvider
) -> None:
    told = {"oidc_domains": "shop.test", "oidc_team": "Support"}
    with company_service(tmp_path, empty_database, provider.issuer, **told) as service:
        answer = comes_by(provider, Tab(service), "new")

        assert answer.status_code == 403
        assert "a team that is not there" in answer.text


def test_where_only_the_company_counts_nothing_else_does(
    tmp_path: Path, empty_database: EmptyDatabase, provider: RealProvider
) -> None:
    with company_service(tmp_path, empty_database, provider.issuer, password_sign_in="off") as service:
        service.has_person("Ada Lovelace", "ada@shop.test")
        tab = Tab(service)
        shown = tab.opens("/sign-in")
        assert "Password" not in shown.text
        assert "Sign in with Shop &amp; Co" in shown.text

        answer = service.ask("POST", "/sign-in", data={"email": "ada@shop.test", "password": PASSWORD})
        assert answer.status_code == 403
        assert comes_by(provider, tab, "ada").status_code == 303
        assert "Passkeys" not in tab.opens("/account").text


def test_without_a_company_there_is_no_such_way(tmp_path: Path, empty_database: EmptyDatabase) -> None:
    with service_in(tmp_path, empty_database) as service:
        assert Tab(service).opens("/sign-in/company").status_code == 404
        assert Tab(service).opens("/sign-in/company/back", code="x", state="y").status_code == 404
        assert "Sign in with your company" not in Tab(service).opens("/sign-in").text
