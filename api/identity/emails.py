"""Email addresses as a person's name at sign-in."""

import re
import unicodedata

import idna

LONGEST = 254
_BEFORE = r"[^\s\x00-\x1f\x7f@<>\"\\,;:]+"
_PART = r"[^\s\x00-\x1f\x7f@<>\"\\,;:.]+"
_ADDRESS = re.compile(rf"{_BEFORE}@{_PART}(\.{_PART})*")


def email_of(typed: str) -> str | None:
    """As it is stored and compared, or nothing if that is no address.

    Letters differ by case only: folding would make one address of two, as of faß.test and fass.test, which
    are two domains. A domain is written in its own letters, whichever way it was typed (RFC 5891, UTS 46).
    """
    email = unicodedata.normalize("NFC", typed.strip())
    if len(email) > LONGEST or not _ADDRESS.fullmatch(email):
        return None
    name, _, domain = email.rpartition("@")
    written = domain_of(domain)
    email = unicodedata.normalize("NFC", f"{name.lower()}@{written}")
    return email if written and len(email) <= LONGEST and _ADDRESS.fullmatch(email) else None


def domain_of(typed: str) -> str:
    """As it is compared, or nothing if no such domain can be."""
    domain = typed.lower()
    if domain.isascii() and "xn--" not in domain:
        return domain
    try:
        return idna.decode(idna.encode(typed, uts46=True))
    except (idna.IDNAError, UnicodeError):
        # Some that were given out are against today's rule; in ASCII nothing is taken for another.
        return domain if domain.isascii() else ""
