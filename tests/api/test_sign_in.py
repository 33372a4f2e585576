"""Signing in: on our page, once, back to the extension and nobody else."""

import base64
import hashlib
import re
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from httpx import Response

from api.settings import EXTENSION_ID
from tests.api.actor import PASSWORD, Service, Someone, assert_problem
from tests.api.tab import Tab

REDIRECT = f"chrome-extension://{EXTENSION_ID}/signed-in.html"
VERIFIER = "a-verifier-of-at-least-43-characters-0123456789"
CHALLENGE = base64.urlsafe_b64encode(hashlib.sha256(VERIFIER.encode()).digest()).rstrip(b"=").decode()
QUESTION = {
    "response_type": "code",
    "client_id": EXTENSION_ID,
    "redirect_uri": REDIRECT,
    "code_challenge": CHALLENGE,
    "code_challenge_method": "S256",
    "state": "the extension's own",
}
PROOF = {"code_verifier": VERIFIER, "redirect_uri": REDIRECT, "client_id": EXTENSION_ID}


@pytest.fixture
def ada(service: Service) -> Someone:
    return service.has_person("Ada Lovelace", "ada@shop.test")


def code_in(answer: Response) -> str:
    return parse_qs(urlsplit(answer.headers["location"]).query)["code"][0]


def code_for(service: Service, **question: str) -> str:
    tab = Tab(service)
    tab.opens("/authorize", **(QUESTION | question))
    onwards = tab.signs_in().headers["location"]
    return code_in(tab.opens(onwards))


def exchange(service: Service, code: str, **proof: str) -> Response:
    said = {"grant_type": "authorization_code", "code": code} | PROOF | proof
    return service.ask("POST", "/v1/auth/token", data=said, headers={"user-agent": "Chrome/156 (Linux)"})


def test_a_person_signs_the_extension_in(ada: Someone) -> None:
    tab = Tab(ada.service)

    assert "Sign in" in tab.opens("/authorize", **QUESTION).text
    onwards = tab.signs_in()
    assert onwards.status_code == 303
    back = tab.opens(onwards.headers["location"])

    assert back.status_code == 303
    assert back.headers["location"].startswith(f"{REDIRECT}?code=")
    assert parse_qs(urlsplit(back.headers["location"]).query)["state"] == ["the extension's own"]
    given = exchange(ada.service, code_in(back)).json()
    me = ada.service.ask("GET", "/v1/me", headers={"Authorization": f"Bearer {given['access_token']}"})
    who = {"id": str(ada.id), "name": "Ada Lovelace", "email": "ada@shop.test"}
    assert me.json() == {**who, "language": None, "teams": []}


def test_who_just_signed_in_need_not_again_unless_asked(ada: Someone) -> None:
    tab = Tab(ada.service)
    tab.opens("/sign-in")
    tab.signs_in()

    assert tab.opens("/authorize", **QUESTION).status_code == 303
    assert "Password" in tab.opens("/authorize", **QUESTION, prompt="login").text
    ada.service.clock.forward(minutes=15)
    assert "Password" in tab.opens("/authorize", **QUESTION).text


@pytest.mark.parametrize(
    "question",
    [
        {"client_id": "a" * 32},
        {"client_id": ""},
        {"redirect_uri": "https://evil.test/signed-in.html"},
        {"redirect_uri": f"{REDIRECT}?next=evil"},
        {"redirect_uri": f"{REDIRECT}#"},
        {"redirect_uri": REDIRECT.replace("signed-in", "Signed-in")},
        {"redirect_uri": REDIRECT.replace("chrome-extension", "http")},
        {"redirect_uri": f"chrome-extension://{EXTENSION_ID}.evil.test/signed-in.html"},
        {"redirect_uri": f"chrome-extension://{EXTENSION_ID}/x/../signed-in.html"},
        {"redirect_uri": f"chrome-extension://{'a' * 32}/signed-in.html"},
        {"redirect_uri": ""},
        {"response_type": "token"},
        {"code_challenge_method": "plain"},
        {"code_challenge_method": ""},
        {"code_challenge": ""},
        {"code_challenge": CHALLENGE[:-1]},
        {"code_challenge": CHALLENGE + "="},
        {"state": "s" * 501},
    ],
    ids=str,
)
def test_a_wrong_question_leads_nowhere(ada: Someone, question: dict[str, str]) -> None:
    answer = Tab(ada.service).opens("/authorize", **(QUESTION | question))

    assert answer.status_code == 400
    assert "location" not in answer.headers
    assert "cannot go on" in answer.text


def test_a_code_is_good_once_and_its_reuse_ends_what_it_opened(ada: Someone) -> None:
    code = code_for(ada.service)
    given = exchange(ada.service, code).json()

    assert_problem(exchange(ada.service, code), 400, "invalid_grant")

    headers = {"Authorization": f"Bearer {given['access_token']}"}
    assert_problem(ada.service.ask("GET", "/v1/me", headers=headers), 401, "not_signed_in")


