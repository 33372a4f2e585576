"""Two real processes on one real PostgreSQL: what one stores the other knows, and either may end."""

import json
import shutil
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx
import psycopg
import pytest
from websockets.exceptions import ConnectionClosed
from websockets.frames import Close
from websockets.sync.client import ClientConnection

from tests.postgres import Cluster, own_cluster
from tests.replicas import Agent, Replicas, hears, new_template, two_replicas

pytestmark = pytest.mark.slow

# A second on a machine that is busy with something else, too; whoever was not told looks after 20 s.
SOON_S = 4


@pytest.fixture(scope="module")
def cluster() -> Iterator[Cluster]:
    with own_cluster() as cluster:
        yield cluster


@pytest.fixture(scope="module")
def replicas(cluster: Cluster, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Replicas]:
    with two_replicas(tmp_path_factory.mktemp("replicas"), cluster) as replicas:
        yield replicas


def applied(answer: httpx.Response) -> int:
    """The revision of the one edit that was pushed."""
    (verdict,) = answer.raise_for_status().json()["verdicts"]
    assert verdict["verdict"] == "applied", verdict
    revision: int = verdict["revision"]
    return revision


def closed(socket: ClientConnection, within: float = 20.0) -> Close:
    """With what word the service ended it."""
    try:
        while True:
            socket.recv(timeout=within)
    except ConnectionClosed as end:
        said = end.rcvd
    assert said, "it ended without a word"
    return said


def test_a_change_at_one_is_heard_at_the_other_within_a_second(replicas: Replicas) -> None:
    agent = replicas.signed_in("agent")
    folder = agent.private_folder()
    with agent.listens(1) as socket:
        for number in range(10):
            revision = applied(agent.pushes(0, new_template(folder, f"Heard {number}"), str(uuid4())))

            assert hears(socket, revision) < SOON_S


def test_the_next_pull_at_the_other_sees_what_was_written(replicas: Replicas) -> None:
    agent = replicas.signed_in("agent")
    folder, cursor = agent.private_folder(), agent.pulls(0)["cursor"]
    for number in range(40):
        here, there = number % 2, 1 - number % 2
        edit = new_template(folder, f"Seen {number}")
        applied(agent.pushes(here, edit, str(uuid4())))

        pulled = agent.pulls(there, cursor)

        assert [change["id"] for change in pulled["changes"]] == [edit["id"]]
        cursor = pulled["cursor"]


def test_signing_out_at_one_ends_socket_and_token_at_the_other(replicas: Replicas) -> None:
    agent = replicas.signed_in("agent")
    with agent.listens(1) as socket:
        assert agent.ask(1, "GET", "/v1/me").status_code == 200  # and is remembered there
        began = time.monotonic()

        agent.ask(0, "POST", "/v1/auth/sign-out").raise_for_status()

        assert closed(socket).code == 4401
        assert time.monotonic() - began < SOON_S
    assert agent.ask(1, "GET", "/v1/me").status_code == 401


def test_who_is_removed_at_one_is_hung_up_on_at_the_other(replicas: Replicas) -> None:
    owner, lead = replicas.signed_in("owner"), replicas.signed_in("lead")
    with lead.listens(1) as socket:
        person = lead.ask(0, "GET", "/v1/me").json()["id"]
        began = time.monotonic()

        owner.team(0, "DELETE", f"/members/{person}").raise_for_status()

        assert closed(socket).code == 4404
        assert time.monotonic() - began < SOON_S


def test_a_replica_that_was_cut_off_from_the_others_misses_nothing_for_long(replicas: Replicas) -> None:
    agent = replicas.signed_in("agent")
    folder = agent.private_folder()
    with agent.listens(1) as socket:
        for _ in range(5):
            with psycopg.connect(replicas.database_url, autocommit=True) as operator:
                cut = operator.execute(
                    "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
                    " WHERE application_name = 'rejoinder replicas' AND datname = current_database()"
                ).fetchone()
            assert cut
            assert cut[0] > 0

            revision = applied(agent.pushes(0, new_template(folder, "While cut off"), str(uuid4())))

            assert hears(socket, revision) < SOON_S


def test_a_replica_that_is_told_to_end_loses_no_edit_and_sends_its_sockets_to_the_other(
    cluster: Cluster, tmp_path: Path
) -> None:
    with two_replicas(tmp_path, cluster, DRAIN_SECONDS="1") as replicas:
        agent = replicas.signed_in("agent")
        start = agent.pulls(0)["cursor"]
        writers = [Writer(agent) for _ in range(4)]
        with agent.listens(0) as socket:
            for writer in writers:
                writer.start()
            writers[0].wait_for(3)
            replicas.processes[0].terminate()

            end = closed(socket)
            assert end.code == 1012
            assert 0 < json.loads(end.reason)["retry_after"] < 10
            refused = httpx.get(f"{replicas.urls[0]}/ready", timeout=20)
            assert refused.status_code == 503
            assert "shutting down" in refused.json()["detail"]
        with agent.listens(1) as socket:
            for writer in writers:
                writer.wait_for(12)
                writer.stop()
            hears(socket, max(writer.newest for writer in writers))

        assert replicas.processes[0].wait(timeout=30) == 0
        written = [edit_id for writer in writers for edit_id in writer.settled]
        assert sorted(row["id"] for row in pulled(agent, start)) == sorted(written)


class Writer(threading.Thread):
    """Pushes one edit after the other; what got no answer is sent again, to the other replica."""

    def __init__(self, agent: Agent) -> None:
        super().__init__(daemon=True)
        self._agent = agent
        self._folder = agent.private_folder()
        self._client = str(uuid4())
        self._grown = threading.Condition()
        self._is_done = False
        self.settled: list[str] = []
        self.newest = 0

    def run(self) -> None:
        at = 0
        while not self._is_done:
            edit = new_template(self._folder, f"Written {len(self.settled)}")
            while True:
                try:
                    self.newest = applied(self._agent.pushes(at, edit, self._client))
                    break
                except (httpx.TransportError, httpx.HTTPStatusError):
                    at = 1 - at
            with self._grown:
                self.settled.append(edit["id"])
                self._grown.notify_all()

    def wait_for(self, count: int) -> None:
        with self._grown:
            assert self._grown.wait_for(lambda: len(self.settled) >= count, timeout=20)

    def stop(self) -> None:
        self._is_done = True
        self.join(timeout=20)


def pulled(agent: Agent, cursor: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = []
    more = True
    while more:
        page = agent.pulls(1, cursor)
        rows, cursor, more = [*rows, *page["changes"]], page["cursor"], page["more"]
    return rows


def test_behind_the_proxy_one_may_end_and_who_asks_is_told_rightly(cluster: Cluster, tmp_path: Path) -> None:
    if not shutil.which("caddy"):
        pytest.skip("Caddy is not installed")
    with two_replicas(tmp_path, cluster, behind_proxy=True, METRICS_TOKEN="figures") as replicas:
        agent = replicas.signed_in("agent")
        url = replicas.public_url
        assert httpx.get(f"{url}/metrics", headers={"Authorization": "Bearer figures"}).status_code == 404
        assert httpx.get(f"{url}/").headers["strict-transport-security"]

        replicas.processes[0].terminate()
        statuses = {
            agent.member.client.get(f"/v1/teams/{agent.member.team}/sync/changes").status_code
            for _ in range(50)
        }

        assert statuses == {200}
        assert replicas.processes[0].wait(timeout=30) == 0
