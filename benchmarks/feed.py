"""What the feed answers in a second, beside FastAPI's hello-world and Kinto, on SQLite and on PostgreSQL.

10,000 templates in 40 folders, of which the agent who asks sees every second one. Each service runs in a
process of its own with one uvicorn worker, on one core; PostgreSQL and the client, which keeps eight
connections busy, share another. All are asked alternately in the same run, the same question over and over
(nothing of an answer is remembered by the service). `python -m benchmarks --only feed` prints the rows.
"""

import tempfile
import time
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from subprocess import CalledProcessError
from typing import NamedTuple

from benchmarks import kinto
from benchmarks.cores import beside_the_service
from benchmarks.databases import every_database
from benchmarks.figures import Row, at_least
from benchmarks.library import Library, Size, fill
from benchmarks.load import answers_a_second
from benchmarks.served import Served, served
from tests.postgres import own_cluster

ROUNDS = 3
SECONDS = 1.5
SIZE = Size(templates=10_000, seen_folders=20, hidden_folders=20)
NOTHING, TWENTY, PAGE = "nothing new", "20 changed rows", "page of 500 rows"


class Rate(NamedTuple):
    """Answers in a second of the service's core, and those that the client saw in a second.

    With a machine to itself a service keeps its core busy and the two are alike. They are apart where
    somebody else uses that core, or where the service waits for its database.
    """

    core: float
    wall: float

    def __str__(self) -> str:
        return f"{self.core:,.0f} (seen {self.wall:,.0f}/s)"


Ask = Callable[[], Rate]


def rows() -> list[Row]:
    """One a figure and database; about two minutes."""
    with beside_the_service(), every_database() as databases, ExitStack() as opened:
        hello = opened.enter_context(served("hello"))
        asked: dict[str, Ask] = {"hello": lambda: _rate(hello, "/", {})}
        for database in databases:
            library = fill(database.settings, SIZE)
            service = opened.enter_context(served("feed", database.settings))
            asked |= _questions(database.name, service, library)
        asked |= _questions_to_kinto(opened)
        figures = _measured(asked)
    return [row for database in databases for row in _rows(database.name, figures)]


def _questions_to_kinto(opened: ExitStack) -> dict[str, Ask]:
    """None where it cannot be installed; the rows then say so."""
    cluster = opened.enter_context(own_cluster())
    folder = opened.enter_context(tempfile.TemporaryDirectory())
    try:
        peer = opened.enter_context(kinto.kinto(cluster.new_database(), Path(folder)))
    except CalledProcessError as failed:
        print(f"  Kinto is left out: {failed.stderr or failed}", flush=True)
        return {}
    return {
        f"Kinto, {what}": partial(_rate, peer, path, headers)
        for what, (path, headers) in kinto.questions().items()
    }


def _questions(name: str, service: Served, library: Library) -> dict[str, Ask]:
    def ask(path: str, **headers: str) -> Ask:
        return lambda: _rate(service, path, library.headers | headers)

    return {
        f"{name}, {NOTHING}": ask(library.path(library.head), **{"If-None-Match": library.etag}),
        f"{name}, {TWENTY}": ask(library.before(20)),
        f"{name}, {PAGE}": ask(library.before(2_000)),
    }


def _rate(service: Served, path: str, headers: dict[str, str]) -> Rate:
    before, began = service.core_seconds(), time.perf_counter()
    wall = answers_a_second(service.port, path, headers, SECONDS)
    share = (service.core_seconds() - before) / (time.perf_counter() - began)
    return Rate(core=wall / share, wall=wall)


def _rows(database: str, figures: dict[str, Rate]) -> Iterable[Row]:
    hello = figures["hello"]
    for what, goal in ((NOTHING, 50), (TWENTY, 2_000), (PAGE, 600)):
        rate, peer = figures[f"{database}, {what}"], figures.get(f"Kinto, {what}", "could not be installed")
        against = f"{rate}; hello-world {hello}; Kinto {peer}"
        value, unit = rate.core, "a core second"
        if what == NOTHING:
            value, unit = rate.core / hello.core * 100, "% of hello-world"
        yield at_least(f"feed on {database}, {what}", value, unit, goal, against)


def _measured(asked: dict[str, Ask]) -> dict[str, Rate]:
    """The median of some rounds, the kinds of request taking turns so that a busy machine slows all alike."""
    found: dict[str, list[Rate]] = {name: [] for name in asked}
    for _ in range(ROUNDS):
        for name, ask in asked.items():
            found[name].append(ask())
    return {name: sorted(each)[len(each) // 2] for name, each in found.items()}
