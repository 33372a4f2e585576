"""What a person writes and keeps, the limits that hold for it, and how it is cleaned on the way in."""

import re
from dataclasses import asdict, dataclass
from operator import not_
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field

from api.language.check import problems_in
from api.language.sanitise import sanitised, scripts_in
from api.library.attachments import AT_MOST, Attachment, attachment_problems
from api.problems import Problem

BODY_BYTES = 256 * 1024
LENGTHS = {
    "title": 200,
    "shortcut": 64,
    "subject": 1_000,
    "to": 2_000,
    "cc": 2_000,
    "bcc": 2_000,
    "language": 35,
    "description": 2_000,
}
TAGS, TAG_LENGTH = 50, 50

SWITCHES = ("follows_case", "inside_words")
# Not told while they are empty: clients from before read what they always did.
TOLD_WHERE_THERE_IS_ANY = (*SWITCHES, "attachments")
EXAMPLE = {
    "title": "Late parcel",
    "shortcut": ";late",
    "body": "<p>Dear {{ to.first_name }},</p><p>your parcel is late, and we are sorry.</p>",
    "subject": "Your parcel",
    "to": "",
    "cc": "",
    "bcc": "",
    "tags": ["delivery"],
    "language": "en",
    "description": "Only while the carrier still says “on its way”.",
}

CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


def _at_most(length: int, description: str) -> Any:
    return Field(default="", description=description, json_schema_extra={"maxLength": length})


def _switch(description: str) -> Any:
    """Off unless turned on, and not told while it is off."""
    return Field(default=False, strict=True, exclude_if=not_, description=description)


def _as_it_is_sent(schema: dict[str, Any]) -> None:
    schema["examples"] = [EXAMPLE]
    if "required" in schema:
        schema["required"] = [name for name in schema["required"] if name not in TOLD_WHERE_THERE_IS_ANY]


class TemplateContent(BaseModel):
    """The fields of a template. Its form is checked on reading; its limits by `settled_content`, in words."""

    model_config = ConfigDict(
        extra="forbid",
        # Every text is always sent: a client may rely on each field being there.
        json_schema_serialization_defaults_required=True,
        json_schema_extra=_as_it_is_sent,
    )

    title: Annotated[
        str,
        Field(description="What people find it by.", json_schema_extra={"minLength": 1, "maxLength": 200}),
    ]
    shortcut: str = _at_most(64, "What opens it, e.g. `;late`; no white space; empty when it is only picked.")
    body: str = Field(default="", description="Liquid inside sanitised HTML; at most 256 KiB in UTF-8.")
    subject: str = _at_most(1_000, "Liquid; one line.")
    to: str = _at_most(2_000, "Addresses with commas between them.")
    cc: str = _at_most(2_000, "Addresses with commas between them.")
    bcc: str = _at_most(2_000, "Addresses with commas between them.")
    tags: list[str] = Field(
        default_factory=list,
        description="At most 50, of 50 characters.",
        json_schema_extra={"maxItems": TAGS},
    )
    language: str = _at_most(35, "BCP 47, e.g. `en`, `zh-CN`; empty when nobody said.")
    description: str = _at_most(2_000, "A note to colleagues; never inserted.")
    follows_case: bool = _switch("`Thx` begins the reply with a capital, `THX` puts all of it in capitals.")
    inside_words: bool = _switch("Opens behind a letter too, in the middle of a word.")
    attachments: list[Attachment] = Field(
        default_factory=list,
        exclude_if=not_,
        description="The files that go out with it, at most 10; left out where there is none.",
        json_schema_extra={"maxItems": AT_MOST},
    )


@dataclass(frozen=True)
class ContentProblem:
    """What is wrong in one field, and, inside a Liquid text, where (line and column from 1).

    `code` is for programs, where one can do something about it by itself.
    """

    field: str
    message: str
    line: int | None = None
    column: int | None = None
    code: str | None = None

    def as_json(self) -> dict[str, Any]:
        return {name: value for name, value in asdict(self).items() if value is not None}


