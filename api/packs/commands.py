"""`rejoinder packs check`, `import`, `convert` and `export`, for whoever runs the service."""

import re
import sys
from argparse import ArgumentParser, Namespace, _SubParsersAction
from pathlib import Path
from typing import TextIO

from sqlmodel import Session

from api.audit.recording import by_operator
from api.database import open_database, session_of
from api.library.content import TemplateContent
from api.library.rights import Scope
from api.library.template_store import TemplateStore
from api.packs.converting import packs_from
from api.packs.exporting import exported_pack, leaving, left_out
from api.packs.foreign import CannotRead, read_foreign, write_foreign
from api.packs.importing import Imported, import_pack
from api.packs.operator import TeamUnclear, owners_place
from api.packs.reading import Pack, Refused, read_pack
from api.packs.writing import write_pack
from api.problems import Problem
from api.replicas.outside import FromOutside
from api.settings import Settings
from api.teams.counter import hold

FROM = "whose file it is where that cannot be seen: text_blaze, textexpander, espanso, zendesk, table …"


def add_commands(commands: "_SubParsersAction[ArgumentParser]") -> None:
    packs = commands.add_parser("packs", help="check, import and export files of templates")
    kinds = packs.add_subparsers(title="commands", required=True, metavar="COMMAND")

    checking = kinds.add_parser("check", help="name every problem in a file, with line and column")
    checking.add_argument("files", nargs="+", type=Path, metavar="FILE")
    checking.set_defaults(run=_check)

    importing = kinds.add_parser(
        "import",
        help="put a pack into a team's library",
        description="Puts packs into a team's library. A running service need not stop; browsers that are "
        "open see the templates within half a minute, with PostgreSQL at once.",
    )
    importing.add_argument("files", nargs="+", type=Path, metavar="FILE")
    importing.add_argument("--dry-run", action="store_true", help="say what would happen, and do nothing")
    importing.add_argument("--from", dest="format", default="", metavar="PRODUCT", help=FROM)
    importing.add_argument("--folder", default="", help="instead of the pack's own, e.g. Support/English")
    importing.set_defaults(run=_import)

    converting = kinds.add_parser("convert", help="print another product's file as packs")
    converting.add_argument("files", nargs="+", type=Path, metavar="FILE")
    converting.add_argument("--from", dest="format", default="", metavar="PRODUCT", help=FROM)
    converting.add_argument("--into", type=Path, help="a folder for the packs, a file each")
    converting.set_defaults(run=_convert)

    exporting = kinds.add_parser("export", help="print a team's library, or a folder of it")
    exporting.add_argument("folder", nargs="?", default="", help="its path, e.g. Support/English")
    exporting.add_argument("--format", choices=("pack", "csv", "json"), default="pack")
    exporting.set_defaults(run=_export)

    for each in (importing, exporting):
        each.set_defaults(opens_database=True)
        each.add_argument("--team", default="", help="the team's name or id; needed where there are several")


def _check(told: Namespace) -> int:
    packs = [_read(file) for file in told.files]
    for file, pack in zip(told.files, packs, strict=True):
        if pack:
            count = len(pack.templates)
            print(f"{file}: fine, {count} template{'s' if count != 1 else ''}.")
    return 0 if all(packs) else 1


def _import(told: Namespace) -> int:
    read = [_read_any(file, told.format) for file in told.files]
    if not all(read):
        return 1
    ready = [pack for packs in read for pack in packs]
    engine = open_database(Settings())
    with session_of(engine, notifier=FromOutside(engine)) as db:
        by_operator(db)
        try:
            done = [import_pack(_held_library(db, told.team), pack, told.folder) for pack in ready]
        except (Problem, TeamUnclear) as refused:
            db.rollback()
            return _refused(str(refused))
        if told.dry_run:
            db.rollback()
    for pack, imported in zip(ready, done, strict=True):
        print(_in_words(pack, imported))
    if told.dry_run:
        print("Nothing was written: this was a dry run.")
    return 0


def _export(told: Namespace) -> int:
    with session_of(open_database(Settings()), reads_only=True) as db:
        try:
            library = _library(db, told.team)
        except TeamUnclear as refused:
            return _refused(str(refused))
        if told.format != "pack":
            return _export_all(library, told)
        if not told.folder:
            return _refused("Say which folder, or choose --format csv or --format json for everything.")
        folder = _folder_at(list(library.scopes), told.folder)
        if not folder:
            return _refused(f"There is no folder “{told.folder}”.")
        pack = exported_pack(library, folder.id)
        print(write_pack(pack), end="")
        _tell_left_out("pack", [each.template for each in pack.templates])
    return 0


