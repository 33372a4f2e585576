"""Company sign-in against a provider, or somebody between, that says what is not so. Nobody is let in."""

import time
from base64 import urlsafe_b64encode
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from httpx import Response
from joserfc.jwk import OctKey

from api.signing_in import company_asking
from tests.api.actor import Service
from tests.api.conftest import service_in
from tests.api.tab import Tab
from tests.api.test_company_sign_in import company_service
from tests.databases import EmptyDatabase
from tests.provider.hostile import Hostile, hostile_provider, new_key, unsigned, with_mac
from tests.provider.real import SECRET
from tests.provider.silent import silent_provider

BACK = "/sign-in/company/back"


@pytest.fixture
def provider() -> Iterator[Hostile]:
    with hostile_provider() as opened:
        yield opened


@pytest.fixture
def service(tmp_path: Path, empty_database: EmptyDatabase, provider: Hostile) -> Iterator[Service]:
    with company_service(tmp_path, empty_database, provider.issuer) as opened:
        opened.has_person("Ada Lovelace", "ada@shop.test")
        yield opened


class Asked:
    """A sign-in under way in one tab, as the provider sees it."""

    def __init__(self, service: Service, after: str = "/") -> None:
        self.tab = Tab(service)
        address = self.tab.opens("/sign-in/company", after=after).headers["location"]
        self.query = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}

    def comes_back(self, **answer: str) -> Response:
        return self.tab.opens(BACK, **({"code": "code", "state": self.query["state"]} | answer))

    def claims(self, provider: Hostile, **other: Any) -> dict[str, Any]:
        now = int(time.time())
        said = {
            "iss": provider.issuer,
            "sub": "ada",
            "aud": "rejoinder",
            "iat": now,
            "exp": now + 60,
            "nonce": self.query["nonce"],
            "email": "ada@shop.test",
            "email_verified": True,
        } | other
        return {name: value for name, value in said.items() if value is not None}


def test_what_is_true_is_believed(service: Service, provider: Hostile) -> None:
    """Without this the rest would prove nothing."""
    asked = Asked(service)
    provider.id_token = provider.signed(asked.claims(provider))

    assert asked.comes_back().status_code == 303
    _, form = next(each for each in provider.asked if each[0] == "/token")
    assert form["grant_type"] == "authorization_code"
    assert len(form["code_verifier"]) == 43
    assert asked.query["code_challenge_method"] == "S256"
    assert form["code_verifier"] not in str(asked.query)


@pytest.mark.parametrize(
    "lie",
    [
        {"nonce": "another"},
        {"nonce": None},
        {"nonce": ""},
        {"iss": "https://evil.test"},
        {"iss": None},
        {"aud": "another-client"},
        {"aud": ["another-client"]},
        {"aud": None},
        {"aud": ["rejoinder", "another-client"]},
        {"aud": ["rejoinder", "another-client"], "azp": "another-client"},
        {"azp": "another-client"},
        {"exp": 1},
        {"exp": None},
        {"exp": "tomorrow"},
        {"iat": None},
        {"iat": 9_999_999_999},
        {"sub": None},
        {"sub": ""},
        {"sub": 7},
        {"sub": "s" * 256},
        {"at_hash": "AAAAAAAAAAAAAAAAAAAAAA"},
    ],
    ids=str,
)
def test_a_token_that_says_otherwise_is_refused(
    service: Service, provider: Hostile, lie: dict[str, Any]
) -> None:
    asked = Asked(service)
    provider.id_token = provider.signed(asked.claims(provider, **lie))

    assert asked.comes_back().status_code == 401


def with_public_key_as_secret(provider: Hostile, claims: dict[str, Any]) -> str:
    pem = provider.key.public_key.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    return with_mac(claims, pem)


def with_public_key_as_der_secret(provider: Hostile, claims: dict[str, Any]) -> str:
    der = provider.key.public_key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    return with_mac(claims, der)


def with_client_secret(_: Hostile, claims: dict[str, Any]) -> str:
    return with_mac(claims, SECRET.encode())


def with_secret_that_is_published(provider: Hostile, claims: dict[str, Any]) -> str:
    """Were it a key, whoever reads the key set could sign."""
    shared = OctKey.generate_key(256, {"kid": "shared"})
    provider.also_published = [dict(shared.as_dict(private=True))]
    return with_mac(claims, shared.raw_value, "shared")


def with_own_key_in_header(provider: Hostile, claims: dict[str, Any]) -> str:
    own = new_key("one")
    return provider.signed(claims, own, jwk=own.as_dict(private=False))


def with_another_name_of_a_key(provider: Hostile, claims: dict[str, Any]) -> str:
    return provider.signed(claims, new_key("two"), kid="two")


def with_another_key(provider: Hostile, claims: dict[str, Any]) -> str:
    return provider.signed(claims, new_key("one"))


def without_signature(provider: Hostile, claims: dict[str, Any]) -> str:
    return provider.signed(claims).rpartition(".")[0] + "."


