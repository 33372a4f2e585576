"""Many write at once while others follow the feed: whoever follows sees every write, in order, once.

    python -m tests.proof gaps --commits 100000 --database postgresql --replicas 2

A feed that goes by time, or by a sequence, loses rows here: a number can be handed out before the write that
got a smaller one is committed.
"""

import random
import tempfile
import threading
import time
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx
from httpx import codes

from api.settings import Settings
from tests.api.team import content
from tests.postgres import own_cluster
from tests.proof.served import Served, settings_for
from tests.proof.writers import Writer, team_of_writers

WRITERS = 12
FOLLOWERS = 3
RENEWED_AFTER = 300.0


@dataclass
class Seen:
    commits: int
    lost: int
    twice: int
    out_of_order: int

    @property
    def holds(self) -> bool:
        return not (self.lost or self.twice or self.out_of_order)

    def __str__(self) -> str:
        return (
            f"{self.commits} commits by {WRITERS} writers, followed by {FOLLOWERS}: "
            f"{self.lost} lost, {self.twice} told twice, {self.out_of_order} out of order."
        )


def followed_while_written(writers: list[Writer], urls: list[str], commits: int) -> Seen:
    """Each write is one template that nobody touches again, so that every number must show up."""
    done = threading.Event()
    pushing = [Pushing(writer, random.choice(urls), -(-commits // WRITERS)) for writer in writers]
    following = [Following(writers[at], urls[at % len(urls)], done) for at in range(FOLLOWERS)]
    for follower in following:
        follower.began.wait()
    for pusher in pushing:
        pusher.start()
    for pusher in pushing:
        pusher.join()
    done.set()
    for follower in following:
        follower.join()
    if failed := [each.failed for each in [*pushing, *following] if each.failed]:
        raise failed[0]

    written = {revision for each in pushing for revision in each.revisions}
    told = [follower.revisions for follower in following]
    return Seen(
        len(written),
        lost=sum(len(written - set(each)) for each in told),
        twice=sum(len(each) - len(set(each)) for each in told),
        out_of_order=sum(later < earlier for each in told for earlier, later in pairwise(each)),
    )


class Asking(threading.Thread):
    """One client, with a token that is renewed in time; what stops it is told by `failed`."""

    def __init__(self, writer: Writer, url: str) -> None:
        super().__init__(daemon=True)
        self.writer = writer
        self.client = httpx.Client(base_url=url, timeout=30, headers=writer.headers())
        self.renewed_at = time.monotonic()
        self.revisions: list[int] = []
        self.failed: Exception | None = None

    def run(self) -> None:
        try:
            self.work()
        except Exception as wrong:  # told by the thread that waits
            self.failed = wrong
        finally:
            self.client.close()

    def work(self) -> None:
        raise NotImplementedError

    def ask(self, method: str, path: str, **said: Any) -> httpx.Response:
        """Comes again when the service says so, as clients do: an edit keeps its `edit_id`."""
        if time.monotonic() - self.renewed_at > RENEWED_AFTER:
            self.renewed_at = time.monotonic()
            self.client.headers.update(self.writer.headers())
        while True:
            answer = self.client.request(method, f"{self.writer.path}/sync/{path}", **said)
            if answer.status_code != codes.SERVICE_UNAVAILABLE:
                return answer.raise_for_status()
            time.sleep(float(answer.headers["Retry-After"]))


class Pushing(Asking):
    def __init__(self, writer: Writer, url: str, commits: int) -> None:
        super().__init__(writer, url)
        self.commits = commits

    def work(self) -> None:
        client_id = str(uuid4())
        for _ in range(self.commits):
            edit = {
                "edit_id": str(uuid4()),
                "kind": "put",
                "id": str(uuid4()),
                "base_revision": 0,
                "folder": str(self.writer.folder_id),
                "template": content(title="Reply"),
            }
            answer = self.ask("POST", "push", json={"client_id": client_id, "epoch": 1, "edits": [edit]})
            self.revisions.append(answer.json()["verdicts"][0]["revision"])


class Following(Asking):
    """Asks for what comes after its cursor, over and over, as every client does."""

    def __init__(self, writer: Writer, url: str, done: threading.Event) -> None:
        super().__init__(writer, url)
        self.done = done
        self.began = threading.Event()
        self.start()

    def work(self) -> None:
        cursor = self.ask("GET", "changes").json()["cursor"]
        self.began.set()
        while True:
            is_last = self.done.is_set()
            told = self.ask("GET", "changes", params={"cursor": cursor}).json()
            cursor = told["cursor"]
            self.revisions += [change["revision"] for change in told["changes"]]
            if is_last and not told["more"]:
                return


@contextmanager
def replicas(folder: Path, database: str, count: int) -> Iterator[tuple[Settings, list[str]]]:
    """So many services on one database; SQLite is served by one."""
    with ExitStack() as stack:
        url = stack.enter_context(own_cluster()).new_database() if database == "postgresql" else ""
        told = settings_for(folder, url)
        served = [Served(told), *(Served(settings_for(folder, told.database)) for _ in range(count - 1))]
        for each in served:
            each.settings = each.settings.model_copy(update={"public_url": told.url})
        yield told, [_started(stack, each) for each in served]


def _started(stack: ExitStack, served: Served) -> str:
    served.start()
    stack.callback(served.kill)
    return served.url


def run(parser: ArgumentParser, words: list[str]) -> bool:
    """As the command line asks; whether every write was seen."""
    parser.add_argument("--commits", type=int, default=100_000)
    parser.add_argument("--database", choices=["sqlite", "postgresql"], default="sqlite")
    parser.add_argument("--replicas", type=int, default=1)
    asked = parser.parse_args(words)
    seen = proof(asked.commits, asked.database, asked.replicas)
    print(f"{asked.database}, {asked.replicas} serving: {seen}")
    return seen.holds


def proof(commits: int, database: str, count: int) -> Seen:
    """From an empty database on."""
    with tempfile.TemporaryDirectory() as folder, replicas(Path(folder), database, count) as (told, urls):
        return followed_while_written(team_of_writers(told, WRITERS), urls, commits)
