"""Every refusal has one shape, and nothing malformed gets past the door."""

import pytest
from sqlalchemy import event

from tests.api.actor import Service, Shop, assert_problem

JSON = {"content-type": "application/json"}


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (b'{"name": "a", "name": "b"}', "“name” stands twice"),
        (b'{"values": {"x": 1, "x": 2}}', "“x” stands twice"),
        (b'{"name": ', "not JSON"),
        (b'{"name": NaN}', "NaN is not a number"),
        (b'{"name": "\xff"}', "not valid UTF-8"),
        (rb'{"name": "half \ud83d"}', "surrogate"),
        (rb'{"\udc00": "key"}', "surrogate"),
        (rb'{"name": "nul \u0000"}', "NUL"),
        (b"[" * 100_000, "nested too deeply"),
        (b'{"n": ' + b"9" * 5_000 + b"}", "too long"),
    ],
    ids=[
        "key twice",
        "key twice inside",
        "cut short",
        "NaN",
        "bad UTF-8",
        "surrogate",
        "in a key",
        "NUL",
        "deep",
        "long",
    ],
)
def test_json_that_means_two_things_is_refused(service: Service, body: bytes, told: str) -> None:
    answer = service.ask("POST", "/v1/auth/token", content=body, headers=JSON)

    assert told in assert_problem(answer, 422, "malformed")["detail"]


@pytest.mark.parametrize("text", [rb"\ud83d\ude00", rb"\\ud83d", rb"\\u0000", "😀".encode()])
def test_whole_pairs_and_escaped_backslashes_pass(service: Service, text: bytes) -> None:
    body = b'{"grant_type": "' + text + b'"}'

    answer = service.ask("POST", "/v1/auth/token", content=body, headers=JSON)

    assert "fields" in answer.json() or answer.json()["code"] != "malformed"


def test_a_body_over_one_mebibyte_is_refused(service: Service) -> None:
    answer = service.ask("POST", "/v1/auth/token", content=b" " * (1024 * 1024 + 1), headers=JSON)

    assert assert_problem(answer, 413, "too_large")["limit"] == 1024 * 1024


def test_so_is_one_that_does_not_say_its_size(service: Service) -> None:
    answer = service.ask("POST", "/v1/auth/token", content=iter([b" " * 65536] * 17), headers=JSON)

    assert_problem(answer, 413, "too_large")


def test_an_unknown_address_is_a_problem_too(service: Service) -> None:
    assert_problem(service.ask("GET", "/v1/nowhere"), 404, "not_found")


def test_so_is_a_wrong_method(service: Service) -> None:
    answer = service.ask("DELETE", "/v1/auth/token")

    assert_problem(answer, 405, "wrong_method")
    assert answer.headers["allow"] == "POST"


def test_a_bug_tells_nothing_of_its_insides(service: Service, caplog: pytest.LogCaptureFixture) -> None:
    @service.app.get("/bug")
    def bug() -> None:
        raise RuntimeError("the customer's name is Ada")

    answer = service.ask("GET", "/bug?q=secret")

    assert_problem(answer, 500, "our_fault")
    assert "Ada" not in answer.text + caplog.text
    assert "kind=RuntimeError" in caplog.text
    assert "secret" not in caplog.text


def test_answers_carry_the_headers_that_keep_browsers_careful(service: Service) -> None:
    headers = service.ask("GET", "/v1/nowhere").headers

    assert headers["x-content-type-options"] == "nosniff"
    assert headers["content-security-policy"] == "default-src 'none'; frame-ancestors 'none'"
    assert headers["cache-control"] == "no-store"


@pytest.mark.parametrize("kind", [{}, {"content-type": "text/plain"}], ids=["none", "text"])
def test_json_that_does_not_say_so_is_told_to(shop: Shop, kind: dict[str, str]) -> None:
    answer = shop.owner.patch(shop.url, content=b'{"name": "Kingfisher"}', headers=kind)

    assert "Content-Type: application/json" in assert_problem(answer, 422, "malformed")["detail"]


def test_while_somebody_else_writes_for_too_long_the_service_is_busy(service: Service, shop: Shop) -> None:
    engine, owner = service.app.state.engine, shop.owner
    engine.dispose()
    event.listen(engine, "connect", lambda connection, _: connection.execute("PRAGMA busy_timeout=50"))

    with service.database() as db:
        db.connection()
        answer = owner.patch(shop.url, json={"name": "Kingfisher"})

    assert_problem(answer, 503, "busy")
    assert answer.headers["retry-after"] == "2"
    assert owner.get(shop.url).json()["name"] == "Shop"
