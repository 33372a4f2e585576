"""What the extension holds in a page, over the same page without it."""

import statistics
from collections.abc import Callable

from benchmarks.page_field import await_caret, type_at_once
from benchmarks.page_library import shortcut
from benchmarks.page_tab import Tab

ROUNDS = 3

Visit = Callable[[Tab], None]


def held(plain: Tab, ours: Tab, visit: Visit, use: Visit) -> float:
    """MB that `ours` holds more than `plain` after the same visit; `use` is what `plain` cannot do."""
    without, having = [], []
    for _ in range(ROUNDS):
        visit(plain)
        without.append(plain.heap())
        visit(ours)
        use(ours)
        having.append(ours.heap())
    return statistics.median(having) - statistics.median(without)


def look_at(url: str) -> Visit:
    """Opens a page and goes to no field."""

    def visit(tab: Tab) -> None:
        tab.open("about:blank")
        tab.open(url)

    return visit


def write_in(url: str) -> Visit:
    """Opens an empty message and awaits the caret in it, without the extension as well: the waiting
    leaves a script of the test tool's own in the page.
    """

    def visit(tab: Tab) -> None:
        look_at(url)(tab)
        await_caret(tab)

    return visit


def go_to_first(url: str) -> Visit:
    """Clicks into the field of one frame."""
    return _go_to(url, 1)


def go_to_each(url: str) -> Visit:
    """Clicks into the field of every frame in turn."""
    return _go_to(url, None)


def _go_to(url: str, most: int | None) -> Visit:
    def visit(tab: Tab) -> None:
        look_at(url)(tab)
        for frame in tab.page.main_frame.child_frames[:most]:
            frame.locator("[data-field]").click()

    return visit


def nothing(_: Tab) -> None:
    return


def settle(tab: Tab) -> None:
    """Everything that a field's focus brings is there."""
    tab.ready()


def expand(tab: Tab) -> None:
    tab.ready()
    type_at_once(tab, shortcut(1), 1)
