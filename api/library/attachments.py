"""The files that go out with a template: what is told of each, and what it may be called.

Their contents lie in the room `files`, under the digest that stands here.
"""

import re
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StrictInt

AT_MOST = 10
NAME_LENGTH = 200
# Letters of no width that turn the direction of writing make `gpj.exe` look like `exe.jpg`.
_UNFIT_IN_NAMES = re.compile(
    "[/\\\\\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)
_PART = r"[a-z0-9][a-z0-9!#$&^_.+-]{0,99}"
MEDIA_TYPE = re.compile(f"{_PART}/{_PART}")
DIGEST = re.compile(r"[0-9a-f]{64}")


class Attachment(BaseModel):
    """One file. Its form is checked on reading; the rest by `attachment_problems`, in words."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: Annotated[
        str,
        Field(
            description="What the recipient sees, e.g. `Returns form.pdf`; no part of a path.",
            json_schema_extra={"minLength": 1, "maxLength": NAME_LENGTH},
        ),
    ]
    media_type: Annotated[str, Field(description="In small letters, e.g. `application/pdf`.")]
    bytes: Annotated[StrictInt, Field(ge=0, le=2**53 - 1, description="How large it is.")]
    digest: Annotated[
        str, Field(description="SHA-256 of what is in it, 64 digits from 0 to f, in small letters.")
    ]


def attachment_problems(attachments: list[Attachment]) -> list[str]:
    """What is wrong with the list, each in a sentence."""
    if len(attachments) > AT_MOST:
        return [f"A template may have {AT_MOST} attachments; this one has {len(attachments)}."]
    return list(dict.fromkeys(problem for each in attachments for problem in _problems_of(each)))


def is_file_name(name: str) -> bool:
    """One that means a file and no place, on any system, and looks like what it is."""
    return 0 < len(name) <= NAME_LENGTH and not _UNFIT_IN_NAMES.search(name) and name not in (".", "..")


def _problems_of(attachment: Attachment) -> list[str]:
    problems = []
    if not is_file_name(attachment.name.strip()):
        problems.append(
            f"A file's name has 1 to {NAME_LENGTH} characters, without “/”, “\\” and invisible ones. "
            "Rename the file."
        )
    if not MEDIA_TYPE.fullmatch(attachment.media_type):
        problems.append("Write an attachment's media type in small letters, as `application/pdf`.")
    if not DIGEST.fullmatch(attachment.digest):
        problems.append("An attachment's digest is its SHA-256: 64 digits from 0 to f, in small letters.")
    return problems
