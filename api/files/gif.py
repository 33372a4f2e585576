"""GIF, by its specification (89a): a screen, and blocks up to the trailer."""

import struct
from collections.abc import Iterator

HEADERS = {b"GIF87a", b"GIF89a"}
FRAME, EXTENSION, TRAILER = 0x2C, 0x21, 0x3B
COMMENT, APPLICATION = 0xFE, 0xFF
LOOPING = b"NETSCAPE2.0"


def gif_in(content: bytes) -> tuple[int, int, bytes] | None:
    """Width, height, and the picture without comments and what programs noted in it."""
    if content[:6] not in HEADERS:
        return None
    try:
        width, height, flags = struct.unpack_from("<HHB", content, 6)
        begin = 13 + _colours(flags)
        blocks = list(_blocks(content, begin))
    except (struct.error, IndexError):
        return None
    if not any(kind == FRAME for kind, *_ in blocks):
        return None
    kept = (content[start:end] for _, start, end in blocks if not _is_told_beside(content, start))
    return width, height, content[:begin] + b"".join(kept)


def _blocks(content: bytes, start: int) -> Iterator[tuple[int, int, int]]:
    """What stands behind the trailer is no part of it. Raises IndexError for a picture that is cut off."""
    kind = 0
    while kind != TRAILER:
        kind = content[start]
        if kind == FRAME:
            end = _behind_parts(content, start + 11 + _colours(content[start + 9]))
        elif kind == EXTENSION:
            end = _behind_parts(content, start + 2)
        elif kind == TRAILER:
            end = start + 1
        else:
            raise IndexError
        yield kind, start, end
        start = end


def _behind_parts(content: bytes, start: int) -> int:
    """Parts of up to 255 bytes, each behind its length, up to an empty one."""
    while content[start]:
        start += 1 + content[start]
    return start + 1


def _colours(flags: int) -> int:
    """How many bytes the table of colours takes that these flags announce."""
    return 3 << ((flags & 7) + 1) if flags & 0x80 else 0


def _is_told_beside(content: bytes, start: int) -> bool:
    if content[start] != EXTENSION:
        return False
    kind = content[start + 1]
    return kind == COMMENT or (kind == APPLICATION and content[start + 3 : start + 14] != LOOPING)