def test_a_code_is_good_for_a_minute(ada: Someone) -> None:
    code = code_for(ada.service)
    ada.service.clock.forward(seconds=61)

    assert_problem(exchange(ada.service, code), 400, "invalid_grant")


@pytest.mark.parametrize(
    "proof",
    [
        {"code_verifier": "another-verifier-of-at-least-43-characters-01"},
        {"code_verifier": CHALLENGE},
        {"code_verifier": ""},
        {"code_verifier": VERIFIER[:42]},
        {"code_verifier": VERIFIER + " "},
        {"redirect_uri": REDIRECT + "#"},
        {"client_id": "a" * 32},
    ],
    ids=str,
)
def test_only_who_asked_gets_tokens_and_a_wrong_try_spends_the_code(
    ada: Someone, proof: dict[str, str]
) -> None:
    code = code_for(ada.service)

    assert_problem(exchange(ada.service, code, **proof), 400, "invalid_grant")
    assert_problem(exchange(ada.service, code), 400, "invalid_grant")


def test_an_unknown_account_gets_the_same_answer_as_a_wrong_password(ada: Someone) -> None:
    answers = []
    for email in ("ada@shop.test", "nobody@shop.test"):
        tab = Tab(ada.service)
        tab.opens("/sign-in")
        answers.append(tab.signs_in(email, "not the password"))

    known, unknown = answers
    assert known.status_code == unknown.status_code == 401
    hidden = re.compile(r'name="seal" value="[^"]*"|value="\w+@shop.test"')
    assert hidden.sub("", known.text) == hidden.sub("", unknown.text)
    assert dict(known.headers).keys() == dict(unknown.headers).keys()


@pytest.mark.parametrize("email", [" ADA@shop.test ", "ada@SHOP.test"])
def test_an_address_is_the_same_however_it_is_typed(ada: Someone, email: str) -> None:
    tab = Tab(ada.service)
    tab.opens("/sign-in")

    assert tab.signs_in(email).status_code == 303


def test_a_form_from_elsewhere_is_not_taken(ada: Someone) -> None:
    tab = Tab(ada.service)
    said = {"email": "ada@shop.test", "password": PASSWORD}
    assert ada.service.ask("POST", "/sign-in", data=said).status_code == 403
    assert ada.service.ask("POST", "/sign-in", data=said | {"seal": "x" * 43}).status_code == 403

    tab.opens("/sign-in")
    ada.service.client.cookies.clear()  # as from another site, where our cookie does not go along
    answer = tab.signs_in()

    assert answer.status_code == 403
    assert "set-cookie" not in answer.headers or "rejoinder_person" not in answer.headers["set-cookie"]


@pytest.mark.parametrize(
    "after", ["https://evil.test/", "//evil.test", "/\\evil.test", "/v1/me", "javascript:1", ""]
)
def test_a_sign_in_goes_on_to_our_own_pages_only(ada: Someone, after: str) -> None:
    tab = Tab(ada.service)
    tab.opens("/sign-in")

    answer = tab.submits(email="ada@shop.test", password=PASSWORD, after=after)

    assert answer.headers["location"] == "/"


def test_the_pages_carry_a_policy_without_script_and_a_cookie_out_of_its_reach(service: Service) -> None:
    answer = Tab(service).opens("/authorize", **QUESTION)

    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "script" not in policy
    assert "unsafe" not in policy
    assert f"form-action 'self' chrome-extension://{EXTENSION_ID};" in policy
    assert "<script" not in answer.text
    assert "style=" not in answer.text
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=lax" in cookie
    assert not re.findall(r'(?:src|href)="(?:https?:)?//', answer.text)


def test_a_forged_browser_cookie_signs_nobody_in(ada: Someone) -> None:
    tab = Tab(ada.service)
    for forged in [f"{ada.id}.99999999999.x", f"{ada.id}..", str(ada.id), "a.b.c"]:
        ada.service.client.cookies.set("rejoinder_person", forged)
        assert "Password" in tab.opens("/authorize", **QUESTION).text


def test_the_log_names_routes_and_quotes_nothing(ada: Someone, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("DEBUG", logger="rejoinder")
    code = code_for(ada.service)
    given: dict[str, Any] = exchange(ada.service, code).json()
    ada.service.ask("GET", "/invitations/a-secret-link")
    ada.service.ask("GET", "/setup", params={"link": "another-secret-link"})

    ours = [record for record in caplog.records if record.name == "rejoinder"]
    log = "\n".join(f"{record.getMessage()} {getattr(record, 'facts', '')}" for record in ours)

    assert "/invitations/{token}" in log
    for secret in [
        code,
        PASSWORD,
        "ada@shop.test",
        "secret-link",
        given["access_token"],
        given["refresh_token"],
        "?",
    ]:
        assert secret not in log
