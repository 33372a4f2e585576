"""Questions that wait at the same moment are asked as one."""

import asyncio

import pytest

from api.together import Together


class Rounds:
    """Doubles numbers; a round comes back when it is let go."""

    def __init__(self) -> None:
        self.asked: list[list[int]] = []
        self.turn = asyncio.Semaphore(0)

    async def ask(self, numbers: list[int]) -> list[int]:
        self.asked.append(numbers)
        await self.turn.acquire()
        if 13 in numbers:
            raise LookupError("unlucky")
        return [number * 2 for number in numbers]


def test_who_asks_while_a_round_is_under_way_is_answered_by_the_next() -> None:
    async def told() -> tuple[list[int], list[list[int]]]:
        rounds = Rounds()
        together = Together(rounds.ask)
        early = [asyncio.create_task(together.ask(number)) for number in (1, 2)]
        while not rounds.asked:
            await asyncio.sleep(0)
        late = [asyncio.create_task(together.ask(number)) for number in (3, 4, 5)]
        rounds.turn.release()
        rounds.turn.release()
        return await asyncio.gather(*early, *late), rounds.asked

    assert asyncio.run(told()) == ([2, 4, 6, 8, 10], [[1, 2], [3, 4, 5]])


def test_a_round_that_fails_fails_for_those_who_asked_it_only() -> None:
    async def told() -> int:
        rounds = Rounds()
        together = Together(rounds.ask)
        unlucky = [asyncio.create_task(together.ask(number)) for number in (13, 14)]
        rounds.turn.release()
        for task in unlucky:
            with pytest.raises(LookupError):
                await task
        rounds.turn.release()
        return await together.ask(21)

    assert asyncio.run(told()) == 42


def test_who_went_away_keeps_nobody_from_their_answer() -> None:
    async def told() -> int:
        rounds = Rounds()
        together = Together(rounds.ask)
        gone, stays = (asyncio.create_task(together.ask(number)) for number in (1, 2))
        while not rounds.asked:
            await asyncio.sleep(0)
        gone.cancel()
        rounds.turn.release()
        return await stays

    assert asyncio.run(told()) == 4
