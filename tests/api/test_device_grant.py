"""A device that its person lets in from another one (RFC 8628)."""

import re
from typing import Any

import pytest
from fastapi.testclient import TestClient
from httpx import Response

from api.identity.device_grant import SCRIPTS
from api.settings import EXTENSION_ID, FIREFOX_ID
from tests.api.actor import Service, Shop, Someone, assert_problem
from tests.api.tab import Tab

GRANT = "urn:ietf:params:oauth:grant-type:device_code"


class Device:
    """Waits at the API, without a page of its own."""

    def __init__(self, service: Service, client_id: str = SCRIPTS) -> None:
        self.service = service
        self.client_id = client_id
        self.codes: dict[str, Any] = {}

    def begins(self, **request: Any) -> Response:
        agent = {"user-agent": "Mozilla/5.0 (X11; Linux) Chrome/156"}
        sent = request or {"data": {"client_id": self.client_id}}
        begun = self.service.ask("POST", "/v1/auth/device", headers=agent, **sent)
        self.codes = begun.json()
        return begun

    def asks(self, **other: str) -> Response:
        said = {"grant_type": GRANT, "device_code": self.codes["device_code"], "client_id": self.client_id}
        return self.service.ask("POST", "/v1/auth/token", data=said | other)

    def asks_later(self) -> Response:
        self.service.clock.forward(seconds=5)
        return self.asks()


@pytest.fixture
def ada(service: Service) -> Someone:
    return service.has_person("Ada Lovelace", "ada@shop.test")


@pytest.fixture
def device(service: Service) -> Device:
    waiting = Device(service)
    assert waiting.begins().status_code == 200
    return waiting


def at_device_page(someone: Someone, code: str = "") -> Tab:
    """Signed in, at the page that asks about the device with that code."""
    tab = Tab(someone.service)
    shown = tab.opens("/device", **({"user_code": code} if code else {}))
    tab.opens(shown.headers["location"])
    tab.opens(tab.signs_in(someone.email).headers["location"])
    return tab


def answers(someone: Someone, device: Device, answer: str) -> Tab:
    tab = at_device_page(someone, device.codes["user_code"])
    tab.submits(answer=answer)
    return tab


def refused(answer: Response, error: str) -> None:
    assert assert_problem(answer, 400, error)["error"] == error


def test_a_device_is_let_in(ada: Someone, device: Device) -> None:
    refused(device.asks(), "authorization_pending")

    tab = at_device_page(ada, device.codes["user_code"])
    assert "Chrome on Linux" in tab.shown.text
    assert device.codes["user_code"] in tab.shown.text
    tab.submits(answer="allow")
    assert "is let in" in tab.shown.text

    given = device.asks_later().json()
    headers = {"Authorization": f"Bearer {given['access_token']}"}
    assert ada.service.ask("GET", "/v1/me", headers=headers).json()["name"] == "Ada Lovelace"
    assert "Chrome on Linux" in [each["device"] for each in ada.get("/v1/me/sessions").json()]


@pytest.mark.parametrize("client_id", [SCRIPTS, EXTENSION_ID, FIREFOX_ID])
@pytest.mark.parametrize("form", ["data", "json"])
def test_what_a_device_is_told(service: Service, client_id: str, form: str) -> None:
    told = Device(service).begins(**{form: {"client_id": client_id}}).json()

    assert re.fullmatch("[BCDFGHJKLMNPQRSTVWXZ]{4}-[BCDFGHJKLMNPQRSTVWXZ]{4}", told["user_code"])
    assert told["verification_uri"] == "http://rejoinder.test/device"
    assert told["verification_uri_complete"].endswith(f"/device?user_code={told['user_code']}")
    assert (told["expires_in"], told["interval"]) == (600, 5)
    assert len(told["device_code"]) == 43


@pytest.mark.parametrize("said", ["", "a" * 32, "rejoinder", "rejoinder-cli "])
def test_an_unknown_client_gets_no_code(service: Service, said: str) -> None:
    refused(Device(service).begins(json={"client_id": said}), "invalid_client")


@pytest.mark.parametrize("said", [{}, {"client_id": 7}, {"client_id": ["rejoinder-cli"]}])
def test_what_is_not_in_form_is_malformed(service: Service, said: dict[str, Any]) -> None:
    assert_problem(Device(service).begins(json=said), 422, "malformed")


def test_a_refused_device_is_told_so(ada: Someone, device: Device) -> None:
    tab = answers(ada, device, "refuse")

    assert "is refused" in tab.shown.text
    refused(device.asks_later(), "access_denied")