class TemplateInvalid(Problem):
    status, code, title = 422, "template_invalid", "The template cannot be saved as it is."

    @classmethod
    def because(cls, problems: list[ContentProblem]) -> "TemplateInvalid":
        kind = FileMissing if problems[0].code == FileMissing.code else cls
        return kind(problems[0].message, problems=[problem.as_json() for problem in problems])


class FileMissing(TemplateInvalid):
    status, code, title = 422, "file_missing", "The team does not have a file that the template names."


def settled_content(content: TemplateContent) -> TemplateContent | list[ContentProblem]:
    """The content as it is stored (trimmed, its HTML cleaned), or everything that is wrong with it.

    Tags and styles that a template may not hold, as word processors leave them, are taken out silently;
    something that would run (a script, an event handler) is refused, so that nobody thinks it was kept.
    """
    problems = _unreadable(content) or [*_beyond_limits(content), *_scripts(content)]
    if problems:
        return problems

    tidy = content.model_copy(
        update={
            "title": content.title.strip(),
            "shortcut": content.shortcut.strip(),
            "body": sanitised(content.body),
            "tags": list(dict.fromkeys(tag.strip() for tag in content.tags)),
            "language": content.language.strip(),
            "attachments": [
                each.model_copy(update={"name": each.name.strip()}) for each in content.attachments
            ],
        }
    )
    return _beyond_limits(tidy) + _liquid_problems(tidy) or tidy


def _unreadable(content: TemplateContent) -> list[ContentProblem]:
    texts = [(name, getattr(content, name)) for name in [*LENGTHS, "body"]]
    texts += [("tags", tag) for tag in content.tags]
    return [
        ContentProblem(name, f"The {name} holds characters that are not text. Type it again.")
        for name, text in texts
        if CONTROL.search(text) or any("\ud800" <= letter <= "\udfff" for letter in text)
    ]


def _beyond_limits(content: TemplateContent) -> list[ContentProblem]:
    problems = [
        ContentProblem(name, f"The {name} may have {limit:,} characters; this one has {len(text):,}.")
        for name, limit in LENGTHS.items()
        if len(text := getattr(content, name)) > limit
    ]
    if not content.title.strip():
        problems.append(ContentProblem("title", "Give the template a title."))
    if re.search(r"\s", content.shortcut.strip()):
        problems.append(ContentProblem("shortcut", "A shortcut is one word: take out the space."))
    if (size := len(content.body.encode())) > BODY_BYTES:
        problems.append(ContentProblem("body", f"The body may have 256 KiB; this one has {size / 1024:.0f}."))
    if "\n" in content.subject or "\r" in content.subject:
        problems.append(ContentProblem("subject", "A subject is one line."))
    if content.language.strip() and not LANGUAGE.fullmatch(content.language.strip()):
        problems.append(ContentProblem("language", "Write the language as `en`, `zh-CN` or the like."))
    problems += [ContentProblem("attachments", said) for said in attachment_problems(content.attachments)]
    return problems + _tag_problems(content.tags)


def _tag_problems(tags: list[str]) -> list[ContentProblem]:
    if len(tags) > TAGS:
        return [ContentProblem("tags", f"A template may have {TAGS} tags; this one has {len(tags)}.")]
    if any(not 0 < len(tag.strip()) <= TAG_LENGTH for tag in tags):
        return [ContentProblem("tags", f"A tag has 1 to {TAG_LENGTH} characters.")]
    return []


def _scripts(content: TemplateContent) -> list[ContentProblem]:
    return [
        ContentProblem("body", f"The body holds something that runs ({script}). Take it out.")
        for script in scripts_in(content.body)
    ]


def _liquid_problems(content: TemplateContent) -> list[ContentProblem]:
    return [
        ContentProblem(
            problem.field,
            f"{problem.message} ({problem.suggestion})" if problem.suggestion else problem.message,
            problem.line,
            problem.column,
        )
        for problem in problems_in(content)
    ]
