"""JPEG, by ITU T.81 (annex B): markers and segments, and scans between them, up to the end of the image."""

import struct
from collections.abc import Iterator

BEGIN = b"\xff\xd8"
SCAN, END = 0xDA, 0xD9
# Frame headers of every process; C4, C8 and CC among them mean something else.
FRAMES = set(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
RESTARTS = set(range(0xD0, 0xD8))
APP0, APP1, APP2, APP14, COMMENT = 0xE0, 0xE1, 0xE2, 0xEE, 0xFE
TOLD_BESIDE = {*range(0xE1, 0xF0), COMMENT}
COLOURS = {APP2: b"ICC_PROFILE\0", APP14: b"Adobe"}
EXIF = b"Exif\0\0"
ORIENTATION, SHORT, UPRIGHT, LYING = 0x0112, 3, 1, range(5, 9)


def jpeg_in(content: bytes) -> tuple[int, int, bytes] | None:
    """Width and height as it is seen, and the picture without what is told beside it, such as where it was
    taken; which way is up is told on."""
    if not content.startswith(BEGIN):
        return None
    try:
        segments = list(_segments(content))
        size = next(_size(content, start) for kind, start, _ in segments if kind in FRAMES)
    except (struct.error, IndexError, StopIteration):
        return None
    if not any(kind == SCAN for kind, *_ in segments):
        return None

    turned = next(
        (_orientation(content[start:end]) for kind, start, end in segments if kind == APP1), UPRIGHT
    )
    kept = [content[start:end] for kind, start, end in segments if _is_needed(kind, content[start:end])]
    if turned != UPRIGHT:
        kept.insert(1 if kept[0][1] == APP0 else 0, _told_turned(turned))
    width, height = size[::-1] if turned in LYING else size
    return width, height, BEGIN + b"".join(kept)


def _segments(content: bytes) -> Iterator[tuple[int, int, int]]:
    """Each with its marker; a scan with what it scanned. What stands behind the end is no part of it:
    telephones put a second picture there. Raises struct.error or IndexError for one that is cut off."""
    start, kind = len(BEGIN), 0
    while kind != END:
        if content[start] != 0xFF:
            raise IndexError
        kind = content[start + 1]
        if kind == 0xFF:  # padding
            start += 1
            continue
        end = start + 2 if kind == END else start + 2 + _length(content, start)
        end = _behind_scan(content, end) if kind == SCAN else end
        if end > len(content):
            raise IndexError
        yield kind, start, end
        start = end


def _length(content: bytes, start: int) -> int:
    (length,) = struct.unpack_from(">H", content, start + 2)
    if length < 2:
        raise IndexError
    return int(length)


def _behind_scan(content: bytes, start: int) -> int:
    """At the next marker that neither stands for a byte nor for a restart."""
    while True:
        start = content.find(b"\xff", start)
        if start < 0:
            raise IndexError
        following = content[start + 1]
        if following not in RESTARTS and following not in (0, 0xFF):
            return start
        start += 1 if following == 0xFF else 2


def _size(content: bytes, start: int) -> tuple[int, int]:
    height, width = struct.unpack_from(">HH", content, start + 5)
    return width, height


def _is_needed(kind: int, segment: bytes) -> bool:
    return kind not in TOLD_BESIDE or segment[4:].startswith(COLOURS.get(kind, b"\0not this"))


def _orientation(segment: bytes) -> int:
    """As EXIF (CIPA DC-008, 4.6.4) tells it, from 1 to 8; upright where it does not."""
    told = segment[4:]
    if not told.startswith(EXIF):
        return UPRIGHT
    tiff = told[len(EXIF) :]
    order = "<" if tiff.startswith(b"II") else ">"
    try:
        (first,) = struct.unpack_from(f"{order}I", tiff, 4)
        (count,) = struct.unpack_from(f"{order}H", tiff, first)
        for entry in range(count):
            tag, kind, _, value = struct.unpack_from(f"{order}HHIH", tiff, first + 2 + 12 * entry)
            if (tag, kind) == (ORIENTATION, SHORT):
                return value if value in range(1, 9) else UPRIGHT
    except struct.error:
        pass
    return UPRIGHT


def _told_turned(orientation: int) -> bytes:
    entry = struct.pack(">HHIHH", ORIENTATION, SHORT, 1, orientation, 0)
    told = EXIF + b"MM\0\x2a" + struct.pack(">IH", 8, 1) + entry + struct.pack(">I", 0)
    return struct.pack(">BBH", 0xFF, APP1, 2 + len(told)) + told
