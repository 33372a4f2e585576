"""A team's library of a thousand templates, half of which the person who asks may not see."""

from dataclasses import dataclass
from pathlib import Path
from uuid import UUID, uuid4

from sqlmodel import Session

from api.clock import now
from api.database import open_engine, session_of
from api.identity.keys import keys_of
from api.identity.models import DeviceSession, Person
from api.identity.tokens import Tokens
from api.library.content import TemplateContent
from api.library.folder_rules import make_folder, set_grant
from api.library.folder_store import FolderStore
from api.library.template_store import TemplateStore
from api.library.writing import Applied, Target, put
from api.migrations.run import migrate
from api.settings import Settings
from api.sync.cursor import Cursor
from api.teams.doors import Place
from api.teams.models import Group, GroupMember, Member, Team

# About 690 characters of text, as a typical reply has.
BODY = (
    "<p>Dear {{ to.first_name | default: 'there' }},</p>"
    + "<p>"
    + "We are sorry for the wait. " * 23
    + "</p>"
)


@dataclass(frozen=True)
class Library:
    """Where to ask, as whom, and from which places in the feed."""

    team_id: UUID
    token: str
    head: int
    before_twenty: int
    before_page: int

    @property
    def headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}"}

    @property
    def etag(self) -> str:
        return f'"1.{self.head}"'

    def path(self, number: int) -> str:
        return f"/v1/teams/{self.team_id}/sync/changes?cursor={Cursor(1, number)}"


def settings_in(folder: Path) -> Settings:
    return Settings(data_dir=folder, public_url="http://rejoinder.test")


def fill(folder: Path) -> Library:
    """Makes the database; every second template lies in a folder that the asking agent may not see."""
    settings = settings_in(folder)
    engine = open_engine(settings.database)
    migrate(engine)
    with session_of(engine) as db:
        owner, agent, team = _people(db)
        numbers = _templates(db, owner, agent)
        session = DeviceSession(person_id=agent.person_id, device="Benchmark")
        db.add(session)
        db.flush()
        token = Tokens(keys_of(settings), settings.url).access(agent.person_id, session.id, now())
    engine.dispose()
    seen = numbers[::2]
    return Library(team, token, numbers[-1], seen[-20] - 1, seen[0] - 1)


def _people(db: Session) -> tuple[Place, Place, UUID]:
    team = Team(name="Shop")
    people = [Person(name=role, email=f"{role}@shop.test", password_digest="") for role in ("owner", "agent")]
    db.add_all([team, *people])
    db.flush()
    owner, agent = (person.id for person in people)
    db.add(Member(team_id=team.id, person_id=owner, role="owner"))
    db.add(Member(team_id=team.id, person_id=agent, role="agent"))
    db.flush()
    return Place(team.id, owner, "owner"), Place(team.id, agent, "agent"), team.id


def _templates(db: Session, owner: Place, agent: Place) -> list[int]:
    folders = FolderStore(db, owner)
    group = Group(team_id=owner.team_id, name="Support")
    db.add(group)
    db.flush()
    db.add(GroupMember(group_id=group.id, person_id=agent.person_id))
    seen = [make_folder(folders, f"Seen {number}", None).id for number in range(10)]
    hidden = [make_folder(folders, f"Hidden {number}", None).id for number in range(10)]
    for place, folder in enumerate(seen):
        kind, holder = ("group", group.id) if place % 2 else ("everyone", owner.team_id)
        set_grant(folders, folder, kind, holder, "use")

    store = TemplateStore(db, owner)
    return [_put(store, (hidden if place % 2 else seen)[place // 2 % 10], place) for place in range(1_000)]


def _put(store: TemplateStore, folder_id: UUID, place: int) -> int:
    content = TemplateContent(title=f"Reply {place}", shortcut=f";r{place}", body=BODY, tags=["delivery"])
    outcome = put(store, Target(uuid4(), 0, folder_id), content)
    assert isinstance(outcome, Applied)
    return outcome.revision
