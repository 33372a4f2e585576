"""What a day costs: letters that mean nothing to us, a page of many frames, an hour of replies."""

import statistics

from benchmarks import page_memory as memory
from benchmarks.figures import Row, at_most, told
from benchmarks.page_arrival import load_events
from benchmarks.page_field import await_caret, own_insertion, type_and_tab
from benchmarks.page_library import body, shortcut
from benchmarks.page_rows import BARE
from benchmarks.page_tab import Tab
from tests.browser.served import Served

SENTENCE = "Thank you for your mail, we look into it and come back to you today. "
ROUNDS = 9
FRAMES = 50
LOADS = 8
# A quick agent's hour.
REPLIES = 240
SEARCH_EVERY = 6
# What is compiled or remembered once, is by then.
SETTLED = 160


def rows_of_day(plain: Tab, ours: Tab, site: Served, size: int) -> list[Row]:
    """`plain` is a tab without the extension, `ours` one with it and with a library of `size` templates."""
    compose = site.url("compose.html")
    found = [
        at_most(
            "a key that triggers nothing, script added", _idle_key(plain, ours, compose), "ms", 0.05, BARE
        ),
        *_frames(plain, ours, site.url("fifty.html")),
        at_most(
            f"memory, added by an hour of replies ({REPLIES})",
            _hours_growth(plain, ours, compose, size),
            "MB",
            0.3,
            f"{BARE}, the same texts",
        ),
    ]
    return [Row(**{**row, "name": f"{row['name']}, {size:,} templates"}) for row in found]


def _idle_key(plain: Tab, ours: Tab, url: str) -> float:
    """Milliseconds of script that the extension adds to a key press that triggers nothing: both tabs take the
    same sentence in turns.
    """
    _come_to(plain, ours, url)
    added = [_script(ours) - _script(plain) for _ in range(ROUNDS + 2)][2:]
    return statistics.median(added) / len(SENTENCE)


def _script(tab: Tab) -> float:
    before = tab.script_time()
    tab.page.keyboard.type(SENTENCE)
    return tab.script_time() - before


def _frames(plain: Tab, ours: Tab, url: str) -> list[Row]:
    """A page's own goals, 5 ms and 0.3 MB, are here a tenth of what the page takes, and 0.3 MB a frame."""
    without, having = load_events([plain, ours], url, LOADS)
    own = statistics.median(without)
    idle = memory.held(plain, ours, memory.look_at(url), memory.nothing)
    one = memory.held(plain, ours, memory.go_to_first(url), memory.settle)
    loading = f"{BARE}: {own:.0f} ms"
    return [
        at_most(
            f"page of {FRAMES} frames, load event added", _added(without, having), "ms", own / 10, loading
        ),
        at_most(f"memory, page of {FRAMES} frames, nobody writes", idle, "MB", 0.3 * FRAMES, BARE),
        told(f"memory, page of {FRAMES} frames, one clicked into", one, "MB", BARE),
    ]


def _added(without: list[float], having: list[float]) -> float:
    return statistics.median(after - before for before, after in zip(without, having, strict=True))


def _hours_growth(plain: Tab, ours: Tab, url: str, size: int) -> float:
    """MB that the page holds more after an hour of replies than after the first ones, over the same page in
    which the same texts came by its own command.
    """
    _come_to(plain, ours, url)
    for number in range(SETTLED):
        _reply(plain, ours, number, size)
    before = ours.heap() - plain.heap()
    for number in range(SETTLED, SETTLED + REPLIES):
        _reply(plain, ours, number, size)
    return ours.heap() - plain.heap() - before


def _reply(plain: Tab, ours: Tab, number: int, size: int) -> None:
    which = number * 7919 % size
    own_insertion(plain, shortcut(which), body(which))
    if type_and_tab(ours, shortcut(which), which).milliseconds is None:
        raise RuntimeError(f"The reply of {shortcut(which)} never came.")
    if number % SEARCH_EVERY == 0:
        ours.page.keyboard.press("Control+Space")
        ours.page.keyboard.type("refund", delay=10)
        ours.page.keyboard.press("Escape")


def _come_to(plain: Tab, ours: Tab, url: str) -> None:
    for tab in (plain, ours):
        tab.open(url)
        await_caret(tab)
    ours.ready()
