"""Whether bytes are a picture, of which kind and how large, by what stands in them.

Only what every mail client shows: no SVG, which may hold script, and no WebP, which Outlook leaves blank. The
forms are those of the PNG specification (third edition), of JPEG (ITU T.81, annex B) and of GIF89a.
"""

import struct
from collections.abc import Callable
from typing import NamedTuple

PNG = b"\x89PNG\r\n\x1a\n"
LONGEST_SIDE = 10_000
# Frame headers of every JPEG process; C4, C8 and CC among them mean something else.
_FRAMES = set(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_ALONE = {0x01, *range(0xD0, 0xD8)}
_SCAN, _END = 0xDA, 0xD9


class Picture(NamedTuple):
    media_type: str
    ending: str
    width: int
    height: int


def picture_in(content: bytes) -> Picture | None:
    """Nothing for what is no picture, is cut off, or has a side that no screen shows."""
    for media_type, ending, size_in in _KINDS:
        size = size_in(content)
        if size and all(0 < side <= LONGEST_SIDE for side in size):
            return Picture(media_type, ending, *size)
    return None


def _png(content: bytes) -> tuple[int, int] | None:
    if not content.startswith(PNG) or content[12:16] != b"IHDR":
        return None
    place, kind = len(PNG), b""
    while kind != b"IEND":
        if place + 12 > len(content):
            return None
        (length,) = struct.unpack_from(">I", content, place)
        kind = content[place + 4 : place + 8]
        place += 12 + length
    width, height = struct.unpack_from(">II", content, 16)
    return (width, height) if place == len(content) else None


def _jpeg(content: bytes) -> tuple[int, int] | None:
    if not content.startswith(b"\xff\xd8\xff") or not content.rstrip(b"\0").endswith(bytes([0xFF, _END])):
        return None
    place, size = 2, None
    while place + 4 <= len(content):
        mark, kind = content[place], content[place + 1]
        if mark != 0xFF:
            return None
        if kind == 0xFF or kind in _ALONE:
            place += 1 if kind == 0xFF else 2
            continue
        if kind == _SCAN:
            return size
        (length,) = struct.unpack_from(">H", content, place + 2)
        if kind in _FRAMES and place + 9 <= len(content):
            height, width = struct.unpack_from(">HH", content, place + 5)
            size = width, height
        place += 2 + length
    return None


def _gif(content: bytes) -> tuple[int, int] | None:
    if content[:6] not in (b"GIF87a", b"GIF89a") or not content.rstrip(b"\0").endswith(b"\x3b"):
        return None
    width, height = struct.unpack_from("<HH", content, 6) if len(content) > 13 else (0, 0)
    return width, height


_KINDS: tuple[tuple[str, str, Callable[[bytes], tuple[int, int] | None]], ...] = (
    ("image/png", "png", _png),
    ("image/jpeg", "jpg", _jpeg),
    ("image/gif", "gif", _gif),
)
