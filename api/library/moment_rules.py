"""Restoring a folder, or the whole library, to a moment: first a plan, then ordinary writes, all or none."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from api.library.bulk_store import Before, BulkStore, Write
from api.library.content import TemplateContent
from api.library.folder_rules import seen_folder
from api.library.moment_store import MomentStore
from api.library.plan import Library, Line, in_gone_folders, lines_of
from api.library.portions import portions
from api.library.problems import PlanOutdated
from api.library.rights import MANAGES_ALL
from api.library.template_store import TemplateStore
from api.library.trail import tell_restored
from api.teams.counter import next_numbers


@dataclass(frozen=True)
class Plan:
    """`moment` is the number that it goes back to, written `at` that time; `revision` is the number of the
    newest write that it knows of."""

    folder_id: UUID | None
    moment: int
    at: datetime | None
    revision: int
    lines: list[Line]
    titles: dict[UUID, str]
    in_gone_folders: int


@dataclass(frozen=True)
class Restored:
    """How many of each; going back to the moment `before` undoes it."""

    changed: int
    returned: int
    trashed: int
    before: int


def number_of(templates: TemplateStore, at: datetime | None, moment: int | None) -> int:
    moments = MomentStore(templates)
    if moment is not None:
        return min(moment, moments.head())
    return moments.number_at(at) if at else moments.head()


def plan_to(templates: TemplateStore, folder_id: UUID | None, moment: int) -> Plan:
    """What is otherwise than it was, as far as this person may see it; a folder with all below it."""
    moments = MomentStore(templates)
    library = _library(templates, moments, folder_id, moment)
    lines = [*lines_of(library)]
    at, titles = moments.time_of(moment), _titles(moments, lines)
    return Plan(folder_id, moment, at, moments.head(), lines, titles, in_gone_folders(library))


def restore_to(
    templates: TemplateStore,
    folder_id: UUID | None,
    moment: int,
    revision: int,
    chosen: Collection[UUID] | None,
) -> Restored:
    """What was chosen out of the plan of that revision, or all of it. Raises PlanOutdated where any of that
    was written since, or may not be done any more; then nothing is restored."""
    moments = MomentStore(templates)
    lines = lines_of(_library(templates, moments, folder_id, moment))
    doable = {line.id: line for line in lines if line.change != "stays"}
    picked = [*doable.values()] if chosen is None else [doable[each] for each in {*chosen} & {*doable}]
    is_whole = chosen is None or len(picked) == len({*chosen})
    if not is_whole or any(line.touched > revision for line in picked):
        raise PlanOutdated()
    before = moments.head()
    if picked:
        _carry_out(BulkStore(templates), moments, picked)
    restored = _counted(picked, before)
    _tell(templates, folder_id, moments.time_of(moment), picked)
    return restored


def _library(templates: TemplateStore, moments: MomentStore, folder_id: UUID | None, moment: int) -> Library:
    within = None
    if folder_id:
        seen_folder(templates.scopes, folder_id)
        within = _with_all_below(templates, folder_id)
    return Library(
        then=moments.then(moment),
        now=moments.now(),
        trash=moments.trash(),
        scopes=templates.scopes,
        folders=moments.folders_that_stand(),
        within=within,
        manages=templates.folders.place.role in MANAGES_ALL,
    )


def _with_all_below(templates: TemplateStore, folder_id: UUID) -> set[UUID]:
    """Of what is seen; a scope's parent is always one that is seen, too."""
    within, before = {folder_id}, 0
    while len(within) != before:
        before = len(within)
        within |= {scope.id for scope in templates.scopes if scope.parent in within}
    return within


def _titles(moments: MomentStore, lines: Iterable[Line]) -> dict[UUID, str]:
    """As it is called now; what was deleted, as it was called then."""
    lines = [*lines]
    found = moments.titles({line.id: line.then for line in lines if not line.now})
    return {line.id: found.get(line.id, "") for line in lines}


def _carry_out(bulk: BulkStore, moments: MomentStore, picked: Sequence[Line]) -> None:
    """What goes at once goes under one number, as when a folder is deleted."""
    writes = [line for line in picked if line.change != "to_trash"]
    gone = [line for line in picked if line.change == "to_trash"]
    numbers = iter(next_numbers(bulk.db, bulk.team_id, len(writes) + bool(gone)))
    if any(_place_of(line) == bulk.folders.private_id for line in writes):
        bulk.folders.open_private()
    for some in portions(writes):
        _write_again(bulk, moments, some, numbers)
    last = next(numbers, 0)
    for some in portions(gone):
        bulk.throw_away([Before(line.id, line.folder_id, line.now) for line in some], last)
    bulk.settle()


def _write_again(bulk: BulkStore, moments: MomentStore, some: Sequence[Line], numbers: Iterator[int]) -> None:
    told = moments.words([(line.id, line.then) for line in some])
    words = {each: TemplateContent.model_validate(content) for each, content in told.items()}
    rewritten, made = [], []
    for line in some:
        write = Write(line.id, _place_of(line), words[line.id], next(numbers))
        if line.change == "changes":
            rewritten.append((Before(line.id, line.folder_id, line.now), write))
        else:
            made.append(write)
    if rewritten:
        bulk.rewrite(rewritten)
    if made:
        bulk.take_out_of_trash([each.id for each in made])
        bulk.make(made)


def _place_of(line: Line) -> UUID:
    """Where it shall lie."""
    return line.to or line.folder_id


def _counted(picked: Sequence[Line], before: int) -> Restored:
    changes = [line.change for line in picked]
    return Restored(changes.count("changes"), changes.count("returns"), changes.count("to_trash"), before)


def _tell(
    templates: TemplateStore, folder_id: UUID | None, at: datetime | None, picked: Sequence[Line]
) -> None:
    """Of what lay and lies in a private folder nothing is told."""
    private = templates.folders.private_id
    shared = [line for line in picked if {line.folder_id, line.to or line.folder_id} != {private}]
    if shared:
        counts = _counted(shared, 0)
        told = {"changed": counts.changed, "returned": counts.returned, "trashed": counts.trashed}
        tell_restored(templates, folder_id, at=f"{at:%Y-%m-%d %H:%M:%S} UTC" if at else None, **told)
