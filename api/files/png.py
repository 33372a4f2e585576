"""PNG, by its specification (third edition): a signature, and chunks up to IEND."""

import struct
from collections.abc import Iterator

SIGNATURE = b"\x89PNG\r\n\x1a\n"
# Words, times, and what a camera says; all else is needed to show the picture as it was meant.
TOLD_BESIDE = {b"tEXt", b"zTXt", b"iTXt", b"tIME", b"eXIf"}


def png_in(content: bytes) -> tuple[int, int, bytes] | None:
    """Width, height, and the picture without what is told beside it."""
    if not content.startswith(SIGNATURE) or content[12:16] != b"IHDR":
        return None
    try:
        chunks = list(_chunks(content))
        width, height = struct.unpack_from(">II", content, 16)
    except struct.error:
        return None
    kept = (content[start:end] for kind, start, end in chunks if kind not in TOLD_BESIDE)
    return width, height, SIGNATURE + b"".join(kept)


def _chunks(content: bytes) -> Iterator[tuple[bytes, int, int]]:
    """What stands behind IEND is no part of it. Raises struct.error for a picture that is cut off."""
    start, kind = len(SIGNATURE), b""
    while kind != b"IEND":
        length, kind = struct.unpack_from(">I4s", content, start)
        end = start + 12 + length
        if end > len(content):
            raise struct.error
        yield kind, start, end
        start = end
