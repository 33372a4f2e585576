"""What a name may be: one line that everybody sees alike."""

import re

# Not a control character, and nothing that shows itself only by turning or hiding what stands beside it. The
# joiners U+200C and U+200D may stay: Persian and many an emoji are written with them.
_UNSEEN = r"\x00-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff"
NAME = rf"^[^{_UNSEEN}]+$"
_CANNOT_STAND = re.compile(rf"[{_UNSEEN}\ud800-\udfff]")


def as_name(told: str) -> str:
    """What another service calls somebody, as it may stand here; empty if nothing is left of it."""
    return " ".join(_CANNOT_STAND.sub(" ", told).split())[:200]
