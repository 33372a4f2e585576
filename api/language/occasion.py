"""What is known while a template is rendered, and what turns out to be missing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from api.language.content import field_of
from api.language.dates import Moment, wall_clock
from api.language.questions import Ask, Question

Person = Mapping[str, str]
"""name, first_name, last_name, email; a part that nobody knows is absent."""


@dataclass(frozen=True)
class Given:
    """What is known where the caret stands; the same as `Context` in the extension."""

    now: datetime
    """With a zone."""
    to: list[Person] = field(default_factory=list)
    cc: list[Person] = field(default_factory=list)
    bcc: list[Person] = field(default_factory=list)
    sender: Person | None = None
    """What templates call `from`."""
    account: Person | None = None
    subject: str = ""
    message: str = ""
    selection: str = ""
    clipboard: str = ""
    page: Mapping[str, str] | None = None
    """title, url."""
    team: Mapping[str, str] = field(default_factory=dict)
    time_zone: str = "UTC"
    locale: str = "en"
    random: float = 0.0
    """Decides a random choice; in [0, 1)."""


@dataclass
class Occasion:
    """What all fields of one rendering share."""

    given: Given
    answers: Mapping[str, str]
    declared: Mapping[str, Ask]
    nested: Mapping[str, Sequence[object]]
    locale: str
    now: Moment
    missing: dict[str, Question] = field(default_factory=dict)
    turns: int = 0
    included: int = 0
    samples: int = 0


def occasion_of(
    content: object,
    given: Given,
    answers: Mapping[str, str],
    declared: Mapping[str, Ask],
    nested: Mapping[str, Sequence[object]],
) -> Occasion:
    locale = locale_for(field_of(content, "language"), given.locale)
    return Occasion(given, answers, declared, nested, locale, wall_clock(given.now, given.time_zone))


def locale_for(language: str, locale: str) -> str:
    """A template in `en` speaks as the person does, perhaps in `en-GB`; one in `fr` keeps to that."""
    same_place = locale.lower().startswith(f"{language.lower()}-")
    return locale if not language or same_place else language
