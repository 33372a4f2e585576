"""Two real processes on one real PostgreSQL: who has a template open at one is seen at the other."""

import json
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from websockets.sync.client import ClientConnection

from tests.postgres import own_cluster
from tests.replicas import Agent, Replicas, two_replicas

pytestmark = pytest.mark.slow


@pytest.fixture
def replicas(tmp_path: Path) -> Iterator[Replicas]:
    with own_cluster() as cluster, two_replicas(tmp_path, cluster) as replicas:
        yield replicas


def seconds_until(socket: ClientConnection, here: list[dict[str, object]], within: float = 20.0) -> float:
    """That is told; saying again and again that one is still there."""
    began = time.monotonic()
    while time.monotonic() - began < within:
        with suppress(TimeoutError):
            if json.loads(socket.recv(timeout=1))["here"] == here:
                return time.monotonic() - began
            continue
        socket.send('{"writes":false}')
    raise TimeoutError(f"{here} was not told within {within} s")


def test_both_see_each_other_and_who_writes_until_their_process_dies(replicas: Replicas) -> None:
    lead, agent = replicas.signed_in("lead"), replicas.signed_in("agent")
    template = shared_template(agent)
    lead_id, agent_id = (each.ask(0, "GET", "/v1/me").json()["id"] for each in (lead, agent))
    with agent.opens(0, template) as theirs, lead.opens(1, template) as mine:
        assert seconds_until(mine, [{"person": agent_id, "writes": False}]) < 2
        assert seconds_until(theirs, [{"person": lead_id, "writes": False}]) < 2
        mine.send('{"writes":true}')
        assert seconds_until(theirs, [{"person": lead_id, "writes": True}]) < 2

        replicas.processes[0].kill()

        assert seconds_until(mine, []) < 17


def shared_template(agent: Agent) -> str:
    """One that the lead may edit, and an agent sees."""
    template: str = agent.team(0, "GET", "/templates").json()["templates"][0]["id"]
    return template
