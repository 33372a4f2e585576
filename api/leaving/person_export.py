"""What a person takes along."""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from sqlalchemy import Engine

from api.database import session_of
from api.files.store import FileStore
from api.leaving.archive import Archive, file_name, json_line
from api.leaving.files import add_attachments, add_pictures, note_names
from api.leaving.person_store import WholePerson
from api.library.models import Folder
from api.library.template_store import TemplateStore
from api.packs.exporting import exported_pack
from api.packs.writing import write_pack
from api.teams.audit_rules import entry_view
from api.teams.models import Team
from api.teams.place import Place

README = """\
What {name} has in this service, as it stood on {at:%Y-%m-%d %H:%M} UTC.

account.json  you, your teams and groups, your devices, API tokens, passkeys and the like; no secrets
private/      your private templates, a pack a team; import one and they lie in your private folder again
attachments/  the files that those name, each behind the beginning of its SHA-256
pictures/     pictures that you put into templates, by the name in their address
audit.jsonl   what the audit trails of your teams say that you did, a line an entry

The extension's own settings lie in your browser only.
"""


def export_person(engine: Engine, person_id: UUID, at: datetime) -> Archive:
    """The caller closes it or sends it."""
    archive = Archive(at)
    try:
        with session_of(engine, reads_only=True) as db:
            _fill(archive, WholePerson(db, person_id), at)
    except BaseException:
        archive.close()
        raise
    return archive


def _fill(archive: Archive, whole: WholePerson, at: datetime) -> None:
    archive.add("README.txt", README.format(name=whole.person().name, at=at))
    archive.add_json("account.json", _account(whole, at))
    for folder, team in whole.private_folders():
        _add_private(archive, whole, folder, team)
    for files in whole.files():
        add_pictures(archive, files, files.own_images())
    entries = ({"team": each.team_id, **entry_view(each).model_dump()} for each in whole.trail())
    archive.add_lines("audit.jsonl", map(json_line, entries))


def _add_private(archive: Archive, whole: WholePerson, folder: Folder, team: Team) -> None:
    """The pack, and the files that it names."""
    place = Place(team.id, whole.person_id, "agent")
    pack = exported_pack(TemplateStore(whole.db, place), folder.id)
    # A team's values are no business of somebody who left it.
    belongs = team.id in {team.id for _, team in whole.memberships()}
    archive.add(
        f"private/{file_name(team.name)}.yaml", write_pack(pack if belongs else replace(pack, values={}))
    )
    names: dict[str, str] = {}
    for each in pack.templates:
        note_names(names, (attachment.model_dump() for attachment in each.template.attachments))
    add_attachments(archive, FileStore(whole.db, place), names)


def _account(whole: WholePerson, at: datetime) -> dict[str, object]:
    authenticator = whole.authenticator()
    return {
        **whole.person().model_dump(include={"id", "name", "email", "language", "created_at"}),
        "teams": [
            {"id": team.id, "name": team.name, "role": member.role, "joined_at": member.joined_at}
            for member, team in whole.memberships()
        ],
        "groups": [{"team": team_id, "name": name} for team_id, name in whole.groups()],
        "devices": [each.model_dump(include=DEVICE) for each in whole.devices()],
        "api_tokens": [each.model_dump(include=API_TOKEN) for each in whole.api_tokens(at)],
        "authenticator_since": authenticator.confirmed_at if authenticator else None,
        "passkeys": [each.model_dump(include=PASSKEY) for each in whole.passkeys()],
        "company_accounts": [
            each.model_dump(include={"issuer", "subject"}) for each in whole.company_accounts()
        ],
    }


DEVICE = {"id", "device", "created_at", "last_used_at"}
API_TOKEN = {"id", "team_id", "name", "scope", "created_at", "expires_at", "last_used_at"}
PASSKEY = {"name", "created_at", "last_used_at"}
