"""What the product's own terms are called in the middle of a sentence: roles, rights, scopes of a token."""

from api.words.say import Said

_TERMS = {
    "owner": Said("owner"),
    "admin": Said("admin"),
    "lead": Said("lead"),
    "agent": Said("agent"),
    "use": Said("use"),
    "edit": Said("edit"),
    "manage": Said("manage"),
    "read": Said("read"),
    "write": Said("write"),
}


def term(name: object) -> str:
    """In the reader's language; what is no term of ours as it is."""
    return _TERMS.get(str(name), str(name))
