"""Two people act in one moment: the second finds what the first left, and neither stops the other."""

import time
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from uuid import UUID

import pytest
from httpx import Response
from sqlalchemy import text
from sqlmodel import Session, col, delete, select

from api.clock import now
from api.database import one_at_a_time, session_of
from api.identity.keys import digest_of
from api.library.models import Grant
from api.teams.counter import hold
from api.teams.joining import FIRST, join_as, offer_of, setup_link
from api.teams.models import Invitation, Member, Role, Team
from tests.api.actor import Service, Shop, Someone, assert_problem
from tests.api.team import Library

WAITS = "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
MOMENTS = 500


@pytest.fixture
def elsewhere() -> Iterator[Executor]:
    with ThreadPoolExecutor(1) as opened:
        yield opened


def one_waits(service: Service) -> None:
    """Comes back when somebody stands before a lock. On SQLite who writes stands there from the start."""
    engine = service.app.state.engine
    if engine.dialect.name != "postgresql":
        return
    for _ in range(MOMENTS):
        with session_of(engine, reads_only=True) as db:
            if db.connection().execute(text(WAITS)).first():
                return
        time.sleep(0.01)
    raise AssertionError("nobody waited")


def becomes(role: Role) -> Callable[[Session, UUID, UUID], None]:
    def change(db: Session, team_id: UUID, person_id: UUID) -> None:
        db.get_one(Member, (team_id, person_id)).role = role

    return change


def leaves(db: Session, team_id: UUID, person_id: UUID) -> None:
    db.delete(db.get_one(Member, (team_id, person_id)))


def renames(who: Someone, shop: Shop) -> Response:
    return who.patch(shop.url, json={"name": "Kingfisher"})


def sets_a_value(who: Someone, shop: Shop) -> Response:
    return who.patch(shop.url, json={"values": {"days": "30"}})


def invites(who: Someone, shop: Shop) -> Response:
    return who.post(f"{shop.url}/invitations", json={"role": "agent"})


def makes_a_folder(who: Someone, shop: Shop) -> Response:
    return who.post(f"{shop.url}/folders", json={"name": "Returns", "parent": None})


@pytest.mark.parametrize(
    ("role", "acts", "first", "status", "code"),
    [
        ("admin", renames, becomes("agent"), 403, "not_allowed"),
        ("lead", sets_a_value, becomes("agent"), 403, "not_allowed"),
        ("admin", invites, becomes("lead"), 403, "not_allowed"),
        ("lead", makes_a_folder, becomes("agent"), 403, "not_allowed"),
        ("admin", makes_a_folder, leaves, 404, "not_found"),
    ],
)
def test_who_lost_a_role_a_moment_ago_does_nothing_more_with_it(
    shop: Shop,
    elsewhere: Executor,
    role: Role,
    acts: Callable[[Someone, Shop], Response],
    first: Callable[[Session, UUID, UUID], None],
    status: int,
    code: str,
) -> None:
    who = shop.member(role)
    before = shop.head

    with shop.service.database() as db:
        hold(db, shop.id)
        asked = elsewhere.submit(acts, who, shop)
        one_waits(shop.service)
        first(db, shop.id, who.id)

    assert_problem(asked.result(), status, code)
    assert shop.head == before


def test_a_right_that_was_taken_a_moment_ago_writes_nothing(shop: Shop, elsewhere: Executor) -> None:
    library = Library(shop)
    folder = library.has_folder("Refunds")
    library.grants(folder, "agent", "edit")
    agent = shop.agent

    with shop.service.database() as db:
        hold(db, shop.id)
        asked = elsewhere.submit(library.adds, agent, folder, title="Late")
        one_waits(shop.service)
        db.exec(delete(Grant).where(col(Grant.team_id) == shop.id))

    assert_problem(asked.result(), 404, "not_found")


def test_an_invitation_ends_with_the_role_that_gave_it_and_nobody_stands_in_the_way(
    shop: Shop, elsewhere: Executor
) -> None:
    link = shop.owner.post(f"{shop.url}/invitations", json={"role": "lead"}).json()["url"]
    token = link.rsplit("/", 1)[1]
    ada = shop.service.has_person("Ada")

    def joins() -> str:
        with shop.service.database() as db:
            offer = offer_of(db, token, now())
            return join_as(db, offer, ada.id, now()) if offer else "gone"

    with shop.service.database() as db:
        hold(db, shop.id)
        asked = elsewhere.submit(joins)
        one_waits(shop.service)
        db.exec(select(Invitation).where(Invitation.digest == digest_of(token))).one().used_at = now()

    assert asked.result() == "gone"


def test_two_that_start_together_leave_one_link_for_the_first_owner(
    service: Service, elsewhere: Executor
) -> None:
    def starts() -> str | None:
        with service.database() as db:
            return setup_link(db, now())

    with service.database() as db:
        one_at_a_time(db.connection(), FIRST)
        asked = elsewhere.submit(starts)
        one_waits(service)
        earlier = setup_link(db, now())
    later = asked.result()

    assert earlier
    assert later
    with service.database() as db:
        assert [each.name for each in db.exec(select(Team))] == [""]
        assert offer_of(db, earlier, now()) is None
        assert offer_of(db, later, now())
