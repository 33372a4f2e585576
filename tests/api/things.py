"""Something of each kind in a team, to try its doors on."""

from uuid import UUID, uuid4

from api.files.store import FileStore
from api.identity import api_tokens
from api.library.content import TemplateContent
from api.library.folder_rules import make_folder, set_grant
from api.library.template_rules import create_template, delete_template
from api.library.template_store import TemplateStore
from api.teams.group_rules import make_group, put_in_group
from api.teams.place import Place
from api.teams.rules import invite
from api.teams.store import TeamStore
from api.teams.views import NewInvitation
from tests.api.actor import Shop
from tests.api.bringing import attachment, digest_of
from tests.api.team import content


class Things:
    """Something of each kind in a team, for one asking; made through the rooms' own rules."""

    def __init__(self, shop: Shop) -> None:
        person, owner = shop.has_member("agent", "Anna Agent"), shop.has_member("owner", "Otto Owner")
        lead = shop.lead  # joins before the transaction below, which would make it wait
        with shop.service.database() as db:
            library = TemplateStore(db, Place(shop.id, owner.id, "owner"))
            team = TeamStore(db, library.folders.place)
            group = make_group(team, f"Returns {uuid4()}")
            put_in_group(team, group.id, person.id)
            leads = make_group(team, f"Leads {uuid4()}")
            put_in_group(team, leads.id, lead.id)
            invitation, _ = invite(team, NewInvitation(role="agent"), shop.service.clock())
            folder = make_folder(library.folders, "Things", None)
            set_grant(library.folders, folder.id, "everyone", shop.id, "use")
            set_grant(library.folders, folder.id, "group", leads.id, "manage")
            grant = set_grant(library.folders, folder.id, "person", person.id, "edit")
            file = str(uuid4())
            files = FileStore(db, library.folders.place)
            files.keep(digest_of(file.encode()), len(file), [file.encode()], shop.service.clock())
            files.tell_brought(digest_of(file.encode()))
            written = TemplateContent.model_validate(content(attachments=[attachment(file.encode())]))
            library = TemplateStore(db, library.folders.place)
            template = create_template(library, folder.id, written, None)
            trashed = create_template(library, folder.id, written, None)
            delete_template(library, trashed.id, trashed.revision)
            token, _ = api_tokens.make(db, person.id, shop.id, "A script", "read", 90, shop.service.clock())
        made: dict[str, UUID | int] = {
            "team": shop.id,
            "person": person.id,
            "owner": owner.id,
            "group": group.id,
            "invitation": invitation.id,
            "folder": folder.id,
            "grant": grant.id,
            "token": token.id,
            "template": template.id,
            "revision": template.revision,
            "trashed": trashed.id,
            "client": uuid4(),
        }
        told = {"name": shop.name, "file": file, "digest": digest_of(file.encode())}
        self.places = {name: str(place) for name, place in made.items()} | told
