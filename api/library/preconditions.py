"""What a caller says about the state that they believe a template to be in (RFC 9110, section 13)."""

from typing import Annotated

from fastapi import Depends, Header

from api.library.problems import Changed, PreconditionMissing


def etag(revision: int) -> str:
    """Strong: a revision stands for one state of one template, byte for byte."""
    return f'"{revision}"'


def revision_in(tag: str) -> int | None:
    """The revision that an ETag names; nothing for a weak one, or one that we never made."""
    plain = tag.strip()
    digits = plain[1:-1]
    is_ours = plain.startswith('"') and plain.endswith('"') and digits.isascii() and digits.isdigit()
    return int(digits) if is_ours and len(digits) <= 18 else None


def _base_revision(
    if_match: Annotated[str | None, Header(description='The ETag that you read, e.g. `"7"`.')] = None,
) -> int:
    if if_match is None:
        raise PreconditionMissing()
    revision = revision_in(if_match)
    if revision is None:
        raise Changed("If-Match names no revision of a template. Read it again.", current=None)
    return revision


def _base_or_none(
    if_match: Annotated[str | None, Header(description='The ETag that you read, e.g. `"7"`.')] = None,
    if_none_match: Annotated[str | None, Header(description="`*` to make a new template.")] = None,
) -> int:
    if if_none_match is not None and if_none_match.strip() == "*" and if_match is None:
        return 0
    return _base_revision(if_match)


BaseRevision = Annotated[int, Depends(_base_revision)]
BaseRevisionOrNew = Annotated[int, Depends(_base_or_none)]
