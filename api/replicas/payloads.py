"""Notices as the texts that go over the channel. A replica of another version skips what it does not know."""

from collections.abc import Collection, Iterable, Iterator
from itertools import islice
from typing import Any, Literal, TypeVar, cast
from uuid import UUID

import orjson

from api.replicas.notices import Present, SessionEnded, Tellable, Wrote

T = TypeVar("T")
State = Literal["reads", "writes", "gone"]

# PostgreSQL takes payloads shorter than 8,000 bytes; a team with its number takes at most 75, a session 35,
# somebody at a template 152.
TEAMS_A_PAYLOAD = 100
SESSIONS_A_PAYLOAD = 200
SEATS_A_PAYLOAD = 50


class Waiting:
    """Notices to be sent together: of one team only the newest number, with the time of the oldest write; of
    a seat what was told of it last."""

    def __init__(self) -> None:
        self._wrote: dict[UUID, Wrote] = {}
        self._ended: dict[UUID, SessionEnded] = {}
        self._present: dict[UUID, Present] = {}

    def __bool__(self) -> bool:
        return bool(self._wrote or self._ended or self._present)

    def add(self, notice: Tellable) -> None:
        if isinstance(notice, SessionEnded):
            self._ended[notice.session_id] = notice
            return
        if isinstance(notice, Present):
            self._present[notice.seat] = notice
            return
        known = self._wrote.get(notice.team_id, notice)
        self._wrote[notice.team_id] = Wrote(
            notice.team_id, max(known.head, notice.head), min(known.at, notice.at)
        )

    def notices(self) -> list[Tellable]:
        return [*self._ended.values(), *self._wrote.values(), *self._present.values()]

    def payloads(self, sender: str) -> Iterator[str]:
        """Endings first: whoever may no longer listen is not to hear the rest."""
        for ended in _portions(self._ended, SESSIONS_A_PAYLOAD):
            yield _text(sender, {"ended": [session.hex for session in ended]})
        for wrote in _portions(self._wrote.values(), TEAMS_A_PAYLOAD):
            told = [[each.team_id.hex, each.head, round(each.at, 3)] for each in wrote]
            yield _text(sender, {"wrote": told})
        for present in _portions(self._present.values(), SEATS_A_PAYLOAD):
            yield _text(sender, {"present": [_seat_text(each) for each in present]})


def notices_in(payload: str, but_of: str) -> Iterable[Tellable]:
    """What another replica told; nothing for one's own, and for what is not from us at all."""
    try:
        said = orjson.loads(payload)
        if said["from"] == but_of:
            return []
        ended = [SessionEnded(UUID(session)) for session in said.get("ended", ())]
        wrote = [Wrote(UUID(team), int(head), float(at)) for team, head, at, *_ in said.get("wrote", ())]
        present = [_seat_in(*told) for told in said.get("present", ())]
    except (ValueError, TypeError, KeyError, AttributeError):
        return []
    return [*ended, *wrote, *present]


def _seat_text(present: Present) -> list[str]:
    ids = (present.team_id, present.template_id, present.seat, present.person_id)
    return [*(each.hex for each in ids), present.state]


def _seat_in(team: str, template: str, seat: str, person: str, state: str, *_: object) -> Present:
    """Raises ValueError for a state that this version does not know."""
    if state not in ("reads", "writes", "gone"):
        raise ValueError(state)
    return Present(UUID(team), UUID(template), UUID(seat), UUID(person), cast(State, state))


def _text(sender: str, said: dict[str, Any]) -> str:
    return orjson.dumps({"from": sender, **said}).decode()


def _portions(things: Collection[T], size: int) -> Iterator[list[T]]:
    coming = iter(things)
    while portion := list(islice(coming, size)):
        yield portion