def test_nothing_chosen_is_no_consent(ada: Someone, device: Device) -> None:
    at_device_page(ada, device.codes["user_code"]).submits()

    refused(device.asks_later(), "access_denied")


def test_who_asks_too_often_is_told_to_slow_down(ada: Someone, device: Device) -> None:
    refused(device.asks(), "authorization_pending")
    answers(ada, device, "allow")

    refused(device.asks(), "slow_down")
    assert device.asks_later().status_code == 200


def test_codes_end_after_ten_minutes(ada: Someone, device: Device) -> None:
    device.service.clock.forward(minutes=10, seconds=1)

    refused(device.asks(), "expired_token")
    assert "No device waits" in at_device_page(ada, device.codes["user_code"]).shown.text


def test_a_device_code_opens_once(ada: Someone, device: Device) -> None:
    answers(ada, device, "allow")
    assert device.asks().status_code == 200

    refused(device.asks_later(), "invalid_grant")


def test_it_opens_for_its_own_client_only(ada: Someone, device: Device) -> None:
    answers(ada, device, "allow")

    refused(device.asks(client_id=EXTENSION_ID), "invalid_grant")
    refused(device.asks(device_code="x" * 43), "invalid_grant")
    refused(device.asks(device_code=device.codes["user_code"]), "invalid_grant")
    assert device.asks().status_code == 200


def test_an_answer_is_given_once(ada: Someone, device: Device) -> None:
    tab = at_device_page(ada, device.codes["user_code"])
    question = tab.shown
    tab.submits(answer="allow")

    tab.shown = question
    assert "No device waits" in tab.submits(answer="refuse").text
    assert device.asks().status_code == 200


@pytest.mark.parametrize(
    "typed", ["{code}", "{lower}", "{plain}", " {code} ", "{lower} ", "{spaced}"], ids=str
)
def test_a_code_may_be_typed_as_one_likes(ada: Someone, device: Device, typed: str) -> None:
    code: str = device.codes["user_code"]
    spellings = {
        "code": code,
        "lower": code.lower(),
        "plain": code.replace("-", ""),
        "spaced": code.replace("-", " "),
    }

    assert "Let this device in as you?" in at_device_page(ada, typed.format(**spellings)).shown.text


def test_codes_cannot_be_tried_out(ada: Someone) -> None:
    tab = at_device_page(ada)

    tried = [tab.opens("/device", user_code="BCDF-GHJK").status_code for _ in range(10)]

    assert tried[0] == 404
    assert tried[-1] == 429


def test_nobody_is_let_in_without_signing_in_or_by_a_strangers_form(ada: Someone, device: Device) -> None:
    code = device.codes["user_code"]
    Tab(ada.service)
    answer = ada.service.ask("POST", "/device", data={"user_code": code, "answer": "allow"})
    assert answer.headers["location"].startswith("/sign-in?after=%2Fdevice")

    at_device_page(ada, code)
    answer = ada.service.ask("POST", "/device", data={"user_code": code, "answer": "allow", "seal": "x"})

    assert answer.status_code == 403
    refused(device.asks(), "authorization_pending")


def test_another_network_is_pointed_out(ada: Someone, device: Device) -> None:
    assert "another network" not in at_device_page(ada, device.codes["user_code"]).shown.text
    elsewhere = TestClient(ada.service.app, base_url="http://rejoinder.test", client=("203.0.113.7", 1))
    code = elsewhere.post("/v1/auth/device", data={"client_id": SCRIPTS}).json()["user_code"]

    shown = at_device_page(ada, code).shown.text
    assert "another network" in shown
    assert "203.0.113.7" in shown


def test_the_codes_are_nowhere_in_the_database(device: Device) -> None:
    engine = device.service.app.state.engine
    with engine.connect() as connection:
        rows = str(connection.exec_driver_sql("SELECT * FROM device_grant").all())

    assert device.codes["device_code"] not in rows
    assert device.codes["user_code"] not in rows
    assert device.codes["user_code"].replace("-", "") not in rows


def test_twenty_may_wait_at_one_address(service: Service) -> None:
    for _ in range(20):
        assert Device(service).begins().status_code == 200

    assert_problem(Device(service).begins(), 429, "too_many_tries")
    service.clock.forward(minutes=10, seconds=1)
    assert Device(service).begins().status_code == 200


def test_the_trail_tells_who_let_what_in(shop: Shop) -> None:
    device = Device(shop.service)
    device.begins()
    answers(shop.owner, device, "allow")

    told = shop.owner.get(f"{shop.url}/audit").json()["entries"]
    entry = next(each for each in told if each["action"] == "device.let_in")
    assert (entry["actor"], entry["object_name"]) == (shop.owner.name, "Chrome on Linux")
