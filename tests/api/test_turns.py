"""So many requests at once; whoever waits for a turn, or reads slowly, holds nothing."""

import asyncio
from collections.abc import MutableMapping
from typing import Any

import pytest
from starlette.types import Receive, Scope, Send

from api.refusing import refused
from api.turns import Turns

ASKED = {"type": "http", "method": "GET", "headers": []}


class Slow:
    """Begins to answer, and ends, when told; says who is inside."""

    def __init__(self) -> None:
        self.inside: list[str] = []
        self.may_begin = asyncio.Event()
        self.may_end = asyncio.Event()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.inside.append(scope["path"])
        await self.may_begin.wait()
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await self.may_end.wait()
        await send({"type": "http.response.body", "body": b""})


async def _nothing() -> MutableMapping[str, Any]:
    return {"type": "http.request", "body": b"", "more_body": False}


async def _unheard(_: MutableMapping[str, Any]) -> None:
    pass


async def _asked(turns: Turns, *paths: str) -> list[asyncio.Task[None]]:
    tasks = [asyncio.create_task(turns({**ASKED, "path": path}, _nothing, _unheard)) for path in paths]
    await _settled()
    return tasks


async def _settled() -> None:
    """Everything that can go on has gone on."""
    for _ in range(20):
        await asyncio.sleep(0)


def test_who_has_no_turn_waits_until_an_answer_begins() -> None:
    async def story() -> None:
        slow = Slow()
        tasks = await _asked(Turns(slow, at_once=1, refused=refused), "/a", "/b")
        assert slow.inside == ["/a"]

        slow.may_begin.set()
        await _settled()

        assert slow.inside == ["/a", "/b"], "whoever reads slowly keeps nobody waiting"
        slow.may_end.set()
        await asyncio.gather(*tasks)

    asyncio.run(story())


def test_a_request_that_fails_gives_its_turn_back() -> None:
    async def failing(scope: Scope, receive: Receive, send: Send) -> None:
        raise RuntimeError("a bug")

    async def story() -> None:
        turns = Turns(failing, at_once=1, refused=refused)
        for task in await _asked(turns, "/a", "/b", "/c"):
            with pytest.raises(RuntimeError):
                await task

    asyncio.run(story())


@pytest.mark.parametrize(
    ("path", "waits"),
    [
        ("/health", False),
        ("/v1/teams/5f0a2a3e-1c0e-4b5c-9a6e-0d5a8f1f7b11/sync/changes", False),
        ("/sign-in/company/back", False),
        (f"/v1/teams/5f0a2a3e-1c0e-4b5c-9a6e-0d5a8f1f7b11/files/{'0' * 64}", False),
        ("/invitations/health", True),
        ("/reset/ready", True),
        ("/v1/teams/a/b/sync/changes", True),
        ("/v1/me", True),
    ],
)
def test_only_what_needs_none_takes_no_turn(path: str, waits: bool) -> None:
    async def story() -> None:
        slow = Slow()
        tasks = await _asked(Turns(slow, at_once=1, refused=refused), "/first", path)

        assert (path not in slow.inside) == waits
        slow.may_begin.set()
        slow.may_end.set()
        await asyncio.gather(*tasks)

    asyncio.run(story())
