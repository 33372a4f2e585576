"""The order of names in a list: one that people expect, whatever a database thinks of letters."""

import unicodedata


def alphabetical(name: str) -> tuple[str, str]:
    """By letters, without regard to case and accents; these decide between names that are alike otherwise."""
    letters = unicodedata.normalize("NFKD", name.casefold())
    return "".join(each for each in letters if not unicodedata.combining(each)), name
