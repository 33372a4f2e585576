"""A team is exported and deleted, by its owners."""

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import Engine

from api.database import session_of
from api.files.store import FileStore
from api.leaving.archive import Archive, file_name, json_line
from api.leaving.files import add_attachments, add_pictures, note_names
from api.leaving.problems import NotConfirmed
from api.leaving.team_store import WholeTeam
from api.library.models import Folder, TemplateVersion
from api.library.template_store import TemplateStore
from api.packs.exporting import exported_pack
from api.packs.writing import write_pack
from api.problems import NotAllowed
from api.teams.audit_rules import entry_view
from api.teams.place import Place
from api.teams.store import TeamStore
from api.words.say import Said

README = """\
{name}, as it stood on {at:%Y-%m-%d %H:%M} UTC.

team.json       the team, its people, groups, folders, grants and waiting invitations
packs/          a pack a folder; each can be imported again, here or elsewhere
versions.jsonl  every version of every template that was kept, a line each
attachments/    the files that any version names, each behind the beginning of its SHA-256
pictures/       pictures in templates, by the name in their address
audit.jsonl     the audit trail, a line an entry

What lies in private folders is not here: it is its person's own to take along.
"""


def check_owner(place: Place) -> None:
    if place.role != "owner":
        raise NotAllowed("Only an owner of the team does that.")


def export_team(engine: Engine, place: Place, at: datetime) -> Archive:
    """All that a team is, the private folders of its people aside; the caller closes it or sends it."""
    archive = Archive(at)
    try:
        with session_of(engine, reads_only=True) as db:
            whole, people = WholeTeam(db, place), TeamStore(db, place)
            name, folders = whole.team().name, whole.folders()
            archive.add("README.txt", README.format(name=name, at=at))
            archive.add_json("team.json", _team(whole, people, folders, at))
            library = TemplateStore(db, place)
            for folder in folders:
                pack = exported_pack(library, folder.id)
                path = "/".join(file_name(part) for part in pack.folder.split("/"))
                archive.add(f"packs/{path}.yaml", write_pack(pack))
            names: dict[str, str] = {}
            archive.add_lines("versions.jsonl", _versions(whole, names))
            files = FileStore(db, place)
            add_attachments(archive, files, names)
            add_pictures(archive, files, files.images())
            entries = (entry_view(each).model_dump_json() + "\n" for each in whole.trail())
            archive.add_lines("audit.jsonl", entries)
    except BaseException:
        archive.close()
        raise
    return archive


def delete_team(whole: WholeTeam, name: str) -> None:
    """With all that is in it, for good. `name` is what the person typed, to show that they know."""
    check_owner(whole.place)
    if name != whole.team().name:
        raise NotConfirmed(Said("That is not the team's name, letter by letter. Nothing was deleted."))
    whole.delete()


def _team(whole: WholeTeam, people: TeamStore, folders: list[Folder], at: datetime) -> dict[str, object]:
    team = whole.team()
    return {
        "id": team.id,
        "name": team.name,
        "created_at": team.created_at,
        "values": team.values,
        "members": [
            {"id": each.id, "name": each.name, "email": each.email, **member.model_dump(include=JOINED)}
            for member, each in people.members()
        ],
        "groups": [
            {"id": group.id, "name": group.name, "members": members} for group, members in people.groups()
        ],
        "folders": [{"id": each.id, "name": each.name, "parent": each.parent_id} for each in folders],
        "grants": [each.model_dump(include=GRANTED) for each in whole.grants()],
        "invitations": [each.model_dump(include=INVITED) for each in people.invitations(at)],
    }


JOINED = {"role", "joined_at"}
GRANTED = {"id", "folder_id", "to_kind", "to_id", "right"}
INVITED = {"id", "email", "role", "created_at", "expires_at"}


def _versions(whole: WholeTeam, names: dict[str, str]) -> Iterator[str]:
    """On the way, what the files are called that they name."""
    for version in whole.versions():
        note_names(names, version.content.get("attachments", []))
        yield json_line(_version(version))


def _version(version: TemplateVersion) -> dict[str, object]:
    return {
        "template_id": version.template_id,
        "revision": version.revision,
        "folder_id": version.folder_id,
        "saved_at": version.saved_at,
        "saved_by": version.saved_by,
        "template": version.content,
    }
