"""What one process counts, every process knows; what fails is told to the trail, and cannot fill it."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from threading import Barrier

import pytest
from sqlmodel import select

from api.identity.models import DeviceSession, RefreshToken
from api.signing_in.attempts import Tried
from api.signing_in.models import Attempt
from tests.api.actor import Service, Shop, Someone, assert_problem
from tests.api.conftest import service_in
from tests.api.tab import Tab
from tests.api.trail import told_in
from tests.databases import EmptyDatabase


@pytest.fixture
def ada(service: Service) -> Someone:
    return service.has_person("Ada Lovelace", "ada@shop.test")


@pytest.fixture
def replica(service: Service) -> Iterator[Service]:
    """Another process on the same database, at the same moment."""
    with Service(service.app.state.settings) as second:
        second.clock.at = service.clock.at
        yield second


def fails(service: Service, times: int = 1, email: str = "ada@shop.test") -> list[int]:
    tab = Tab(service)
    tab.opens("/sign-in")
    return [tab.signs_in(email, "wrong").status_code for _ in range(times)]


def test_tries_count_in_every_process(ada: Someone, replica: Service) -> None:
    assert fails(ada.service, 3) == [401] * 3
    assert fails(replica, 2) == [401] * 2

    assert fails(ada.service) == [429]
    assert fails(replica) == [429]


def test_a_success_is_known_in_every_process(ada: Someone, replica: Service) -> None:
    fails(ada.service, 5)
    ada.service.clock.forward(seconds=1)
    tab = Tab(ada.service)
    tab.opens("/sign-in")
    assert tab.signs_in().status_code == 303

    assert fails(replica, 5) == [401] * 5


def test_many_at_once_gain_nothing(ada: Someone, replica: Service) -> None:
    together = Barrier(16)

    def begins(number: int) -> int:
        attempts = (ada.service, replica)[number % 2].app.state.attempts
        together.wait()
        tried: Tried = attempts.begin("ada@shop.test", f"192.0.2.{number}")
        return tried.wait

    with ThreadPoolExecutor(16) as pool:
        waits = list(pool.map(begins, range(16)))

    assert waits.count(0) == 5


def test_what_is_counted_names_nobody(ada: Someone) -> None:
    fails(ada.service, 2)

    with ada.service.database() as db:
        kept = list(db.exec(select(Attempt)))

    assert len(kept) == 2
    assert "ada" not in str(kept)
    assert "testclient" not in str(kept)


def test_what_was_left_alone_for_an_hour_is_forgotten(ada: Someone) -> None:
    fails(ada.service, 2, "somebody@shop.test")
    ada.service.clock.forward(minutes=61)
    fails(ada.service)

    with ada.service.database() as db:
        assert len(db.exec(select(Attempt)).all()) == 2


def test_the_trail_tells_of_the_first_try_in_vain_and_the_tenth(shop: Shop) -> None:
    service, agent = shop.service, shop.agent
    for _ in range(12):
        fails(service, email=agent.email)
        service.clock.forward(minutes=5)

    failed = [entry for entry in told_in(shop) if entry.action == "sign_in.failed"]

    assert [entry.facts["times"] for entry in failed] == [1, 10]
    assert {entry.object_id for entry in failed} == {str(agent.id)}


def test_nothing_is_told_of_an_account_that_nobody_has(shop: Shop) -> None:
    before = len(told_in(shop))
    fails(shop.service, 5, "nobody@shop.test")

    assert len(told_in(shop)) == before


def test_a_sign_in_is_told_to_each_of_a_persons_teams(service: Service, shop: Shop) -> None:
    elsewhere = service.has_team("Elsewhere")
    elsewhere.has_also(shop.agent, "agent")
    tab = Tab(service)
    tab.opens("/sign-in")
    tab.signs_in(shop.agent.email)

    for team in (shop, elsewhere):
        told = told_in(team)[-1]
        assert (told.action, told.actor_id, told.facts["how"]) == ("signed_in", shop.agent.id, "password")


def test_ending_a_device_is_told_and_so_is_signing_out(shop: Shop) -> None:
    agent = shop.agent
    agent.delete(f"/v1/me/sessions/{agent.session_id}")
    shop.lead.post("/v1/auth/sign-out")

    told = [(entry.action, entry.object_name) for entry in told_in(shop)]
    assert told[-2:] == [("session.ended", "Chrome on Linux"), ("signed_out", "Chrome on Linux")]


def test_one_address_gets_so_many_pages_in_a_minute(tmp_path: Path, empty_database: EmptyDatabase) -> None:
    with service_in(tmp_path, empty_database, page_rate="5/minute") as service:
        statuses = [service.ask("GET", "/invitations/unknown").status_code for _ in range(4)]
        statuses += [service.ask("GET", "/reset").status_code]
        refused = service.ask("GET", "/reset/unknown")
        service.clock.forward(seconds=int(refused.headers["retry-after"]))
        later = service.ask("GET", "/reset")

    assert statuses == [410] * 4 + [200]
    assert_problem(refused, 429, "too_many_tries")
    assert 1 <= int(refused.headers["retry-after"]) <= 60
    assert later.status_code == 200


def test_requests_for_tokens_are_counted_for_all_processes(
    tmp_path: Path, empty_database: EmptyDatabase
) -> None:
    asked = {"grant_type": "refresh_token", "refresh_token": "unknown"}
    with (
        service_in(tmp_path, empty_database, token_rate="4/minute") as service,
        Service(service.app.state.settings) as second,
    ):
        second.clock.at = service.clock.at
        answers = [each.ask("POST", "/v1/auth/token", data=asked) for each in (service, second) * 3]

    assert [answer.status_code for answer in answers] == [400] * 4 + [429] * 2
    assert_problem(answers[-1], 429, "too_many_tries")


def test_devices_that_are_over_are_forgotten_after_ninety_days(ada: Someone) -> None:
    service = ada.service
    ada.delete(f"/v1/me/sessions/{ada.session_id}")
    idle = service.has_person("Idle Ida")

    service.clock.forward(days=89)
    service.has_person("Grace Hopper")
    assert _sessions(service) == 3
    service.clock.forward(days=1, seconds=1)
    service.has_person("Barbara Liskov")

    assert _sessions(service) == 2  # Grace's and Barbara's
    with service.database() as db:
        assert len(db.exec(select(RefreshToken)).all()) == 2
        assert not db.get(DeviceSession, idle.session_id)


def _sessions(service: Service) -> int:
    with service.database() as db:
        return len(db.exec(select(DeviceSession)).all())


def test_a_password_changed_in_the_account_ends_everything_else(shop: Shop) -> None:
    service, agent = shop.service, shop.agent
    tab = Tab(service)
    tab.opens("/sign-in", after="/account")
    tab.signs_in(agent.email)
    tab.opens("/account")
    service.clock.at += timedelta(seconds=1)
    new = "a heron under bridges"

    assert tab.posts("/account/password", old_password="wrong", new_password=new).status_code == 422
    assert tab.posts("/account/password", old_password=new, new_password="short").status_code == 422
    assert agent.get("/v1/me").status_code == 200
    done = tab.posts("/account/password", old_password="kingfisher over water", new_password=new)

    assert done.status_code == 303
    assert "signed out everywhere else" in tab.opens(done.headers["location"].partition("#")[0]).text
    assert_problem(agent.get("/v1/me"), 401, "not_signed_in")
    assert told_in(shop)[-1].action == "password.changed"
