"""Teams with libraries of any size, written as the service writes them, only faster."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest
from uuid import UUID, uuid4

from sqlalchemy import text
from sqlmodel import Session, col, select

from api.clock import now
from api.database import open_engine, session_of
from api.identity.keys import keys_of
from api.identity.models import DeviceSession, Person
from api.identity.tokens import Tokens
from api.language.text import text_of
from api.library.change_json import change_json
from api.library.checksum import halves, row_hash
from api.library.folder_rules import make_folder, set_grant
from api.library.folder_store import FolderStore
from api.library.models import Folder, TemplateRow
from api.migrations.run import migrate
from api.settings import Settings
from api.sync.cursor import Cursor
from api.teams.doors import Place
from api.teams.models import Group, GroupMember, Member, Team
from benchmarks.replies import reply


@dataclass(frozen=True)
class Library:
    """Where to ask, as whom (one token an agent), and the numbers of the templates that they may see."""

    team_id: UUID
    owner_token: str
    tokens: Sequence[str]
    seen: Sequence[int]
    folders: Sequence[UUID]
    head: int

    @property
    def url(self) -> str:
        return f"/v1/teams/{self.team_id}"

    @property
    def headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.tokens[0]}"}

    @property
    def etag(self) -> str:
        return f'"1.{self.head}"'

    def path(self, number: int) -> str:
        return f"{self.url}/sync/changes?cursor={Cursor(1, number)}"

    def before(self, newest: int) -> str:
        """From where on so many templates are told."""
        return self.path(self.seen[-newest] - 1)


@dataclass(frozen=True)
class Size:
    """The people are agents of one group; what lies in a hidden folder they may not see."""

    templates: int
    seen_folders: int
    hidden_folders: int = 0
    people: int = 1


def fill(settings: Settings, size: Size) -> Library:
    """Makes the database; templates lie in seen and hidden folders by turns."""
    engine = open_engine(settings.database)
    migrate(engine)
    with session_of(engine) as db:
        owner, agents = _people(db, size.people)
        seen, hidden = _folders(db, owner, agents, size)
        owner_token, *tokens = _signed_in(db, settings, [owner.person_id, *agents])
        folders = [each for turn in zip_longest(seen, hidden) for each in turn if each]
        numbers = _templates(db, owner, folders, size.templates)
        head = db.exec(select(Team.head)).one()
    with engine.begin() as connection:
        connection.execute(text("ANALYZE"))  # which PostgreSQL does by itself a minute later
    engine.dispose()
    return Library(
        owner.team_id, owner_token, tokens, [n for n, folder in numbers if folder in seen], seen, head
    )


def _people(db: Session, count: int) -> tuple[Place, list[UUID]]:
    team = Team(name="Shop")
    owner = Person(name="Owner", email="owner@shop.test", password_digest="")
    agents = [
        Person(name=f"Agent {n}", email=f"agent{n}@shop.test", password_digest="") for n in range(count)
    ]
    db.add_all([team, owner, *agents])
    db.flush()
    db.add(Member(team_id=team.id, person_id=owner.id, role="owner"))
    db.add_all(Member(team_id=team.id, person_id=agent.id, role="agent") for agent in agents)
    db.flush()
    return Place(team.id, owner.id, "owner"), [agent.id for agent in agents]


def _folders(db: Session, owner: Place, agents: Sequence[UUID], size: Size) -> tuple[list[UUID], list[UUID]]:
    """Every second of the seen ones is granted to the agents' group, the others to everyone."""
    group = Group(team_id=owner.team_id, name="Support")
    db.add(group)
    db.flush()
    db.add_all(GroupMember(group_id=group.id, person_id=agent) for agent in agents)
    store = FolderStore(db, owner)
    seen = [make_folder(store, f"Seen {number}", None).id for number in range(size.seen_folders)]
    hidden = [make_folder(store, f"Hidden {number}", None).id for number in range(size.hidden_folders)]
    for place, folder in enumerate(seen):
        kind, holder = ("group", group.id) if place % 2 else ("everyone", owner.team_id)
        set_grant(store, folder, kind, holder, "use")
    return seen, hidden


def _signed_in(db: Session, settings: Settings, people: Sequence[UUID]) -> list[str]:
    sessions = [DeviceSession(person_id=person, device="Benchmark") for person in people]
    db.add_all(sessions)
    db.flush()
    tokens = Tokens(keys_of(settings), settings.url)
    return [tokens.access(each.person_id, each.id, now()) for each in sessions]


def _templates(db: Session, owner: Place, folders: Sequence[UUID], count: int) -> list[tuple[int, UUID]]:
    """As `TemplateStore.write` leaves them, in one statement instead of five a template."""
    team = db.exec(select(Team)).one()
    db.refresh(team)
    sums = dict.fromkeys(folders, (0, 0))
    rows = []
    for place in range(count):
        row = _row(owner, folders[place % len(folders)], team.head + 1 + place, place)
        added = halves(row_hash(row.id, row.revision))
        low, high = sums[row.folder_id]
        sums[row.folder_id] = low + added[0], high + added[1]
        rows.append(row)
    team.head += count
    for folder in db.exec(select(Folder).where(col(Folder.id).in_(folders))):
        folder.low_sum, folder.high_sum = sums[folder.id]
    numbers = [(row.revision, row.folder_id) for row in rows]
    db.add_all(rows)
    return numbers


def _row(owner: Place, folder_id: UUID, number: int, place: int) -> TemplateRow:
    content = reply(place)
    row = TemplateRow(
        team_id=owner.team_id,
        id=uuid4(),
        folder_id=folder_id,
        revision=number,
        shortcut=content.shortcut,
        title=content.title,
        content=content.model_dump(),
        text=text_of(content.body),
        tags="".join(f"\n{tag}\n" for tag in content.tags),
        change_json="",
        updated_by=owner.person_id,
    )
    row.change_json = change_json(row)
    return row
