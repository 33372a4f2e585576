"""Reading an archive that nobody vouches for: everything is checked before anything is believed."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tarfile import BLOCKSIZE, HeaderError, TarInfo
from typing import IO

import zstandard

from api.backup.form import END, MANIFEST, PART_AT_MOST, SEAL, header_of, is_part, padding_of, placed, seal_of
from api.backup.manifest import Manifest, Part, read_manifest
from api.backup.refused import ArchiveRefused


@dataclass(frozen=True)
class Member:
    name: str
    start: int
    size: int


class Archive:
    """An opened archive whose manifest fits its parts. `lines` reads the parts; each checks as it goes."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        *parts, manifest, seal = _members(file)
        written = self._content(manifest)
        if self._content(seal) != seal_of(written):
            raise ArchiveRefused("The archive was altered: its manifest is not the one that was written.")
        self.manifest = read_manifest(written)
        self._parts = _matched(parts, self.manifest)

    def lines(self) -> Iterator[tuple[str, list[bytes]]]:
        """A part at a time: its table, and its rows as lines. Raises ArchiveRefused."""
        for member, part in self._parts:
            table, _ = placed(part.name)
            lines = _unpacked(self._content(member), part).splitlines()
            if len(lines) != part.rows:
                raise ArchiveRefused(f"The archive's part {part.name} does not hold the rows that it should.")
            yield table, lines

    def _content(self, member: Member) -> bytes:
        self._file.seek(member.start)
        return self._file.read(member.size)


@contextmanager
def open_archive(file: Path) -> Iterator[Archive]:
    """Raises ArchiveRefused."""
    try:
        opened = file.open("rb")
    except OSError as missing:
        raise ArchiveRefused(f"{file} cannot be read ({missing.strerror}).") from None
    with opened:
        yield Archive(opened)


def _members(file: IO[bytes]) -> list[Member]:
    """Where everything lies. Every byte between is the one that we would have written."""
    found: list[Member] = []
    while (block := file.read(BLOCKSIZE)) != END[:BLOCKSIZE]:
        member = _member(block, file.tell())
        found.append(member)
        file.seek(member.size, 1)
        padding = padding_of(member.size)
        if file.read(len(padding)) != padding:
            raise _truncated()
    if file.read(BLOCKSIZE + 1) != END[BLOCKSIZE:] or [each.name for each in found[-2:]] != [MANIFEST, SEAL]:
        raise _truncated()
    return found


def _member(block: bytes, start: int) -> Member:
    try:
        info = TarInfo.frombuf(block, "ascii", "strict")
        genuine = header_of(info.name, info.size) == block
    except (HeaderError, ValueError):
        genuine = False
    if not genuine or not (is_part(info.name) or info.name in (MANIFEST, SEAL)):
        raise _truncated()
    if info.size > PART_AT_MOST:
        raise ArchiveRefused(f"The archive's part {info.name} is larger than any that Rejoinder writes.")
    return Member(info.name, start, info.size)


def _matched(members: list[Member], manifest: Manifest) -> list[tuple[Member, Part]]:
    """Just the parts that the manifest names, in its order, numbered one by one."""
    expected = [(part.name, part.size) for part in manifest.parts]
    if [(member.name, member.size) for member in members] != expected or not all(
        map(is_part, manifest.names)
    ):
        raise ArchiveRefused("The archive was altered: its parts are not those that its manifest names.")
    counted: dict[str, int] = {}
    before = ("", 0)
    for part in manifest.parts:
        table, number = placed(part.name)
        follows = number == before[1] + 1 if table == before[0] else number == 1 and table not in counted
        if not follows:
            raise ArchiveRefused("The archive's parts are not in order.")
        counted[table] = counted.get(table, 0) + part.rows
        before = table, number
    if list(counted.items()) != [(table, rows) for table, rows in manifest.rows.items() if rows]:
        raise ArchiveRefused("The archive's parts are not in order, or not all there.")
    return list(zip(members, manifest.parts, strict=True))


def _unpacked(packed: bytes, part: Part) -> bytes:
    if hashlib.sha256(packed).hexdigest() != part.sha256:
        raise ArchiveRefused(
            f"The archive was altered: its part {part.name} is not the one that was written."
        )
    try:
        if not 0 < zstandard.frame_content_size(packed) <= PART_AT_MOST:
            raise ArchiveRefused(f"The archive's part {part.name} unpacks to more than it should.")
        return zstandard.ZstdDecompressor().decompress(packed, allow_extra_data=False)
    except zstandard.ZstdError:
        raise ArchiveRefused(f"The archive's part {part.name} cannot be unpacked.") from None


def _truncated() -> ArchiveRefused:
    return ArchiveRefused(
        "This is not a whole archive of Rejoinder's: it was cut off, altered, or is another kind of file."
    )
