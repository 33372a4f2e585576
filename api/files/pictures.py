"""Whether bytes are a picture, of which kind and how large, by what stands in them; and the same picture
without what a camera or a program wrote beside it.

Only what every mail client shows: no SVG, which may hold script, and no WebP, which Outlook leaves blank.
"""

from collections.abc import Callable
from typing import NamedTuple

from api.files.gif import gif_in
from api.files.jpeg import jpeg_in
from api.files.png import png_in

LONGEST_SIDE = 10_000


class Picture(NamedTuple):
    """`content` shows the same and tells less: not where and by whom it was taken."""

    media_type: str
    ending: str
    width: int
    height: int
    content: bytes


def picture_in(content: bytes) -> Picture | None:
    """Nothing for what is no picture, is cut off, or has a side that no screen shows."""
    for media_type, ending, read in _KINDS:
        found = read(content)
        if found:
            width, height, shown = found
            is_sound = all(0 < side <= LONGEST_SIDE for side in (width, height))
            return Picture(media_type, ending, width, height, shown) if is_sound else None
    return None


# Each tells width, height and what is to be shown, or nothing.
_KINDS: tuple[tuple[str, str, Callable[[bytes], tuple[int, int, bytes] | None]], ...] = (
    ("image/png", "png", png_in),
    ("image/jpeg", "jpg", jpeg_in),
    ("image/gif", "gif", gif_in),
)
