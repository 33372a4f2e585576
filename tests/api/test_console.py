"""How the console is signed in: by a visit to our sign-in page, then by a cookie that no script can read."""

from pathlib import Path

import pytest
from httpx import Response

from tests.api.actor import Service, Someone, assert_problem
from tests.api.conftest import service_in
from tests.api.tab import Tab
from tests.databases import EmptyDatabase

SESSION = "/console/session"
EVIL = "https://evil.example"


class Console:
    """The console's page in one browser."""

    def __init__(self, service: Service) -> None:
        self.service = service
        self.tab = Tab(service)
        self.origin: str | None = service.settings.url

    def visits(self, person: Someone) -> None:
        self.tab.opens("/sign-in", after="/console/")
        came = self.tab.signs_in(person.email)
        assert (came.status_code, came.headers["location"]) == (303, "/console/")

    def opens(self) -> Response:
        return self._asks("POST", SESSION)

    def renews(self) -> Response:
        return self._asks("POST", f"{SESSION}/renewed")

    def ends(self, session: str) -> Response:
        return self._asks("DELETE", f"{SESSION}/{session}")

    def reads(self, opened: Response) -> Response:
        token = opened.json()["access_token"]
        return self.service.ask("GET", "/v1/me", headers={"Authorization": f"Bearer {token}"})

    @property
    def cookie(self) -> str | None:
        kept: str | None = self.service.client.cookies.get("rejoinder_console")
        return kept

    def _asks(self, method: str, path: str) -> Response:
        headers = {} if self.origin is None else {"Origin": self.origin}
        return self.service.ask(method, path, headers=headers)


@pytest.fixture
def console(service: Service) -> Console:
    return Console(service)


@pytest.fixture
def ada(service: Service) -> Someone:
    return service.has_person("Ada", "ada@shop.test")


@pytest.fixture
def grace(service: Service) -> Someone:
    return service.has_person("Grace", "grace@shop.test")


def test_who_has_signed_in_on_our_page_is_signed_in(console: Console, ada: Someone) -> None:
    console.visits(ada)
    opened = console.opens()

    assert opened.status_code == 200
    assert console.reads(opened).json()["email"] == ada.email
    devices = ada.get("/v1/me/sessions").json()
    assert opened.json()["session_id"] in {device["id"] for device in devices}
    assert any("(console)" in device["device"] for device in devices)


def test_nobody_else_is(console: Console, ada: Someone, service: Service) -> None:
    assert_problem(console.opens(), 401, "not_signed_in")
    assert_problem(console.renews(), 401, "not_signed_in")

    console.visits(ada)
    service.clock.forward(minutes=16)
    assert_problem(console.opens(), 401, "not_signed_in")


def test_what_keeps_one_signed_in_is_read_by_no_script_and_sent_by_no_other_site(
    console: Console, ada: Someone
) -> None:
    console.visits(ada)
    opened = console.opens()

    said = opened.headers["set-cookie"].lower()
    assert "httponly" in said
    assert "samesite=strict" in said
    assert "refresh_token" not in opened.json()
    assert console.cookie
    assert console.cookie not in opened.text


def test_over_https_the_cookie_is_bound_to_the_host(tmp_path: Path, empty_database: EmptyDatabase) -> None:
    with service_in(tmp_path, empty_database, public_url="https://rejoinder.test") as service:
        console = Console(service)
        console.visits(service.has_person("Ada", "ada@shop.test"))
        said = console.opens().headers["set-cookie"]

    assert said.startswith("__Host-rejoinder_console=")
    assert "Secure" in said
    assert "Path=/;" in said


@pytest.mark.parametrize("origin", [EVIL, None, "null", "http://rejoinder.test.evil.example"])
def test_only_our_own_pages_are_given_tokens(console: Console, ada: Someone, origin: str | None) -> None:
    console.visits(ada)
    session = console.opens().json()["session_id"]

    console.origin = origin
    for answer in (console.opens(), console.renews(), console.ends(session)):
        assert_problem(answer, 403, "not_allowed")

    console.origin = console.service.settings.url
    assert console.renews().status_code == 200