def _read(file: Path) -> Pack | None:
    """The pack, or nothing once every problem has been printed."""
    try:
        text = file.read_text(encoding="utf-8")
    except OSError as missing:
        print(f"{file}: cannot be read ({missing.strerror}).")
        return None
    except UnicodeDecodeError as wrong:
        print(f"{file}: byte {wrong.start + 1} is not UTF-8. Save the file as UTF-8.")
        return None
    pack = read_pack(text)
    if isinstance(pack, Refused):
        for problem in pack.problems:
            print(f"{file}:{problem.place.line}:{problem.place.column}: {problem.message}")
        return None
    return pack


def _export_all(library: TemplateStore, told: Namespace) -> int:
    going = leaving(library, told.folder)
    try:
        print(write_foreign(told.format, going.templates, going.values), end="")
    except CannotRead as wrong:
        return _refused(str(wrong))
    _tell_left_out(told.format, [content for _, _, content in going.templates])
    return 0


def _tell_left_out(kind: str, templates: list[TemplateContent]) -> None:
    """Beside the file, which may go into a pipe."""
    for sentence in left_out(kind, templates):
        print(sentence, file=sys.stderr)


def _convert(told: Namespace) -> int:
    read = [_read_foreign(file, told.format, sys.stderr) for file in told.files]
    if not all(read):
        return 1
    packs = [pack for each in read for pack in each]
    if told.into:
        told.into.mkdir(parents=True, exist_ok=True)
        for pack in packs:
            stem = re.sub(r"[^\w-]+", "-", pack.folder).strip("-") or "templates"
            written = told.into / f"{stem}.yaml"
            written.write_text(write_pack(pack), encoding="utf-8")
            print(written)
        return 0
    if len(packs) > 1:
        return _refused(f"These are {len(packs)} folders, a pack each: say where to with --into FOLDER.")
    print(write_pack(packs[0]), end="")
    return 0


def _read_any(file: Path, format: str) -> list[Pack]:
    """The packs in a file of ours or of another product; none once every problem has been printed."""
    if not format and file.suffix in (".yaml", ".yml") and _is_pack(file):
        pack = _read(file)
        return [pack] if pack else []
    return _read_foreign(file, format, sys.stdout)


def _is_pack(file: Path) -> bool:
    try:
        return re.search(rb"^(?:pack|templates)\s*:|\A\s*\Z", file.read_bytes(), re.MULTILINE) is not None
    except OSError:
        return True


def _read_foreign(file: Path, format: str, out: TextIO) -> list[Pack]:
    try:
        found = read_foreign([file], format)
    except CannotRead as wrong:
        print(f"{file}: {wrong}", file=out)
        for line, detail in wrong.places:
            print(f"{file}:{line}: {detail}", file=out)
        return []
    for finding in [*found.findings, *(one for each in found.templates for one in each.findings)]:
        if finding.needs_a_look:
            print(f"{file}:{finding.line}: {finding.words}", file=out)
    print(f"{file}: {found.format}, {len(found.templates)} templates.", file=out)
    return packs_from(found, file.stem)


def _held_library(db: Session, team: str) -> TemplateStore:
    hold(db, owners_place(db, team).team_id)
    return _library(db, team)


def _library(db: Session, team: str) -> TemplateStore:
    return TemplateStore(db, owners_place(db, team))


def _folder_at(scopes: list[Scope], path: str) -> Scope | None:
    standing: Scope | None = None
    for name in (part.strip() for part in path.split("/")):
        parent = standing.id if standing else None
        standing = next((each for each in scopes if each.parent == parent and each.name == name), None)
        if not standing:
            return None
    return standing


def _in_words(pack: Pack, done: Imported) -> str:
    counts = f"{len(done.created)} new, {len(done.updated)} changed, {len(done.unchanged)} as they were"
    values = f"; set team.{', team.'.join(done.values_set)}" if done.values_set else ""
    files = f"; without the files {', '.join(done.files_missing)}" if done.files_missing else ""
    return f"{pack.name}: {counts}{values}{files}."


def _refused(reason: str) -> int:
    print(reason, file=sys.stderr)
    return 2
