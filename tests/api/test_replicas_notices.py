"""What goes over the channel between replicas: no more than fits, and nothing that another could not read."""

import asyncio
from collections.abc import Iterator
from dataclasses import replace
from uuid import UUID, uuid4

import psycopg
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import make_url

from api.replicas.notices import Missed, Notice, Present, SessionEnded, Wrote
from api.replicas.payloads import Waiting, notices_in
from api.replicas.postgres import CHANNEL, AcrossReplicas
from tests.postgres import own_cluster

SHORTER_THAN = 8000
heads = st.integers(min_value=0, max_value=2**63 - 1)


seats = st.builds(
    Present, st.uuids(), st.uuids(), st.uuids(), st.uuids(), st.sampled_from(["reads", "writes", "gone"])
)


@given(
    st.dictionaries(st.uuids(), heads, max_size=300),
    st.sets(st.uuids(), max_size=500),
    st.lists(seats, max_size=120, unique_by=lambda each: each.seat),
)
def test_whatever_waits_arrives_once_in_payloads_that_fit(
    wrote: dict[UUID, int], ended: set[UUID], present: list[Present]
) -> None:
    waiting = Waiting()
    for each in present:
        waiting.add(each)
    for session in ended:
        waiting.add(SessionEnded(session))
    for team, head in wrote.items():
        waiting.add(Wrote(team, head, at=1_800_000_000.0))

    payloads = list(waiting.payloads("one"))

    assert all(len(payload.encode()) < SHORTER_THAN for payload in payloads)
    heard = [notice for payload in payloads for notice in notices_in(payload, but_of="another")]
    assert {each.session_id for each in heard if isinstance(each, SessionEnded)} == ended
    assert {each.team_id: each.head for each in heard if isinstance(each, Wrote)} == wrote
    assert [each for each in heard if isinstance(each, Present)] == present
    assert [*notices_in(payloads[0], but_of="one")] == [] if payloads else True


def test_of_one_team_the_newest_number_goes_with_the_time_of_the_oldest_write() -> None:
    team, waiting = uuid4(), Waiting()
    for head, at in [(7, 2.0), (9, 3.0), (8, 1.0)]:
        waiting.add(Wrote(team, head, at))

    assert waiting.notices() == [Wrote(team, 9, 1.0)]


def test_of_a_seat_only_the_last_word_goes() -> None:
    seat, waiting = Present(uuid4(), uuid4(), uuid4(), uuid4(), "reads"), Waiting()
    for state in ("reads", "writes", "gone"):
        waiting.add(replace(seat, state=state))

    assert waiting.notices() == [replace(seat, state="gone")]


@pytest.mark.parametrize(
    "said",
    [
        "",
        "nonsense",
        "[]",
        "7",
        '{"from": "x", "wrote": [["no id", 1, 1]]}',
        '{"wrote": []}',
        '{"from": 1, "new": 2}',
        '{"from": 1, "present": [["no id", "", "", "", "reads"]]}',
        '{"from": 1, "present": [["%s", "%s", "%s", "%s", "sleeps"]]}' % ((uuid4().hex,) * 4),
    ],
)
def test_what_is_not_ours_is_passed_over(said: str) -> None:
    assert list(notices_in(said, but_of="me")) == []


@pytest.fixture(scope="module")
def database() -> Iterator[str]:
    with own_cluster() as cluster:
        yield cluster.new_database()


def test_others_hear_what_one_tells_and_itself_hears_it_once(database: str) -> None:
    async def tell() -> tuple[list[Notice], list[Notice]]:
        one, other = (AcrossReplicas(make_url(database)) for _ in range(2))
        at_one, at_other = Heard(one), Heard(other)
        async with one.carrying(), other.carrying():
            await at_one.until(1)
            await at_other.until(1)
            for notice in (wrote, ended):
                one.tell(notice)
            await at_other.until(3)
        return at_one.notices, at_other.notices

    wrote, ended = Wrote(uuid4(), 3, at=1.5), SessionEnded(uuid4())
    at_one, at_other = asyncio.run(tell())

    assert at_one == [Missed(), wrote, ended]
    assert at_other[0] == Missed()
    assert set(at_other[1:]) == {wrote, ended}


def test_what_was_told_in_the_last_moment_still_leaves(database: str) -> None:
    async def tell() -> list[Notice]:
        one, other = (AcrossReplicas(make_url(database)) for _ in range(2))
        heard = Heard(other)
        async with other.carrying():
            await heard.until(1)
            async with one.carrying():
                one.tell(ended)
            await heard.until(2)
        return heard.notices

    ended = SessionEnded(uuid4())

    assert asyncio.run(tell()) == [Missed(), ended]


def test_a_connection_that_is_cut_is_made_anew_and_the_gap_is_told(database: str) -> None:
    async def cut() -> list[Notice]:
        one = AcrossReplicas(make_url(database))
        heard = Heard(one)
        async with one.carrying():
            await heard.until(1)
            async with await psycopg.AsyncConnection.connect(database, autocommit=True) as operator:
                await operator.execute(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN%'"
                )
                await heard.until(2)
                await operator.execute(f"""NOTIFY {CHANNEL}, '{{"from":"x","ended":["{ended.hex}"]}}'""")
                await heard.until(3)
        return heard.notices

    ended = uuid4()

    assert asyncio.run(cut()) == [Missed(), Missed(), SessionEnded(ended)]


class Heard:
    def __init__(self, notifier: AcrossReplicas) -> None:
        self.notices: list[Notice] = []
        self._grown = asyncio.Event()
        notifier.subscribe(self._hear)

    def _hear(self, notice: Notice) -> None:
        self.notices.append(notice)
        self._grown.set()

    async def until(self, count: int) -> None:
        async with asyncio.timeout(10):
            while len(self.notices) < count:
                self._grown.clear()
                await self._grown.wait()