def test_it_stays_signed_in_when_the_visit_is_long_over(
    console: Console, ada: Someone, service: Service
) -> None:
    console.visits(ada)
    opened, first = console.opens(), console.cookie
    service.clock.forward(days=20)
    renewed = console.renews()

    assert renewed.json()["session_id"] == opened.json()["session_id"]
    assert console.reads(renewed).status_code == 200
    assert console.cookie != first


def test_a_month_without_use_ends_it(console: Console, ada: Someone, service: Service) -> None:
    console.visits(ada)
    console.opens()
    service.clock.forward(days=31)

    assert_problem(console.renews(), 401, "not_signed_in")
    assert console.cookie is None


def test_a_stolen_cookie_ends_what_it_came_from(console: Console, ada: Someone, service: Service) -> None:
    console.visits(ada)
    console.opens()
    stolen = console.cookie or ""
    console.renews()
    service.clock.forward(minutes=2)
    mine = console.cookie or ""

    service.client.cookies.set("rejoinder_console", stolen)
    assert_problem(console.renews(), 401, "not_signed_in")
    service.client.cookies.clear()
    service.client.cookies.set("rejoinder_console", mine)
    assert_problem(console.renews(), 401, "not_signed_in")


def test_signing_out_ends_the_session_and_the_visit(console: Console, ada: Someone) -> None:
    console.visits(ada)
    opened = console.opens()

    assert console.ends(opened.json()["session_id"]).status_code == 204
    assert console.reads(opened).status_code == 401
    assert_problem(console.renews(), 401, "not_signed_in")
    assert_problem(console.opens(), 401, "not_signed_in")


def test_a_sign_out_that_comes_late_ends_nobody_elses(console: Console, ada: Someone, grace: Someone) -> None:
    console.visits(ada)
    before = console.opens().json()["session_id"]
    console.visits(grace)
    console.opens()

    assert console.ends(before).status_code == 204
    assert console.reads(console.renews()).json()["email"] == grace.email


def test_somebody_else_who_signs_in_takes_the_place(
    console: Console, ada: Someone, grace: Someone, service: Service
) -> None:
    console.visits(ada)
    opened = console.opens()
    service.clock.forward(minutes=1)
    console.visits(grace)

    assert_problem(console.renews(), 401, "not_signed_in")
    assert console.reads(opened).status_code == 401
    assert console.reads(console.opens()).json()["email"] == grace.email


def test_signing_in_again_leaves_one_session(console: Console, ada: Someone, service: Service) -> None:
    console.visits(ada)
    before = console.opens().json()["session_id"]
    service.clock.forward(minutes=1)
    console.visits(ada)
    after = console.opens().json()["session_id"]

    standing = {device["id"] for device in ada.get("/v1/me/sessions").json()}
    assert after in standing
    assert before not in standing


def test_ended_from_another_device_it_is_over(console: Console, ada: Someone) -> None:
    console.visits(ada)
    opened = console.opens()
    ada.delete(f"/v1/me/sessions/{opened.json()['session_id']}")

    assert console.reads(opened).status_code == 401
    assert_problem(console.renews(), 401, "not_signed_in")


@pytest.mark.parametrize("after", ["/console/#/templates?folder=1", "/console/"])
def test_the_way_back_leads_to_where_one_was(console: Console, ada: Someone, after: str) -> None:
    console.tab.opens("/sign-in", after=after)

    assert console.tab.signs_in(ada.email).headers["location"] == after


@pytest.mark.parametrize("after", ["/console//evil.example", "/console/../x", "/console/session"])
def test_the_way_back_leads_nowhere_else(console: Console, ada: Someone, after: str) -> None:
    console.tab.opens("/sign-in", after=after)

    assert console.tab.signs_in(ada.email).headers["location"] == "/"
