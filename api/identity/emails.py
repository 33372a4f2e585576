"""Email addresses as a person's name at sign-in."""

import re
import unicodedata

LONGEST = 254
_BEFORE = r"[^\s\x00-\x1f\x7f@<>\"\\,;:]+"
_PART = r"[^\s\x00-\x1f\x7f@<>\"\\,;:.]+"
_ADDRESS = re.compile(rf"{_BEFORE}@{_PART}(\.{_PART})*")


def email_of(typed: str) -> str | None:
    """As it is stored and compared, or nothing if that is no address."""
    email = unicodedata.normalize("NFC", typed.strip()).casefold()
    return email if len(email) <= LONGEST and _ADDRESS.fullmatch(email) else None
