"""One open socket on which a team's pokes are heard."""

from uuid import UUID

from api.identity.standing import Caller
from api.sync.live_voice import Spoken, Voice

HEARTBEAT_TEXT = "{}"


class Line(Voice):
    """What was not said yet is the newest number, and that says all that older ones did."""

    __slots__ = ("caller", "is_due", "team_id", "told")

    def __init__(self, socket: Spoken, team_id: UUID, caller: Caller) -> None:
        super().__init__(socket)
        self.team_id = team_id
        self.caller = caller
        self.told = -1
        self.is_due = True

    def tell(self, head: int) -> None:
        self.told, self.is_due = head, False
        self.say(f'{{"{self.team_id}":{head}}}')

    def beat(self) -> None:
        """The text without which a browser's service worker falls asleep, unless something is being said."""
        self.is_due = False
        if not self.is_speaking:
            self.say(HEARTBEAT_TEXT)
