"""A team whose people may all write in one folder, and how each signs a request."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Engine

from api.clock import now
from api.database import open_engine, session_of
from api.identity.keys import keys_of
from api.identity.models import DeviceSession, Person
from api.identity.tokens import Tokens
from api.library.folder_rules import make_folder, set_grant
from api.library.folder_store import FolderStore
from api.migrations.run import migrate
from api.settings import Settings
from api.teams.models import Member, Team
from api.teams.place import Place


@dataclass(frozen=True)
class Writer:
    settings: Settings
    team_id: UUID
    folder_id: UUID
    person_id: UUID
    session_id: UUID

    @property
    def path(self) -> str:
        return f"/v1/teams/{self.team_id}"

    def headers(self) -> dict[str, str]:
        """Good for ten minutes from now."""
        tokens = Tokens(keys_of(self.settings), self.settings.url)
        return {"Authorization": f"Bearer {tokens.access(self.person_id, self.session_id, now())}"}


def team_of_writers(settings: Settings, count: int) -> list[Writer]:
    """Brings the database up to date and makes the team; agents, whom a grant to everyone lets write."""
    engine = open_engine(settings.database)
    migrate(engine)
    writers = _made(engine, settings, count)
    engine.dispose()
    return writers


def _made(engine: Engine, settings: Settings, count: int) -> list[Writer]:
    with session_of(engine) as db:
        team = Team(name="Shop")
        people = [Person(name=f"W{n}", email=f"w{n}@shop.test", password_digest="") for n in range(count + 1)]
        db.add_all([team, *people])
        db.flush()
        owner, *agents = people
        db.add(Member(team_id=team.id, person_id=owner.id, role="owner"))
        db.add_all(Member(team_id=team.id, person_id=agent.id, role="agent") for agent in agents)
        db.flush()
        folders = FolderStore(db, Place(team.id, owner.id, "owner"))
        folder = make_folder(folders, "Replies", None).id
        set_grant(folders, folder, "everyone", team.id, "edit")
        devices = [DeviceSession(person_id=agent.id, device="Proof") for agent in agents]
        db.add_all(devices)
        db.flush()
        return [Writer(settings, team.id, folder, each.person_id, each.id) for each in devices]
