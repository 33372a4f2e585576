"""A zip file of what somebody takes along, written to the disk first: however slowly it is fetched, no
transaction waits for it, and what fails while it is made is a refusal and not half a file."""

import tempfile
import zipfile
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import IO, Any

import orjson
from starlette.responses import StreamingResponse

AT_ONCE = 256 * 1024


class Archive:
    def __init__(self, at: datetime) -> None:
        self._file: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 - closed once it was sent
        self._zip = zipfile.ZipFile(self._file, "w", zipfile.ZIP_DEFLATED)
        self._at = at
        self._names: set[str] = set()

    def add(self, name: str, text: str) -> None:
        self.add_lines(name, [text])

    def add_json(self, name: str, told: Any) -> None:
        self.add_lines(name, [orjson.dumps(told, option=orjson.OPT_INDENT_2 | orjson.OPT_UTC_Z).decode()])

    def add_lines(self, name: str, parts: Iterable[str]) -> None:
        self.add_parts(name, (part.encode() for part in parts))

    def add_parts(self, name: str, parts: Iterable[bytes]) -> None:
        entry = zipfile.ZipInfo(self._free(name), self._at.timetuple()[:6])
        entry.compress_type = zipfile.ZIP_DEFLATED
        entry.external_attr = 0o600 << 16
        with self._zip.open(entry, "w", force_zip64=True) as written:
            for part in parts:
                written.write(part)

    def as_answer(self, name: str) -> StreamingResponse:
        self._zip.close()
        self._file.seek(0)
        headers = {"Content-Disposition": f'attachment; filename="{name}"'}
        return StreamingResponse(self._parts(), media_type="application/zip", headers=headers)

    def close(self) -> None:
        self._zip.close()
        self._file.close()

    def _parts(self) -> Iterator[bytes]:
        with self._file as file:
            while part := file.read(AT_ONCE):
                yield part

    def _free(self, wanted: str) -> str:
        """Two folders may have one name, and a name may be none of a file."""
        stem, dot, ending = wanted.rpartition(".")
        name, number = wanted, 2
        while name.casefold() in self._names:
            name, number = f"{stem} ({number}){dot}{ending}", number + 1
        self._names.add(name.casefold())
        return name


def file_name(name: str) -> str:
    """What a folder or a team is called, as one part of a path on any system."""
    kept = "".join("-" if letter in '/\\:*?"<>|' or letter < " " else letter for letter in name)
    return kept.strip(". ")[:80] or "unnamed"


def json_line(told: Any) -> str:
    return orjson.dumps(told, option=orjson.OPT_UTC_Z | orjson.OPT_APPEND_NEWLINE).decode()
