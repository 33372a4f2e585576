"""A visit to our pages: how long it lasts, and that nothing slips past what ends it."""

import re
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from threading import Event
from uuid import UUID

import pytest
from httpx import Response
from sqlalchemy import event
from sqlmodel import Session, select

from api.identity.authorization import Asked, asked, code_for
from api.identity.models import ApiToken, Person
from api.identity.sessions import end_all
from api.identity.store import Devices
from api.settings import EXTENSION_ID
from api.signing_in.models import Authenticator, Passkey
from api.signing_in.rules import held_unended
from tests.api.actor import PASSWORD, Service, Shop, Someone, assert_problem
from tests.api.authenticator import SoftPasskey
from tests.api.conftest import service_in
from tests.api.passkeys import ORIGIN, PasskeyTab
from tests.api.passkeys import at_account as at_passkeys
from tests.api.tab import Tab
from tests.api.test_at_once import one_waits
from tests.api.test_device_grant import Device, at_device_page
from tests.api.test_sign_in import QUESTION, exchange
from tests.databases import EmptyDatabase

NEW = "another heron over water"


@pytest.fixture
def elsewhere() -> Iterator[Executor]:
    with ThreadPoolExecutor(1) as opened:
        yield opened


def at_account(someone: Someone) -> Tab:
    tab = Tab(someone.service)
    tab.opens("/sign-in", after="/account")
    tab.signs_in(someone.email)
    tab.opens("/account")
    return tab


def is_in(tab: Tab) -> bool:
    return tab.opens("/account").status_code == 200


@contextmanager
def while_one_waits(service: Service) -> Iterator[None]:
    """Goes on once a request, which has read who is there, stands before what this transaction holds."""
    engine, stands = service.app.state.engine, Event()

    def note(_: object, __: object, statement: str, *___: object) -> None:
        if statement == "BEGIN IMMEDIATE":
            stands.set()

    event.listen(engine, "before_cursor_execute", note)
    yield
    if engine.dialect.name == "sqlite":
        assert stands.wait(10)
    one_waits(service)


def ends_while(someone: Someone, elsewhere: Executor, acts: Callable[[], Response]) -> Response:
    """What a visit's request is answered that was on its way when all visits ended."""
    with someone.service.database() as db:
        end_all(Devices(db), someone.id, someone.service.clock())
        with while_one_waits(someone.service):
            asked = elsewhere.submit(acts)
    return asked.result()


def a_code(tab: Tab, _: Shop) -> Response:
    return tab.opens("/authorize", **QUESTION)


def an_api_token(tab: Tab, shop: Shop) -> Response:
    return tab.posts("/account/api-tokens", name="Mine", team=str(shop.id), scope="read", days="7")


def a_second_step(tab: Tab, _: Shop) -> Response:
    return tab.posts("/account/authenticator/begin")


def a_password(tab: Tab, _: Shop) -> Response:
    return tab.posts("/account/password", old_password=PASSWORD, new_password=NEW)


def a_longer_visit(tab: Tab, _: Shop) -> Response:
    return tab.posts("/account/devices/end-all")


@pytest.mark.parametrize("takes", [a_code, an_api_token, a_second_step, a_password, a_longer_visit])
def test_what_was_on_its_way_when_visits_ended_comes_too_late(
    shop: Shop, elsewhere: Executor, takes: Callable[[Tab, Shop], Response]
) -> None:
    agent = shop.agent
    tab = at_account(agent)
    with agent.service.database() as db:
        before = db.get_one(Person, agent.id).password_digest

    answer = ends_while(agent, elsewhere, lambda: takes(tab, shop))

    assert answer.headers.get("location", "/sign-in").startswith("/sign-in")
    assert not is_in(tab)
    with agent.service.database() as db:
        assert db.get_one(Person, agent.id).password_digest == before
        assert not db.exec(select(ApiToken)).all()
        assert not db.exec(select(Authenticator)).all()


def test_so_does_the_answer_to_a_waiting_device(shop: Shop, elsewhere: Executor) -> None:
    device = Device(shop.service)
    device.begins()
    tab = at_device_page(shop.agent, device.codes["user_code"])

    answer = ends_while(shop.agent, elsewhere, lambda: tab.submits(answer="allow"))

    assert answer.headers["location"].startswith("/sign-in")
    assert_problem(device.asks(), 400, "authorization_pending")


def test_so_does_a_passkey(tmp_path: Path, empty_database: EmptyDatabase, elsewhere: Executor) -> None:
    with service_in(tmp_path, empty_database, public_url=ORIGIN) as service:
        ada = service.has_person("Ada Lovelace", "ada@shop.test")
        tab: PasskeyTab = at_passkeys(ada)
        made = SoftPasskey(ORIGIN, "rejoinder.test").registered(tab.options)

        answer = ends_while(ada, elsewhere, lambda: tab.sends("/account/passkeys", credential=made))

        assert answer.headers["location"].startswith("/sign-in")
        with service.database() as db:
            assert not db.exec(select(Passkey)).all()


