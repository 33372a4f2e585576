"""Who has one template open, as one process knows it: by sockets of its own, and by what others told."""

from dataclasses import dataclass
from typing import Literal, NamedTuple
from uuid import UUID, uuid4

import orjson

from api.identity.standing import Caller
from api.library.rights import STRENGTH, Right
from api.presence.pace import Pace
from api.replicas.notices import Present
from api.sync.live_voice import Spoken, Voice

# More nobody reads; the others are counted.
TOLD_AT_MOST = 20
WORDS, WORDS_WITHIN = 30, 10.0

State = Literal["reads", "writes"]


class Place(NamedTuple):
    """A template of a team."""

    team_id: UUID
    template_id: UUID


class Chair(Voice):
    """One open socket of somebody who has the template before them. Until `right` is known nobody hears of
    it, and it hears of nobody."""

    __slots__ = ("caller", "heard_at", "id", "pace", "place", "right", "writes")

    def __init__(self, socket: Spoken, place: Place, caller: Caller, at: float) -> None:
        super().__init__(socket)
        self.id = uuid4()
        self.place = place
        self.caller = caller
        self.heard_at = at
        self.pace = Pace(WORDS, WORDS_WITHIN)
        self.right: Right | None = None
        self.writes = False

    @property
    def state(self) -> State:
        """Who may only use a template is not said to write in it, whatever their browser says."""
        may_write = self.right is not None and STRENGTH[self.right] >= STRENGTH["edit"]
        return "writes" if self.writes and may_write else "reads"

    def told(self, state: Literal["reads", "writes", "gone"]) -> Present:
        return Present(*self.place, self.id, self.caller.person_id, state)


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A chair of another process. That one says so again and again; else it is over at `until`."""

    person_id: UUID
    state: State
    until: float


class Table:
    def __init__(self) -> None:
        self.chairs: dict[UUID, Chair] = {}
        self.elsewhere: dict[UUID, Elsewhere] = {}
        self.is_telling = False

    def heard_by(self, chair: Chair) -> str:
        """Everybody else, as it is sent: a person once, however many devices they sit at."""
        others = [[each, state] for each, state in self._people().items() if each != chair.caller.person_id]
        shown = [{"person": each, "writes": state == "writes"} for each, state in others[:TOLD_AT_MOST]]
        return orjson.dumps({"here": shown, "more": len(others) - len(shown)}).decode()

    def forget_silent(self, at: float) -> bool:
        """Whether any process went without a word."""
        over = [seat for seat, told in self.elsewhere.items() if told.until <= at]
        for seat in over:
            del self.elsewhere[seat]
        return bool(over)

    def _people(self) -> dict[UUID, State]:
        """Who writes first: of many, those are the ones to know of."""
        seen = [(chair.caller.person_id, chair.state) for chair in self.chairs.values() if chair.right]
        seen += [(each.person_id, each.state) for each in self.elsewhere.values()]
        people: dict[UUID, State] = {}
        for person_id, state in sorted(seen, key=lambda each: each[1] != "writes"):
            people.setdefault(person_id, state)
        return people
