"""Every refusal has one shape, and nothing malformed gets past the door."""

import traceback
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.exc import DBAPIError

from api.database import session_of
from api.teams.counter import hold
from api.teams.models import Group
from tests.api.actor import Service, Shop, assert_problem
from tests.api.conftest import service_in
from tests.databases import EmptyDatabase

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
    told = " ".join(str(vars(record)) for record in caplog.records)
    assert "Ada" not in answer.text + told
    assert "'kind': 'RuntimeError'" in told
    assert "secret" not in told


def test_answers_carry_the_headers_that_keep_browsers_careful(service: Service) -> None:
    headers = service.ask("GET", "/v1/nowhere").headers

    assert headers["x-content-type-options"] == "nosniff"
    assert headers["content-security-policy"] == "default-src 'none'; frame-ancestors 'none'"
    assert headers["cache-control"] == "no-store"


@pytest.mark.parametrize("kind", [{}, {"content-type": "text/plain"}], ids=["none", "text"])
def test_json_that_does_not_say_so_is_told_to(shop: Shop, kind: dict[str, str]) -> None:
    answer = shop.owner.patch(shop.url, content=b'{"name": "Kingfisher"}', headers=kind)

    assert "Content-Type: application/json" in assert_problem(answer, 422, "malformed")["detail"]


def test_while_somebody_else_writes_for_too_long_the_service_is_busy(
    tmp_path: Path, empty_database: EmptyDatabase
) -> None:
    with service_in(tmp_path, empty_database, database_lock_wait=0.05) as service:
        shop = service.has_team("Shop")
        owner = shop.owner

        with service.database() as db:
            hold(db, shop.id)
            answer = owner.patch(shop.url, json={"name": "Kingfisher"})

        assert_problem(answer, 503, "busy")
        assert answer.headers["retry-after"] == "2"
        assert owner.get(shop.url).json()["name"] == "Shop"


def test_nobody_waits_for_a_connection_for_ever(tmp_path: Path, empty_database: EmptyDatabase) -> None:
    few: dict[str, Any] = {"database_lock_wait": 0.05, "database_connections": 1}
    with service_in(tmp_path, empty_database, **few) as service, ExitStack() as taken:
        owner = service.has_team("Shop").owner
        for _ in range(2):
            taken.enter_context(session_of(service.app.state.engine, reads_only=True)).connection()

        assert_problem(owner.get("/v1/me"), 503, "busy")


def test_an_error_of_the_database_quotes_nothing(shop: Shop) -> None:
    with shop.service.database() as db:
        db.add_all(Group(team_id=shop.id, name="kingfisher over water") for _ in range(2))
        with pytest.raises(DBAPIError) as refused:
            db.flush()
        db.rollback()

    assert "kingfisher" not in "".join(traceback.format_exception(refused.value))
