"""Writing an archive: rows in, one part after the other, never more than one part in memory."""

import hashlib
import os
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import zstandard

from api.backup.form import END, MANIFEST, PART_BYTES, SEAL, header_of, padding_of, part_name, seal_of
from api.backup.manifest import Manifest, Part
from api.backup.refused import BackupRefused

# Told after each part: the table, and how many of its rows are done.
Progress = Callable[[str, int], None]


class ArchiveWriter:
    def __init__(self, file: IO[bytes], told: Progress) -> None:
        self._file = file
        self._told = told
        self.parts: list[Part] = []
        self.rows: dict[str, int] = {}

    def add(self, table: str, lines: Iterable[bytes]) -> None:
        """All rows of one table, each a line. Tables are added in the order in which they are restored."""
        self.rows[table] = 0
        for number, part in enumerate(_in_parts(lines), start=1):
            packed = zstandard.ZstdCompressor(level=3).compress(b"".join(part))
            name, digest = part_name(table, number), hashlib.sha256(packed).hexdigest()
            self._write(name, packed)
            self.parts.append(Part(name=name, rows=len(part), size=len(packed), sha256=digest))
            self.rows[table] += len(part)
            self._told(table, self.rows[table])

    def finish(self, manifest: Manifest) -> None:
        written = manifest.model_dump_json(indent=1).encode()
        self._write(MANIFEST, written)
        self._write(SEAL, seal_of(written))
        self._file.write(END)

    def _write(self, name: str, content: bytes) -> None:
        self._file.write(header_of(name, len(content)))
        self._file.write(content)
        self._file.write(padding_of(len(content)))


@contextmanager
def replacing(file: Path) -> Iterator[IO[bytes]]:
    """What is written stands under that name whole or not at all, for its owner's eyes only.

    Raises BackupRefused where nothing can be written.
    """
    try:
        # mkstemp gives 0600; in the same folder, since only there a file can be put in place at once.
        descriptor, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.")
    except OSError as refused:
        raise BackupRefused(f"{file.parent} cannot be written to ({refused.strerror}).") from None
    try:
        with os.fdopen(descriptor, "wb") as opened:
            yield opened
            opened.flush()
            os.fsync(opened.fileno())
        os.replace(name, file)
    except BaseException as reason:
        Path(name).unlink(missing_ok=True)
        if isinstance(reason, OSError):
            raise BackupRefused(f"{file} cannot be written ({reason.strerror}).") from None
        raise
    _settle(file.parent)


def _settle(folder: Path) -> None:
    """The name too is on the disk."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _in_parts(lines: Iterable[bytes]) -> Iterator[list[bytes]]:
    part: list[bytes] = []
    size = 0
    for line in lines:
        part.append(line)
        size += len(line)
        if size >= PART_BYTES:
            yield part
            part, size = [], 0
    if part:
        yield part
