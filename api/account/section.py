"""What the account page is made of: one section a thing that a person looks after."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from fastapi import Request

from api.identity.browser import Browser
from api.identity.models import Person


@dataclass(frozen=True)
class Section:
    """Shown by `web/TEMPLATE.html`, which finds `facts`, `seal`, and in `faults` what was typed wrongly.

    `notices` are what the section says after something was done: `/account?done=CODE` shows one. Without
    `script`, a file of ours, the section works too.
    """

    title: str
    template: str
    facts: dict[str, Any] = field(default_factory=dict)
    notices: Mapping[str, str] = field(default_factory=dict)
    script: str = ""

    @property
    def anchor(self) -> str:
        return self.template.removeprefix("account_")


@dataclass(frozen=True)
class Visit:
    """A person at their own account page, who signed in within the last quarter of an hour."""

    request: Request
    browser: Browser
    person: Person
    at: datetime
