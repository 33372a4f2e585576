"""All who have a template of one team open in this process, and what is known of their rights."""

import asyncio
from uuid import UUID

from sqlalchemy import Engine

from api.presence.store import PresenceStore, Rights
from api.presence.table import Chair
from api.sync.live_store import LiveStore


class Watch:
    def __init__(self, engine: Engine, team_id: UUID) -> None:
        self.store = PresenceStore(engine, team_id)
        self.sessions = LiveStore(engine, team_id)
        self.chairs: dict[Chair, None] = {}
        self.rights: Rights | None = None
        self.asking: asyncio.Task[None] | None = None
        self.is_poked = False
        self.asks_who_is_signed_in = False
