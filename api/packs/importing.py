"""A pack into a team's library: through the library's own rules, all of it or nothing."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from uuid import UUID, uuid4, uuid5

from api.library.content import TemplateContent, settled_content
from api.library.file_rules import missing_files
from api.library.folder_rules import make_folder
from api.library.folder_store import FolderStore
from api.library.models import TemplateRow
from api.library.rights import Scope, Scopes
from api.library.template_rules import replace_template
from api.library.template_store import TemplateStore
from api.packs.reading import Pack, PackedTemplate
from api.teams.rules import SETS_VALUES, change_team
from api.teams.store import TeamStore
from api.teams.trail import tell
from api.teams.views import TeamChange


@dataclass
class Imported:
    """What an import did. `values_missing` are those that the person may not set and nobody has;
    `files_missing` the names of attachments that the team does not hold, without which templates came."""

    folder: UUID
    created: list[str] = field(default_factory=list)
    updated: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    values_set: list[str] = field(default_factory=list)
    values_missing: list[str] = field(default_factory=list)
    files_missing: list[str] = field(default_factory=list)


def import_pack(templates: TemplateStore, pack: Pack, folder: str = "") -> Imported:
    """Into the pack's own folder unless another is named; what is missing of the path is made.

    A template that is there already (by its id, else by its shortcut or title in that folder) becomes a new
    version of itself, so that importing twice changes nothing. Raises the library's problems.
    """
    goes_to = _folder_at(templates.folders, folder or pack.folder)
    done = Imported(goes_to.id)
    library = TemplateStore(templates.db, templates.folders.place)  # which knows of the folders just made
    present = library.folders.templates_in([goes_to.id])
    for packed in pack.templates:
        _import_template(library, packed, goes_to, present, done)
    _fill_in_values(library, pack, done)
    _tell_imported(library, pack, goes_to, done)
    return done


def _tell_imported(templates: TemplateStore, pack: Pack, folder: Scope, done: Imported) -> None:
    if folder.kind == "private":
        return
    counts = {"made": len(done.created), "changed": len(done.updated), "as_they_were": len(done.unchanged)}
    place = templates.folders.place
    tell(templates.db, place, "pack.imported", folder.id, pack.name, folder=folder.name, **counts)


def _import_template(
    templates: TemplateStore,
    packed: PackedTemplate,
    folder: Scope,
    present: Sequence[TemplateRow],
    done: Imported,
) -> None:
    packed = _with_files_at_hand(templates, packed, done)
    row = _standing(templates, packed, present)
    if row and settled_content(packed.template) == TemplateContent.model_validate(row.content):
        done.unchanged.append(packed.template.title)
        return
    template_id = row.id if row else _new_id(templates, packed)
    revision, lies_in = (row.revision, row.folder_id) if row else (0, folder.id)
    replace_template(templates, template_id, revision, lies_in, packed.template)
    (done.updated if row else done.created).append(packed.template.title)


def _with_files_at_hand(templates: TemplateStore, packed: PackedTemplate, done: Imported) -> PackedTemplate:
    """A pack tells of files and does not hold them; one from elsewhere may name what is not here."""
    missing = missing_files(templates, packed.template.attachments)
    if not missing:
        return packed
    done.files_missing += [each.name for each in missing if each.name not in done.files_missing]
    kept = [each for each in packed.template.attachments if each not in missing]
    return replace(packed, template=packed.template.model_copy(update={"attachments": kept}))


def _standing(
    templates: TemplateStore, packed: PackedTemplate, present: Sequence[TemplateRow]
) -> TemplateRow | None:
    known = templates.seen(_id_from(templates, packed.id)) if packed.id else None
    if known:
        return known
    shortcut, title = packed.template.shortcut, packed.template.title
    same = (row for row in present if (row.shortcut == shortcut if shortcut else row.title == title))
    return next(same, None)


def _new_id(templates: TemplateStore, packed: PackedTemplate) -> UUID:
    """The pack's own, unless a template that this person may not see has it."""
    wanted = _id_from(templates, packed.id) if packed.id else uuid4()
    return uuid4() if templates.find(wanted) else wanted


def _id_from(templates: TemplateStore, given: str) -> UUID:
    try:
        return UUID(given)
    except ValueError:
        return uuid5(templates.team_id, given)


def _folder_at(folders: FolderStore, path: str) -> Scope:
    standing: Scope | None = None
    for name in (part.strip() for part in path.split("/")):
        parent = standing.id if standing else None
        standing = _child(folders.scopes(), parent, name) or make_folder(folders, name, parent)
    assert standing
    return standing


def _child(scopes: Scopes, parent: UUID | None, name: str) -> Scope | None:
    return next((scope for scope in scopes if scope.parent == parent and scope.name == name), None)


def _fill_in_values(templates: TemplateStore, pack: Pack, done: Imported) -> None:
    team = TeamStore(templates.db, templates.folders.place)
    missing = {name: value for name, value in pack.values.items() if name not in team.team().values}
    if missing and team.place.role in SETS_VALUES:
        change_team(team, TeamChange.model_validate({"values": missing}))
        done.values_set = list(missing)
    else:
        done.values_missing = list(missing)
