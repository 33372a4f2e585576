"""Questions that wait at the same moment are asked as one."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Generic, TypeVar

Question = TypeVar("Question")
Answer = TypeVar("Answer")


class Together(Generic[Question, Answer]):
    """While one round is under way the next one gathers, so nobody is told what was true before they asked.

    The busier it is, the less a question costs.
    """

    def __init__(self, ask: Callable[[list[Question]], Awaitable[list[Answer]]]) -> None:
        """`ask` answers a list of questions by a list of answers, or raises for all of them."""
        self._ask = ask
        self._waiting: list[tuple[Question, asyncio.Future[Answer]]] = []
        self._rounds: asyncio.Task[None] | None = None

    async def ask(self, question: Question) -> Answer:
        future: asyncio.Future[Answer] = asyncio.get_running_loop().create_future()
        self._waiting.append((question, future))
        if not self._rounds or self._rounds.done():
            self._rounds = asyncio.create_task(self._until_nobody_waits())
        return await future

    async def _until_nobody_waits(self) -> None:
        while self._waiting:
            asked, self._waiting = self._waiting, []
            try:
                answers = await self._ask([question for question, _ in asked])
            except Exception as failed:  # whatever it was, it is theirs who asked
                for _, future in asked:
                    if not future.done():
                        future.set_exception(failed)
                continue
            for (_, future), answer in zip(asked, answers, strict=True):
                if not future.done():  # who went away is not told
                    future.set_result(answer)
