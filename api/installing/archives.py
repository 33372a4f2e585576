"""What a signed archive of the extension says of itself, and the lists by which browsers find a newer one."""

import hashlib
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from xml.sax.saxutils import quoteattr

from api.settings import FIREFOX_ID

# How Chromium's archives begin (crx_file/crx3.proto); then come a header's length and the header.
MAGIC = b"Cr24\x03\x00\x00\x00"
SIGNED_HEADER, CRX_ID = 10_000, 1
LETTERS = str.maketrans("0123456789abcdef", "abcdefghijklmnop")


class Packed(NamedTuple):
    """An archive that a browser installs: its id there, and its version."""

    id: str
    version: str


def for_chromium(file: Path) -> Packed | None:
    """What a .crx holds; None where there is none, or what lies there is something else."""
    version = _version(file)
    return Packed(extension, version) if version and (extension := _id_in(file)) else None


def for_firefox(file: Path) -> Packed | None:
    version = _version(file)
    return Packed(FIREFOX_ID, version) if version else None


def chromium_updates(packed: Packed, address: str) -> str:
    """The list that Chrome and Edge ask for (“Omaha”)."""
    return (
        "<?xml version='1.0' encoding='UTF-8'?>\n"
        "<gupdate xmlns='http://www.google.com/update2/response' protocol='2.0'>\n"
        f"  <app appid={quoteattr(packed.id)}>\n"
        f"    <updatecheck codebase={quoteattr(address)} version={quoteattr(packed.version)}/>\n"
        "  </app>\n"
        "</gupdate>\n"
    )


def firefox_updates(packed: Packed, address: str, archive: bytes) -> str:
    digest = hashlib.sha256(archive).hexdigest()
    update = {"version": packed.version, "update_link": address, "update_hash": f"sha256:{digest}"}
    return json.dumps({"addons": {packed.id: {"updates": [update]}}}, indent=2)


def _version(file: Path) -> str:
    try:
        with zipfile.ZipFile(file) as archive:
            return str(json.loads(archive.read("manifest.json"))["version"])
    except (OSError, zipfile.BadZipFile, KeyError, ValueError):
        return ""


def _id_in(file: Path) -> str:
    with file.open("rb") as opened:
        if opened.read(len(MAGIC)) != MAGIC:
            return ""
        header = opened.read(int.from_bytes(opened.read(4), "little"))
    signed = dict(_fields(header)).get(SIGNED_HEADER, b"")
    return dict(_fields(signed)).get(CRX_ID, b"").hex().translate(LETTERS)


def _fields(message: bytes) -> Iterator[tuple[int, bytes]]:
    """The fields of a protocol buffer by their numbers, as long as they are bytes; others there are none."""
    at = 0
    while at < len(message):
        tag, at = _number(message, at)
        length, at = _number(message, at)
        yield tag >> 3, message[at : at + length]
        at += length


def _number(message: bytes, at: int) -> tuple[int, int]:
    """A number in sevens of bits, the lowest first, and where it ends."""
    number, shift = 0, 0
    while at < len(message):
        byte = message[at]
        number |= (byte & 0x7F) << shift
        at, shift = at + 1, shift + 7
        if byte < 0x80:
            break
    return number, at
