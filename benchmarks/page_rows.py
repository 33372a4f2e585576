"""The figures of one library beside their goals, and beside Briskine 8.0.0, measured on a like machine."""

import gzip
import json
from collections.abc import Iterable, Sequence

from benchmarks.figures import Row, at_most, p50, p95, told
from benchmarks.page_field import Expanded
from benchmarks.page_trial import Measured
from tests.browser.browser import EXTENSION

# Milliseconds and MB at 10, 1,000 and 10,000 templates.
BRISKINE = {
    "ready": {10: "184 ms", 1_000: "283 ms", 10_000: "1,297 ms"},
    "warm p50": {10: "4.0 ms", 1_000: "3.4 ms", 10_000: "4.2 ms"},
    "warm p95": {10: "6.3 ms", 1_000: "6.6 ms", 10_000: "5.9 ms"},
    "first": {10: "11 ms", 1_000: "17 ms", 10_000: "3,050 ms"},
    "asleep": {10: "11 ms", 1_000: "18 ms", 10_000: "1,565 ms"},
    "lost": {10: "0 of 8", 1_000: "0 of 8", 10_000: "8 of 8"},
    "search": {10: "57 ms", 1_000: "175 ms", 10_000: "1,592 ms"},
    "one frame": {10: "2.6 MB", 1_000: "4.2 MB", 10_000: "18.4 MB"},
    "five frames": {10: "12.7 MB", 1_000: "21.9 MB", 10_000: "105 MB"},
}
SCREEN = "one frame of the screen: 16.7 ms"
BARE = "no extension, same run"


def script_row() -> Row:
    """What lies in every frame of every page, as it is loaded from the disk."""
    manifest = json.loads((EXTENSION / "manifest.json").read_text())
    every = sum(_gzipped(file) for scripts in manifest["content_scripts"] for file in scripts["js"])
    listening, writing = _gzipped("page.js"), _gzipped("writing.js")
    drawing = _gzipped("list.js") + _gzipped("screen.js")
    brings = (
        f"a field's focus brings {listening:.0f} kB and then {writing:.0f} kB, the first box {drawing:.0f} kB"
    )
    against = f"Briskine 8.0.0: 186 kB; {brings}"
    return at_most("script in every frame, gzip", every, "kB", 8, against)


def rows_of(size: int, measured: Measured) -> list[Row]:
    """The rows of one library; each name ends with its size."""
    briskine = {figure: f"Briskine 8.0.0: {at[size]}" for figure, at in BRISKINE.items()}
    found = [
        *_loading(measured),
        *_coming(measured, briskine),
        *_typing(measured, briskine),
        *_searching(measured, briskine),
        *_holding(measured, briskine),
        told("import of the pack, until every page has it", measured.imported, "s", "no peer measured"),
    ]
    return [Row(**{**row, "name": f"{row['name']}, {size:,} templates"}) for row in found]


def _loading(measured: Measured) -> list[Row]:
    pairs = zip(measured.load_without, measured.load_with, strict=True)
    added = p50([having - without for without, having in pairs])
    against = f"{BARE}: {p50(measured.load_without):.1f} ms; Briskine 8.0.0 added 195 ms"
    return [
        at_most("blank page, load event added", added, "ms", 5, against),
        at_most("blank page, heap added", measured.blank, "MB", 0.3, BARE),
    ]


def _coming(measured: Measured, briskine: dict[str, str]) -> list[Row]:
    ready = [arrival.ready for arrival in measured.arrivals]
    asleep = [arrival.ready for arrival in measured.arrivals_asleep]
    after = [arrival.ready - arrival.focused for arrival in measured.arrivals]
    own = p50([arrival.focused for arrival in measured.arrivals])
    focus = f"the browser gives the field its focus at {own:.0f} ms"
    first = _times(arrival.first for arrival in measured.arrivals)
    return [
        at_most("navigation → ready, p50", p50(ready), "ms", 60, f"{briskine['ready']}; {focus}"),
        told("field has its focus → ready, p50", p50(after), "ms", focus),
        told("navigation → ready, p95", p95(ready), "ms", briskine["ready"]),
        at_most("navigation → ready, worker stopped, p50", p50(asleep), "ms", 60, briskine["ready"]),
        at_most("first expansion, right after ready, p50", p50(first), "ms", 25, briskine["first"]),
        told("first expansion, right after ready, p95", p95(first), "ms", briskine["first"]),
    ]


def _typing(measured: Measured, briskine: dict[str, str]) -> list[Row]:
    plain, rich = _times(measured.warm_plain), _times(measured.warm_rich)
    asleep = _times(measured.first_asleep)
    letter, own = p50(measured.letters), p50(measured.own_insertions)
    bare = f"{BARE}: a letter {letter:.1f} ms, this text by execCommand {own:.1f} ms"
    pressed = measured.expanded
    lost = sum(not each.kept or each.milliseconds is None for each in pressed)
    return [
        at_most("Tab → text, textarea, p50", p50(plain), "ms", 3, f"{briskine['warm p50']}; {bare}"),
        at_most("Tab → text, textarea, p95", p95(plain), "ms", 5, briskine["warm p95"]),
        at_most("Tab → text, contenteditable, p50", p50(rich), "ms", 3, f"{bare}; {SCREEN}"),
        at_most("Tab → text, contenteditable, p95", p95(rich), "ms", 5, SCREEN),
        at_most("first expansion, worker stopped, p50", p50(asleep), "ms", 40, briskine["asleep"]),
        at_most("Tab went on to the page, or no text came", lost, f"of {len(pressed)}", 0, briskine["lost"]),
    ]


def _searching(measured: Measured, briskine: dict[str, str]) -> list[Row]:
    search, stopped = measured.searches, measured.search_asleep
    return [
        at_most("search “refund”, answer, p50", p50(search.answered), "ms", 8, briskine["search"]),
        at_most("search “refund”, answer, p95", p95(search.answered), "ms", 16, briskine["search"]),
        at_most("search “refund”, key → rows changed, p50", p50(search.changed), "ms", 16.7, SCREEN),
        told("search “refund”, key → rows changed, p95", p95(search.changed), "ms", SCREEN),
        told("search “refund”, key → rows painted, p50", p50(search.painted), "ms", SCREEN),
        told("search “refund”, first answer, worker stopped", stopped, "ms", briskine["search"]),
        at_most("what fits a message, answer, p50", p50(measured.fitting), "ms", 16, SCREEN),
        at_most("what begins as a shortcut typed, answer, p50", p50(measured.beginning), "ms", 8, SCREEN),
    ]


def _holding(measured: Measured, briskine: dict[str, str]) -> list[Row]:
    one, five = briskine["one frame"], briskine["five frames"]
    return [
        at_most("memory, one frame, nobody writes", measured.one_idle, "MB", 2, one),
        at_most("memory, one frame, written in", measured.one_used, "MB", 2, one),
        at_most("memory, page and 5 frames, nobody writes", measured.five_idle, "MB", 4, five),
        at_most("memory, page and 5 frames, one clicked into", measured.five_one_used, "MB", 4, five),
        at_most("memory, page and 5 frames, all clicked into", measured.five_all_used, "MB", 4, five),
    ]


def _times(expanded: Iterable[Expanded]) -> Sequence[float]:
    """Those that came; the others are counted in a row of their own."""
    return [each.milliseconds for each in expanded if each.milliseconds is not None] or [float("inf")]


def _gzipped(file: str) -> float:
    """kB (10³ bytes)."""
    return len(gzip.compress((EXTENSION / file).read_bytes(), mtime=0)) / 1000
