"""A folder of a team's library as a pack, or more of it for other files; and what stays behind."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from api.language.check import names_in
from api.language.markup import html_tokens
from api.library.content import TemplateContent
from api.library.folder_rules import seen_folder
from api.library.rights import Scope, Scopes
from api.library.template_store import TemplateStore
from api.packs.reading import Pack, PackedTemplate, folded
from api.teams.store import TeamStore


def exported_pack(templates: TemplateStore, folder_id: UUID) -> Pack:
    """Everything in one folder, by shortcut. Raises NotFound for a folder that one may not see."""
    folder = seen_folder(templates.scopes, folder_id)
    found = templates.folders.templates_in([folder.id])
    rows = sorted(found, key=lambda row: (row.shortcut, row.title, row.id))
    packed = [PackedTemplate(str(row.id), TemplateContent.model_validate(row.content)) for row in rows]
    languages = {each.template.language for each in packed}
    return Pack(
        name=folder.name,
        description="",
        language=languages.pop() if len(languages) == 1 else "",
        folder="/".join(_path_of(templates.scopes, folder)),
        values=_values_used(TeamStore(templates.db, templates.folders.place).team().values, packed),
        templates=without_clashes(packed),
    )


@dataclass(frozen=True)
class Leaving:
    """Templates on their way out, and what the team's values are."""

    templates: list[tuple[str, str, TemplateContent]]
    """Id, the path of its folder, content."""
    values: dict[str, str]


def leaving(templates: TemplateStore, folder: str = "") -> Leaving:
    """Every template that one may see, or those below a folder."""
    paths = {scope.id: "/".join(_path_of(templates.scopes, scope)) for scope in templates.scopes}
    wanted = [
        id for id, path in paths.items() if not folder or path == folder or path.startswith(f"{folder}/")
    ]
    rows = templates.folders.templates_in(wanted)
    rows = sorted(rows, key=lambda row: (paths[row.folder_id], row.shortcut, row.title, row.id))
    told = [(str(row.id), paths[row.folder_id], TemplateContent.model_validate(row.content)) for row in rows]
    return Leaving(told, TeamStore(templates.db, templates.folders.place).team().values)


def left_out(kind: str, templates: Iterable[TemplateContent]) -> list[str]:
    """What a file of this kind does not hold of them, a sentence each."""
    contents = list(templates)
    attachments = sum(len(each.attachments) for each in contents)
    pictures = {
        source
        for each in contents
        for token in html_tokens(each.body)
        if token.name == "img"
        for source in _SOURCE.findall(token.source)
    }
    said = []
    if attachments and kind == "csv":
        said.append(f"{_counted(attachments, 'attachment')} left behind: a CSV has no place for files.")
    elif attachments:
        said.append(f"{_counted(attachments, 'attachment')} named in it, not inside it.")
    if pictures:
        said.append(f"{_counted(len(pictures), 'picture')} not inside it; it holds their addresses.")
    return said


_SOURCE = re.compile(r"""\ssrc\s*=\s*["']?([^"'\s>]+)""", re.IGNORECASE)


def _counted(count: int, what: str) -> str:
    return f"{count} {what} is" if count == 1 else f"{count} {what}s are"


def _path_of(scopes: Scopes, folder: Scope) -> list[str]:
    above = scopes.get(folder.parent) if folder.parent else None
    return [*(_path_of(scopes, above) if above else []), folder.name.replace("/", "-")]


def _values_used(values: dict[str, str], packed: Sequence[PackedTemplate]) -> dict[str, str]:
    used = {name for each in packed for name in names_in(each.template)}
    return {name: value for name, value in values.items() if f"team.{name}" in used}


def without_clashes(packed: Sequence[PackedTemplate]) -> list[PackedTemplate]:
    """A library may hold two templates with one shortcut until a person settles it; a pack may not.

    The second one keeps its text, and says in its note which shortcut it had.
    """
    holders: dict[str, str] = {}
    kept = []
    for each in packed:
        shortcut = folded(each.template.shortcut)
        holder = holders.get(shortcut)
        if shortcut and holder is not None:
            kept.append(_noted(each, holder))
        else:
            holders[shortcut] = each.template.title
            kept.append(each)
    return kept


def _noted(packed: PackedTemplate, holder: str) -> PackedTemplate:
    template = packed.template
    note = f"{template.description} (Its shortcut {template.shortcut} opens “{holder}”, too.)".strip()
    changed = template.model_copy(update={"shortcut": "", "description": note[:2000]})
    return PackedTemplate(packed.id, changed)
