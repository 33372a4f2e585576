"""A demo team to try everything with: people, groups, folders with grants, the starter packs."""

import secrets
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from sqlmodel import Session

from api.audit.recording import Done, by_operator, record
from api.clock import now
from api.database import one_at_a_time
from api.identity.models import Person
from api.identity.passwords import digest_of_password, is_password
from api.identity.store import People
from api.library.folder_rules import make_folder, set_grant
from api.library.rights import Right, Scope
from api.library.template_store import TemplateStore
from api.packs.importing import import_pack
from api.packs.reading import Refused, read_pack
from api.settings import Settings
from api.teams.group_rules import make_group, put_in_group
from api.teams.joining import FIRST, add_member
from api.teams.models import Role, Team
from api.teams.place import Place
from api.teams.rules import change_team
from api.teams.store import TeamStore
from api.teams.views import TeamChange
from api.welcome import SignIn

TEAM = "Lumen & Oak"
VALUES = {
    "store_name": TEAM,
    "return_days": "30",
    "refund_days": "5",
    "dispatch_days": "2",
    "warranty_months": "24",
    "support_hours": "Monday to Friday, 9 am to 6 pm",
    "status_page": "https://status.lumen-and-oak.example",
}


@dataclass(frozen=True)
class DemoPerson:
    name: str
    email: str
    role: Role
    groups: tuple[str, ...] = ()


PEOPLE = (
    DemoPerson("Mira Blum", "mira@lumen-and-oak.example", "owner"),
    DemoPerson("Jonas Weber", "jonas@lumen-and-oak.example", "lead", ("Leads", "Sales")),
    DemoPerson("王小雨", "xiaoyu@lumen-and-oak.example", "agent", ("Sales",)),
    DemoPerson("Sari Putri", "sari@lumen-and-oak.example", "agent"),
)
# Top folder: what everyone, and what a group, may do in it and below.
GRANTS: dict[str, tuple[tuple[str, Right], ...]] = {
    "Support": (("everyone", "use"), ("Leads", "manage")),
    "Incidents": (("everyone", "use"), ("Leads", "manage")),
    "Sales": (("Sales", "use"), ("Leads", "manage")),
}


def seed_demo(db: Session, settings: Settings) -> list[SignIn]:
    """On an empty database, makes the demo team. Says who may sign in, as long as their password stands.

    The password is made anew for each database and kept beside it, so that a second start can tell it.
    """
    kept = settings.data_dir / "demo-password"
    one_at_a_time(db.connection(), FIRST)
    if not People(db).has_anyone():
        _make_team(db, settings.packs_dir, _new_password(kept))
    return _sign_ins(db, kept)


def _make_team(db: Session, packs: Path, password: str) -> None:
    by_operator(db)
    team = Team(name=TEAM)
    db.add(team)
    db.flush()
    record(db, team.id, None, Done("team.made", team.id, TEAM))
    people = _people_in(db, team.id, password)
    owner = Place(team.id, people[PEOPLE[0].email], PEOPLE[0].role)
    groups = _groups_in(TeamStore(db, owner), people)
    library = TemplateStore(db, owner)
    for name, grants in GRANTS.items():
        _grant(library, make_folder(library.folders, name, None), grants, groups)
    for file in sorted(packs.glob("*.yaml")):
        pack = read_pack(file.read_text(encoding="utf-8"))
        if isinstance(pack, Refused):
            first = pack.problems[0]
            raise ValueError(f"{file}:{first.place.line}:{first.place.column}: {first.message}")
        import_pack(library, pack)


def _people_in(db: Session, team_id: UUID, password: str) -> dict[str, UUID]:
    digest = digest_of_password(password)  # once: it is one password, and hashing is made to be slow
    ids = {}
    for each in PEOPLE:
        person = People(db).add(Person(email=each.email, name=each.name, password_digest=digest))
        add_member(db, team_id, person.id, each.role, now())
        ids[each.email] = person.id
    return ids


def _groups_in(team: TeamStore, people: dict[str, UUID]) -> dict[str, UUID]:
    change_team(team, TeamChange.model_validate({"values": VALUES}))
    names = sorted({name for each in PEOPLE for name in each.groups})
    groups = {name: make_group(team, name).id for name in names}
    for each in PEOPLE:
        for name in each.groups:
            put_in_group(team, groups[name], people[each.email])
    return groups


def _grant(
    library: TemplateStore, folder: Scope, grants: tuple[tuple[str, Right], ...], groups: dict[str, UUID]
) -> None:
    for holder, right in grants:
        kind, holder_id = ("group", groups[holder]) if holder in groups else (holder, library.team_id)
        set_grant(library.folders, folder.id, kind, holder_id, right)


def _sign_ins(db: Session, kept: Path) -> list[SignIn]:
    if not kept.is_file():
        return []
    password = kept.read_text().strip()
    found = {each.email: People(db).with_email(each.email) for each in PEOPLE}
    digests = {email: person.password_digest for email, person in found.items() if person}
    good = {digest for digest in set(digests.values()) if is_password(password, digest)}
    return [SignIn(each.role, each.email, password) for each in PEOPLE if digests.get(each.email, "") in good]


def _new_password(kept: Path) -> str:
    """Easy to type, and not the same on every machine: a demo may be reachable from others."""
    letters = "abcdefghjkmnpqrstuvwxyz23456789"
    password = "-".join("".join(secrets.choice(letters) for _ in range(4)) for _ in range(3))
    kept.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    kept.touch(mode=0o600)
    kept.write_text(f"{password}\n")
    return password
