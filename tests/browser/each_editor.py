"""Every row of some editors as parameters of a test, and a desk for each that stays open between rows."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.browser.browser import Browser
from tests.browser.editors_known import AT_TIMES, KNOWN
from tests.browser.rows import LABELS
from tests.browser.served import Served
from tests.browser.zoo import BY_NAME, Desk, open_desk


def rows_of(*names: str) -> list[Any]:
    return [one(name, row) for name in names for row in LABELS]


def one(name: str, row: str) -> Any:
    marks = []
    if known := KNOWN.get((name, row)):
        marks.append(pytest.mark.xfail(reason=known, strict=True))
    if at_times := AT_TIMES.get((name, row)):
        marks.append(pytest.mark.xfail(reason=at_times, strict=False))
    return pytest.param(name, row, id=f"{name}-{row}", marks=marks)


def desks() -> Callable[[Browser, Served, str], Desk]:
    """One page at a time: the desk of the editor before is closed when the next one opens."""
    opened: dict[str, Desk] = {}

    def at(browser: Browser, site: Served, name: str) -> Desk:
        if name not in opened:
            for desk in opened.values():
                desk.page.close()
            opened.clear()
            opened[name] = open_desk(browser, site, BY_NAME[name])
        return opened[name]

    return at
