"""Keys as a person writes them down: `Hello ;thx<Tab>`, `<Control+z>`."""

import re
from collections.abc import Iterator

from playwright.sync_api import Page

NAMED_KEY = re.compile(r"<((?:[A-Z][A-Za-z0-9]*\+)*(?:[A-Z][A-Za-z0-9]+|[a-z0-9]))>")


def strokes(keys: str) -> Iterator[tuple[str, bool]]:
    """Each stroke and whether it is a named key (`<Tab>`) rather than a character."""
    at = 0
    for named in NAMED_KEY.finditer(keys):
        yield from ((letter, False) for letter in keys[at : named.start()])
        yield named[1], True
        at = named.end()
    yield from ((letter, False) for letter in keys[at:])


def press(page: Page, stroke: str, named: bool) -> None:
    if named:
        page.keyboard.press(stroke)
    elif stroke == "\n":
        page.keyboard.press("Enter")
    else:
        page.keyboard.type(stroke)


def type_keys(page: Page, keys: str, pace: float = 20) -> None:
    """Types at a person's pace: `pace` milliseconds between two strokes."""
    for stroke, named in strokes(keys):
        press(page, stroke, named)
        page.wait_for_timeout(pace)