def with_other_claims_under_the_signature(provider: Hostile, claims: dict[str, Any]) -> str:
    head, _, signature = provider.signed(claims | {"sub": "eve"}).split(".")
    return f"{head}.{provider.signed(claims).split('.')[1]}.{signature}"


def of_alg_none(_: Hostile, claims: dict[str, Any]) -> str:
    return unsigned(claims)


def not_a_token(_: Hostile, __: dict[str, Any]) -> str:
    return "a.b.c"


def nothing(_: Hostile, __: dict[str, Any]) -> str:
    return ""


def a_token_of_five_parts(provider: Hostile, claims: dict[str, Any]) -> str:
    return f"{provider.signed(claims)}.{urlsafe_b64encode(b'more').decode()}.x"


@pytest.mark.parametrize(
    "forged",
    [
        with_public_key_as_secret,
        with_public_key_as_der_secret,
        with_client_secret,
        with_secret_that_is_published,
        with_own_key_in_header,
        with_another_name_of_a_key,
        with_another_key,
        without_signature,
        with_other_claims_under_the_signature,
        of_alg_none,
        not_a_token,
        nothing,
        a_token_of_five_parts,
    ],
)
def test_a_token_that_the_provider_did_not_sign_is_refused(
    service: Service, provider: Hostile, forged: Callable[[Hostile, dict[str, Any]], str]
) -> None:
    asked = Asked(service)
    provider.id_token = forged(provider, asked.claims(provider))

    assert asked.comes_back().status_code == 401


@pytest.mark.parametrize(
    "answer",
    [{"state": "x"}, {"state": ""}, {"state": "a.b.c"}, {"state": "a.9999999999.Lw==.seal"}],
    ids=str,
)
def test_a_state_that_is_not_ours_is_refused(
    service: Service, provider: Hostile, answer: dict[str, str]
) -> None:
    asked = Asked(service)
    provider.id_token = provider.signed(asked.claims(provider))

    assert asked.comes_back(**answer).status_code == 400
    assert "/token" not in {path for path, _ in provider.asked}


@pytest.mark.parametrize(
    "wish", ["https://evil.test", "//evil.test", "/\\evil.test", "/authorize\n", "/elsewhere"]
)
def test_it_leads_on_to_nowhere_else(service: Service, provider: Hostile, wish: str) -> None:
    asked = Asked(service, after=wish)
    provider.id_token = provider.signed(asked.claims(provider))

    assert asked.comes_back().headers["location"] == "/"


def test_a_sign_in_that_took_too_long_is_over(service: Service, provider: Hostile) -> None:
    asked = Asked(service)
    provider.id_token = provider.signed(asked.claims(provider))
    service.clock.forward(minutes=15)

    assert asked.comes_back().status_code == 400


def test_an_answer_of_another_issuer_is_refused(service: Service, provider: Hostile) -> None:
    """The mix-up of RFC 9207: a code of one provider must not go to another."""
    asked = Asked(service)
    provider.id_token = provider.signed(asked.claims(provider))

    assert asked.comes_back(iss="https://evil.test").status_code == 401
    assert "/token" not in {path for path, _ in provider.asked}


def test_who_says_that_it_names_itself_must(service: Service, provider: Hostile) -> None:
    provider.described = {"authorization_response_iss_parameter_supported": True}
    asked = Asked(service)
    provider.id_token = provider.signed(asked.claims(provider))
    assert asked.comes_back().status_code == 401

    asked = Asked(service)
    provider.id_token = provider.signed(asked.claims(provider))
    assert asked.comes_back(iss=provider.issuer).status_code == 303


@pytest.mark.parametrize("verified", [False, None, "false", 1, "yes"], ids=str)
def test_an_address_that_is_not_verified_links_nobody(
    service: Service, provider: Hostile, verified: Any
) -> None:
    asked = Asked(service)
    provider.id_token = provider.signed(asked.claims(provider, email_verified=verified))

    answer = asked.comes_back()
    assert answer.status_code == 403
    assert "has not verified" in answer.text


def test_what_is_told_of_somebody_else_is_not_listened_to(service: Service, provider: Hostile) -> None:
    asked = Asked(service)
    provider.id_token = provider.signed(asked.claims(provider, sub="eve", email=None, email_verified=None))
    provider.userinfo = {"sub": "ada", "email": "ada@shop.test", "email_verified": True}

    assert asked.comes_back().status_code == 403


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
    monkeypatch.setattr(company_asking, "PATIENCE", 1.0)
    with (
        silent_provider() as silent,
        company_service(tmp_path, empty_database, silent.issuer, page_rate="1000/minute") as service,
        ThreadPoolExecutor(60) as crowd,
    ):
        ada = service.has_person("Ada Lovelace")
        waiting = [crowd.submit(service.ask, "GET", "/sign-in/company") for _ in range(60)]
        silent.is_asked.wait(10)

        began = time.monotonic()
        assert ada.get("/v1/me").status_code == 200
        assert time.monotonic() - began < 1, "nobody waits for the company but who wants to go there"
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
