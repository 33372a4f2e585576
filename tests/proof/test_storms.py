"""Many at once, on real sockets: the same push, the same refresh token."""

import asyncio
from collections import Counter
from collections.abc import Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx
import pytest
from sqlmodel import func, select

from api.clock import now
from api.database import open_engine, session_of
from api.identity.sessions import open_session
from api.identity.store import Devices
from api.library.models import TemplateVersion
from api.settings import Settings
from tests.api.team import content
from tests.proof.gaps import replicas
from tests.proof.writers import Writer, team_of_writers

pytestmark = pytest.mark.slow
Serving = tuple[Settings, list[str], list[Writer]]


@pytest.fixture(params=["sqlite", "postgresql"])
def serving(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Serving]:
    """One service on SQLite, two on PostgreSQL; with two people who may write."""
    count = 2 if request.param == "postgresql" else 1
    with replicas(tmp_path, request.param, count) as (told, urls):
        yield told, urls, team_of_writers(told, 2)


def test_a_push_that_is_sent_again_and_again_has_one_effect_and_one_answer(serving: Serving) -> None:
    told, urls, (writer, _) = serving
    edits = [
        {
            "edit_id": str(uuid4()),
            "kind": "put",
            "id": str(uuid4()),
            "base_revision": 0,
            "folder": str(writer.folder_id),
            "template": content(title=f"Reply {number}"),
        }
        for number in range(20)
    ]
    push = {"client_id": str(uuid4()), "epoch": 1, "edits": edits}

    answers = _answers(_all_at_once(urls, 100, f"{writer.path}/sync/push", writer.headers(), json=push))

    assert Counter(answer.status_code for answer in answers) == {200: 100}
    verdicts = [answer.json()["verdicts"] for answer in answers]
    assert all(each == verdicts[0] for each in verdicts)
    assert {verdict["verdict"] for verdict in verdicts[0]} == {"applied"}
    engine = open_engine(told.database)
    with session_of(engine, reads_only=True) as db:
        versions = select(func.count()).where(TemplateVersion.team_id == writer.team_id)
        assert db.exec(versions).one() == len(edits)
    engine.dispose()


def test_a_thousand_refreshes_at_once_have_one_successor(serving: Serving) -> None:
    told, urls, (writer, _) = serving
    engine = open_engine(told.database)
    with session_of(engine) as db:
        opened = open_session(Devices(db), writer.person_id, "Chrome on Linux", now())
    engine.dispose()
    grant = {"grant_type": "refresh_token", "refresh_token": opened.refresh_token}

    answers = _answers(_all_at_once(urls, 1_000, "/v1/auth/token", {}, json=grant))

    assert Counter(answer.status_code for answer in answers) == {200: 1_000}
    assert len({answer.json()["refresh_token"] for answer in answers}) == 1
    assert {answer.json()["session_id"] for answer in answers} == {str(opened.session_id)}


def _answers(asking: Coroutine[Any, Any, list[httpx.Response]]) -> list[httpx.Response]:
    """In a thread of its own: a browser's test before this one may have left a loop running in ours."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, asking).result()


async def _all_at_once(
    urls: list[str], times: int, path: str, headers: dict[str, str], json: object
) -> list[httpx.Response]:
    limits = httpx.Limits(max_connections=None)
    async with httpx.AsyncClient(timeout=120, limits=limits, headers=headers) as client:
        asking = (client.post(f"{urls[at % len(urls)]}{path}", json=json) for at in range(times))
        return list(await asyncio.gather(*asking))
