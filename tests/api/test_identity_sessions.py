"""Staying signed in: refresh tokens, devices, and how they end."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any

import pytest
from httpx import Response

from api.clock import now
from api.database import session_of
from api.identity.devices import device_of
from api.identity.models import DeviceSession
from api.identity.sessions import open_session
from api.identity.standing import Caller
from api.identity.store import Devices
from tests.api.actor import Service, Shop, Someone, assert_problem


@pytest.fixture
def ada(service: Service) -> Someone:
    return service.has_person("Ada Lovelace")


def refresh(service: Service, token: str) -> Response:
    return service.ask("POST", "/v1/auth/token", data={"grant_type": "refresh_token", "refresh_token": token})


def test_a_refresh_token_gives_the_next_pair(ada: Someone) -> None:
    answer = refresh(ada.service, ada.refresh_token)

    given = answer.json()
    assert answer.status_code == 200
    assert (given["token_type"], given["expires_in"]) == ("Bearer", 600)
    assert given["session_id"] == str(ada.session_id)
    assert given["refresh_token"] != ada.refresh_token
    assert answer.headers["cache-control"] == "no-store"
    me = ada.service.ask("GET", "/v1/me", headers={"Authorization": f"Bearer {given['access_token']}"})
    assert me.json()["name"] == "Ada Lovelace"


def test_it_may_be_sent_as_json_too(ada: Someone) -> None:
    said = {"grant_type": "refresh_token", "refresh_token": ada.refresh_token}

    assert ada.service.ask("POST", "/v1/auth/token", json=said).status_code == 200


def test_a_lost_answer_is_given_again_for_a_minute(ada: Someone) -> None:
    first = refresh(ada.service, ada.refresh_token).json()["refresh_token"]
    ada.service.clock.forward(seconds=60)

    again = refresh(ada.service, ada.refresh_token).json()["refresh_token"]

    assert again == first


def test_later_the_family_ends(ada: Someone) -> None:
    successor = refresh(ada.service, ada.refresh_token).json()["refresh_token"]
    ada.service.clock.forward(seconds=61)

    assert_problem(refresh(ada.service, ada.refresh_token), 400, "invalid_grant")

    assert_problem(refresh(ada.service, successor), 400, "invalid_grant")
    assert_problem(ada.get("/v1/me"), 401, "not_signed_in")


def test_so_it_does_when_the_successor_is_in_use_already(ada: Someone) -> None:
    successor = refresh(ada.service, ada.refresh_token).json()["refresh_token"]
    newest = refresh(ada.service, successor).json()["refresh_token"]

    assert_problem(refresh(ada.service, ada.refresh_token), 400, "invalid_grant")

    assert_problem(refresh(ada.service, newest), 400, "invalid_grant")


def test_many_refreshes_at_once_get_one_successor(ada: Someone) -> None:
    with ThreadPoolExecutor(16) as many:
        answers = list(many.map(lambda _: refresh(ada.service, ada.refresh_token), range(100)))

    assert {answer.status_code for answer in answers} == {200}
    assert len({answer.json()["refresh_token"] for answer in answers}) == 1


def test_old_tokens_are_forgotten_and_simply_unknown(ada: Someone) -> None:
    first = ada.refresh_token
    token = first
    for _ in range(3):
        ada.service.clock.forward(days=20)
        token = refresh(ada.service, token).json()["refresh_token"]
    ada.service.has_person("Somebody who signs in")

    assert_problem(refresh(ada.service, first), 400, "invalid_grant")

    assert refresh(ada.service, token).status_code == 200


def test_thirty_idle_days_end_it(ada: Someone) -> None:
    ada.service.clock.forward(days=30, seconds=1)

    assert_problem(refresh(ada.service, ada.refresh_token), 400, "invalid_grant")


def test_ninety_days_end_it_however_busy(ada: Someone) -> None:
    token = ada.refresh_token
    for _ in range(4):
        ada.service.clock.forward(days=22)
        token = refresh(ada.service, token).json()["refresh_token"]
    ada.service.clock.forward(days=3)

    assert_problem(refresh(ada.service, token), 400, "invalid_grant")


@pytest.mark.parametrize("token", ["", "x", "é", "t" * 200])
def test_an_unknown_token_is_refused(service: Service, token: str) -> None:
    problem = assert_problem(refresh(service, token), 400, "invalid_grant")

    assert problem["error"] == "invalid_grant"


@pytest.mark.parametrize(
    ("said", "status", "code"),
    [
        ({}, 400, "unsupported_grant_type"),
        ({"grant_type": "password", "username": "a", "password": "b"}, 400, "unsupported_grant_type"),
        ({"grant_type": ["refresh_token"]}, 400, "unsupported_grant_type"),
        ({"grant_type": "refresh_token"}, 422, "malformed"),
        ({"grant_type": "refresh_token", "refresh_token": 7}, 422, "malformed"),
        ({"grant_type": "refresh_token", "refresh_token": "t" * 201}, 422, "malformed"),
        ([], 422, "malformed"),
        ("refresh_token", 422, "malformed"),
        (None, 422, "malformed"),
    ],
    ids=str,
)
def test_what_the_token_endpoint_refuses(service: Service, said: Any, status: int, code: str) -> None:
    assert_problem(service.ask("POST", "/v1/auth/token", json=said), status, code)


def test_neither_form_nor_json_is_refused(service: Service) -> None:
    answer = service.ask(
        "POST", "/v1/auth/token", content=b"grant_type=x", headers={"content-type": "text/plain"}
    )

    assert_problem(answer, 422, "malformed")


def test_signing_out_takes_effect_at_once(ada: Someone) -> None:
    assert ada.get("/v1/me").status_code == 200  # now it is remembered

    answer = ada.service.ask("POST", "/v1/auth/sign-out", json={"refresh_token": ada.refresh_token})

    assert answer.status_code == 204
    assert_problem(ada.get("/v1/me"), 401, "not_signed_in")
    assert_problem(refresh(ada.service, ada.refresh_token), 400, "invalid_grant")


def test_the_access_token_alone_signs_out_too(ada: Someone) -> None:
    assert ada.post("/v1/auth/sign-out").status_code == 204

    assert_problem(refresh(ada.service, ada.refresh_token), 400, "invalid_grant")


def test_signing_out_twice_or_with_a_stale_token_is_no_trouble(service: Service) -> None:
    assert service.ask("POST", "/v1/auth/sign-out", json={"refresh_token": "gone"}).status_code == 204
    assert_problem(service.ask("POST", "/v1/auth/sign-out"), 401, "not_signed_in")


def test_a_person_sees_and_ends_their_own_devices(ada: Someone) -> None:
    (mine,) = ada.get("/v1/me/sessions").json()
    assert (mine["id"], mine["device"], mine["current"]) == (str(ada.session_id), "Chrome on Linux", True)

    assert ada.delete(f"/v1/me/sessions/{mine['id']}").status_code == 204

    assert_problem(ada.get("/v1/me/sessions"), 401, "not_signed_in")


def test_but_nobody_elses(shop: Shop) -> None:
    others = shop.owner.session_id

    answer = shop.admin.delete(f"/v1/me/sessions/{others}")

    assert_problem(answer, 404, "not_found")
    assert shop.owner.get("/v1/me").status_code == 200


def test_nobody_is_taken_on_trust_for_longer_than_a_minute(ada: Someone) -> None:
    assert ada.get("/v1/me").status_code == 200
    with session_of(ada.service.app.state.engine) as db:  # by somebody whom nobody can hear
        db.get_one(DeviceSession, ada.session_id).ended_at = ada.service.clock()

    ada.service.clock.forward(seconds=59)
    assert ada.get("/v1/me").status_code == 200
    ada.service.clock.forward(seconds=1)
    assert_problem(ada.get("/v1/me"), 401, "not_signed_in")


def test_a_token_that_was_good_ends_when_it_says(ada: Someone) -> None:
    for _ in range(10):
        assert ada.get("/v1/me").status_code == 200
        ada.service.clock.forward(minutes=1)

    assert_problem(ada.get("/v1/me"), 401, "not_signed_in")


def test_of_many_who_ask_at_once_each_is_taken_for_who_they_are(shop: Shop) -> None:
    standing, out = shop.service.app.state.standing, shop.lead
    out.post("/v1/auth/sign-out")
    somebody_elses = shop.service.app.state.tokens.access(shop.admin.id, shop.agent.session_id, now())
    tokens = [shop.owner.token, "nonsense", out.token, shop.agent.token, somebody_elses, shop.owner.token]

    async def all_at_once() -> list[Caller | None]:
        found: list[Caller | None] = await asyncio.gather(*map(standing.caller_of, tokens))
        return found

    owner, agent = (Caller(each.id, each.session_id) for each in (shop.owner, shop.agent))
    assert asyncio.run(all_at_once()) == [owner, None, None, agent, None, owner]


@pytest.mark.parametrize(
    ("user_agent", "device"),
    [
        ("Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/156.0 Safari/537.36", "Chrome on Linux"),
        ("Mozilla/5.0 (Windows NT 10.0; Win64) Chrome/156.0 Safari/537.36 Edg/156.0", "Edge on Windows"),
        ("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Version/18 Safari/605.1", "Safari on macOS"),
        ("Mozilla/5.0 (Linux; Android 15) Chrome/156.0 Mobile", "Chrome on Android"),
        ("python-httpx/0.28", "A Python script"),
        ("", "A program"),
    ],
)
def test_a_device_is_called_what_a_person_would_call_it(user_agent: str, device: str) -> None:
    assert device_of(user_agent) == device


def test_all_other_devices_are_signed_out_at_once_and_this_one_stays(service: Service, shop: Shop) -> None:
    agent = shop.agent
    with service.database() as db:
        other = open_session(Devices(db), agent.id, "Firefox on Windows", service.clock())
    token = service.app.state.tokens.access(agent.id, other.session_id, service.clock())
    elsewhere = replace(agent, token=token, session_id=other.session_id)
    assert elsewhere.get("/v1/me").status_code == 200

    assert agent.delete("/v1/me/sessions").json() == {"ended": 1}

    assert_problem(elsewhere.get("/v1/me"), 401, "not_signed_in")
    assert [each["device"] for each in agent.get("/v1/me/sessions").json()] == ["Chrome on Linux"]
