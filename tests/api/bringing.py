"""Files and pictures, as people bring and fetch them."""

import hashlib
import struct
import zlib
from typing import Any

from httpx import Response

from tests.api.actor import Shop, Someone

FORM = b"%PDF-1.7 the form with which one returns a parcel"


def digest_of(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def attachment(content: bytes = FORM, name: str = "Form.pdf") -> dict[str, Any]:
    return {
        "name": name,
        "media_type": "application/pdf",
        "bytes": len(content),
        "digest": digest_of(content),
    }


def brings(who: Someone, shop: Shop, content: bytes = FORM, digest: str = "") -> Response:
    path = f"{shop.url}/files/{digest or digest_of(content)}"
    return who.put(path, content=content, headers={"Content-Type": "application/pdf"})


def fetches(who: Someone, shop: Shop, content: bytes = FORM) -> Response:
    return who.get(f"{shop.url}/files/{digest_of(content)}")


def shows(who: Someone, shop: Shop, picture: bytes) -> Response:
    """Puts a picture where mails can show it."""
    return who.post(f"{shop.url}/images", content=picture, headers={"Content-Type": "image/png"})


def png(width: int = 3, height: int = 2, seed: int = 0, beside: bytes = b"") -> bytes:
    """A whole picture; another with another seed, and with words beside it."""
    rows = b"".join(b"\0" + bytes([seed] * 3 * width) for _ in range(height))
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    words = [_chunk(b"tEXt", b"Place\0" + beside)] if beside else []
    picture = [_chunk(b"IHDR", header), *words, _chunk(b"IDAT", zlib.compress(rows)), _chunk(b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(picture)


def jpeg(width: int = 3, height: int = 2, beside: bytes = b"") -> bytes:
    """Its headers, two scans of nothing much, and segments beside them."""
    app = _segment(0xE0, b"JFIF\0\1\1\0\0\1\0\1\0\0")
    frame = _segment(0xC2, struct.pack(">BHHB", 8, height, width, 3) + bytes(9))
    scan = _segment(0xDA, bytes(10)) + b"\x12\xff\0\x34\xff\xd3\x56"
    tables = _segment(0xC4, b"\xff\xd9" + bytes(17))
    return b"\xff\xd8" + app + beside + frame + scan + tables + scan + b"\xff\xd9"


def exif(orientation: int, place: bytes) -> bytes:
    """As a telephone writes it: which way it was held, and where."""
    entries = struct.pack("<HHIHH", 0x0112, 3, 1, orientation, 0) + struct.pack("<HHII", 0x8825, 4, 1, 38)
    tiff = b"II*\0" + struct.pack("<IH", 8, 2) + entries + bytes(4) + place
    return _segment(0xE1, b"Exif\0\0" + tiff)


def gif(width: int = 3, height: int = 2, beside: bytes = b"") -> bytes:
    words = b"\x21\xfe" + bytes([len(beside)]) + beside + b"\0" if beside else b""
    looping = b"\x21\xff\x0bNETSCAPE2.0\x03\1\0\0\0"
    frame = b"," + struct.pack("<HHHHB", 0, 0, width, height, 0) + b"\x02\x02\x4c\x01\0"
    screen = struct.pack("<HHBBB", width, height, 0x80, 0, 0) + bytes(6)
    return b"GIF89a" + screen + looping + words + frame + b";"


def _segment(kind: int, content: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, kind, 2 + len(content)) + content


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
