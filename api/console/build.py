"""The built console as it lies in its folder: each file with its compressed forms, read once."""

import hashlib
import mimetypes
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

START = "index.html"
# As the build writes them beside a file, the best first.
COMPRESSED = {"br": ".br", "gzip": ".gz"}
TYPES = {".js": "text/javascript", ".webmanifest": "application/manifest+json"}


_REFUSED = re.compile(r";\s*q=0(\.0*)?\s*$")


@dataclass(frozen=True)
class BuiltFile:
    media_type: str
    etag: str
    is_named_by_content: bool
    """So that what goes by its name never changes."""
    plain: bytes
    compressed: dict[str, bytes]

    def fit_for(self, accepted: str) -> tuple[str, bytes]:
        """The smallest form that a browser takes, and how that is encoded; empty for as it is."""
        taken = {each.split(";")[0].strip() for each in accepted.split(",") if not _REFUSED.search(each)}
        return next(
            ((coding, body) for coding, body in self.compressed.items() if coding in taken), ("", self.plain)
        )


def built_file(folder: Path, name: str) -> BuiltFile | None:
    """By its name below the folder; nothing else on the disk can be named."""
    start = folder / START
    return _files(folder, start.stat().st_mtime).get(name) if start.is_file() else None


def is_built(folder: Path) -> bool:
    return (folder / START).is_file()


@lru_cache(maxsize=1)
def _files(folder: Path, _built_at: float) -> dict[str, BuiltFile]:
    return {
        str(path.relative_to(folder)): _read(folder, path)
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.suffix not in COMPRESSED.values()
    }


def _read(folder: Path, path: Path) -> BuiltFile:
    plain = path.read_bytes()
    beside = {coding: path.with_name(path.name + ending) for coding, ending in COMPRESSED.items()}
    return BuiltFile(
        media_type=TYPES.get(path.suffix) or mimetypes.guess_type(path.name)[0] or "application/octet-stream",
        etag=f'"{hashlib.sha256(plain).hexdigest()[:32]}"',
        is_named_by_content=path.parent == folder / "assets",
        plain=plain,
        compressed={coding: file.read_bytes() for coding, file in beside.items() if file.is_file()},
    )
