"""Email addresses as a person's name at sign-in."""

import re
import unicodedata

LONGEST = 254
_ADDRESS = re.compile(r"[^\s@<>\"\\,;:]+@[^\s@<>\"\\,;:.]+(\.[^\s@<>\"\\,;:.]+)*")


def email_of(typed: str) -> str | None:
    """As it is stored and compared, or nothing if that is no address."""
    email = unicodedata.normalize("NFC", typed.strip()).casefold()
    return email if len(email) <= LONGEST and _ADDRESS.fullmatch(email) else None
