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


def png(width: int = 3, height: int = 2, seed: bytes = b"") -> bytes:
    """A whole picture; others with another seed."""
    rows = b"".join(b"\0" + bytes(3 * width) for _ in range(height))
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = [(b"IHDR", header), (b"tEXt", b"Seed\0" + seed), (b"IDAT", zlib.compress(rows)), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, content) for kind, content in chunks)


def jpeg(width: int = 3, height: int = 2) -> bytes:
    """Its headers, and a scan of nothing much."""
    app = b"\xff\xe0" + struct.pack(">H", 16) + b"JFIF\0\1\1\0\0\1\0\1\0\0"
    frame = b"\xff\xc2" + struct.pack(">HBHHB", 17, 8, height, width, 3) + bytes(9)
    scan = b"\xff\xda" + struct.pack(">H", 12) + bytes(10) + b"\x12\x34"
    return b"\xff\xd8" + app + b"\xff" + frame + scan + b"\xff\xd9"


def gif(width: int = 3, height: int = 2) -> bytes:
    frame = b"," + struct.pack("<HHHHB", 0, 0, width, height, 0) + b"\x02\x02\x4c\x01\0"
    return b"GIF89a" + struct.pack("<HHBBB", width, height, 0x80, 0, 0) + bytes(6) + frame + b";"


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
