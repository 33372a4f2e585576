"""The form of an archive: a plain tar file (POSIX ustar) of parts, every byte accounted for.

    person/000001.jsonl.zst      rows of one table, a JSON object a line, compressed with zstd;
    …                            a table that is large has several parts, numbered
    manifest.json                what it is, and name, size, rows and SHA-256 of every part before it
    manifest.sha256              the SHA-256 of the manifest, as `sha256sum -c` reads it

The parts come in an order in which every row stands after the rows that it refers to. `tar`, `zstd` and
`sha256sum` can take an archive apart and check it without us.
"""

import hashlib
import re
from tarfile import BLOCKSIZE, USTAR_FORMAT, TarInfo

MANIFEST, SEAL = "manifest.json", "manifest.sha256"
PART_NAME = re.compile(r"([a-z_]+)/(\d{6})\.jsonl\.zst")
END = bytes(2 * BLOCKSIZE)

# A part is closed once its rows take this many bytes, so that neither side ever holds much more.
PART_BYTES = 4 * 1024 * 1024
# What no part that we write comes near: more is a trap.
PART_AT_MOST = 32 * 1024 * 1024


def part_name(table: str, number: int) -> str:
    return f"{table}/{number:06}.jsonl.zst"


def is_part(name: str) -> bool:
    return PART_NAME.fullmatch(name) is not None


def placed(name: str) -> tuple[str, int]:
    """The table of a part, and its number."""
    table, _, rest = name.partition("/")
    return table, int(rest[:6])


def header_of(name: str, size: int) -> bytes:
    """Always the same for the same name and size, so that a changed byte shows: no time, no owner."""
    info = TarInfo(name)
    info.size, info.mode = size, 0o600
    return info.tobuf(USTAR_FORMAT)


def padding_of(size: int) -> bytes:
    return bytes(-size % BLOCKSIZE)


def seal_of(manifest: bytes) -> bytes:
    return f"{hashlib.sha256(manifest).hexdigest()}  {MANIFEST}\n".encode()