def test_so_does_an_api_token_that_a_device_asked_for(shop: Shop, elsewhere: Executor) -> None:
    agent = shop.agent
    assert agent.get("/v1/me").status_code == 200
    wanted = {"team": str(shop.id), "name": "Mine", "scope": "read"}

    answer = ends_while(agent, elsewhere, lambda: agent.post("/v1/me/api-tokens", json=wanted))

    assert_problem(answer, 401, "not_signed_in")


def test_a_code_that_is_being_given_ends_with_the_visit(shop: Shop, elsewhere: Executor) -> None:
    service, agent = shop.service, shop.agent
    tab = at_account(agent)
    asking = asked(QUESTION, [EXTENSION_ID])
    assert isinstance(asking, Asked)

    with service.database() as db:
        code = code_for(Devices(db), person_held(db, agent.id).id, asking, service.clock())
        with while_one_waits(service):
            ending = elsewhere.submit(tab.posts, "/account/devices/end-all")

    assert ending.result().headers["location"].startswith("/account")
    assert_problem(exchange(service, code), 400, "invalid_grant")


def person_held(db: Session, person_id: UUID) -> Person:
    held = held_unended(db, db.get_one(Person, person_id))
    assert held
    return held


def test_signing_out_everywhere_makes_no_visit_longer(shop: Shop) -> None:
    tab = at_account(shop.agent)

    shop.service.clock.forward(minutes=14)
    tab.posts("/account/devices/end-all")
    assert is_in(tab)
    shop.service.clock.forward(minutes=1)

    assert not is_in(tab)


def test_nor_does_an_invitation_of_a_team_that_one_is_in(shop: Shop) -> None:
    link = link_of(shop)
    tab = at_account(shop.agent)

    shop.service.clock.forward(minutes=14)
    tab.opens(link)
    assert tab.submits().headers["location"] == "/"
    assert is_in(tab)
    shop.service.clock.forward(minutes=1)

    assert not is_in(tab)


def test_a_password_is_a_new_proof(shop: Shop) -> None:
    tab = at_account(shop.agent)
    shop.service.clock.forward(minutes=14)
    tab.posts("/account/password", old_password=PASSWORD, new_password=NEW)
    shop.service.clock.forward(minutes=14)

    assert is_in(tab)


def test_visits_end_by_their_order_and_not_by_a_clock(shop: Shop) -> None:
    tab = at_account(shop.agent)
    with shop.service.database() as db:  # on a machine whose clock is behind
        before = shop.service.clock()
        shop.service.clock.forward(hours=-1)
        end_all(Devices(db), shop.agent.id, shop.service.clock())
        shop.service.clock.at = before

    assert not is_in(tab)
    assert is_in(at_account(shop.agent))


def test_a_form_from_before_the_sign_in_is_not_the_persons(shop: Shop) -> None:
    service = shop.service
    service.client.cookies.clear()
    service.client.cookies.set("rejoinder_form", "planted", domain="rejoinder.test")
    seal = re.findall(r'name="seal" value="([^"]*)"', service.ask("GET", "/sign-in").text)[0]
    signing_in = {"seal": seal, "email": shop.agent.email, "password": PASSWORD}
    assert service.ask("POST", "/sign-in", data=signing_in).status_code == 303

    forged = service.ask("POST", "/account/name", data={"seal": seal, "name": "Mallory"})

    assert forged.status_code == 403
    assert shop.agent.get("/v1/me").json()["name"] == shop.agent.name


@pytest.mark.parametrize(
    ("origin", "status"),
    [
        ("http://rejoinder.test", 303),
        ("https://rejoinder.test", 303),
        ("http://evil.test", 403),
        ("http://rejoinder.test.evil.test", 403),
        ("http://rejoinder.test:8080", 403),
        ("null", 403),
        ("", 403),
    ],
)
def test_a_form_comes_from_our_own_pages(shop: Shop, origin: str, status: int) -> None:
    tab = at_account(shop.agent)
    seal = re.findall(r'name="seal" value="([^"]*)"', tab.shown.text)[0]

    said = {"seal": seal, "name": "Grace"}
    answer = shop.service.ask("POST", "/account/name", data=said, headers={"origin": origin})

    assert answer.status_code == status


def test_over_tls_no_page_without_it_speaks_for_us(tmp_path: Path, empty_database: EmptyDatabase) -> None:
    with service_in(tmp_path, empty_database, public_url=ORIGIN) as service:
        tab = Tab(service)
        tab.opens("/sign-in")
        seal = re.findall(r'name="seal" value="([^"]*)"', tab.shown.text)[0]
        said = {"seal": seal, "email": "ada@shop.test", "password": PASSWORD}

        statuses = [
            service.ask("POST", "/sign-in", data=said, headers={"origin": origin}).status_code
            for origin in (ORIGIN, ORIGIN.replace("https", "http"))
        ]

    assert statuses == [401, 403]


def link_of(shop: Shop) -> str:
    url: str = shop.owner.post(f"{shop.url}/invitations", json={"role": "agent"}).json()["url"]
    return url.removeprefix(shop.service.settings.url)
