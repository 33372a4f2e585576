"""Everything that is measured with one library, in an order in which nothing disturbs what follows."""

from dataclasses import dataclass
from typing import Any

from benchmarks import page_memory as memory
from benchmarks.page_arrival import Arrival, arrivals, arrivals_without_worker, load_events
from benchmarks.page_field import Expanded
from benchmarks.page_search import BEGINNING, FITTING, Searches, asked, first_answer_without_worker, searches
from benchmarks.page_tab import Tab
from benchmarks.page_typing import first_without_worker, letters, own_insertions, warm
from tests.browser.served import Served


@dataclass(frozen=True)
class Measured:
    """Milliseconds, MB above the same page without the extension, seconds for the import."""

    imported: float
    load_without: list[float]
    load_with: list[float]
    blank: float
    one_idle: float
    one_used: float
    five_idle: float
    five_one_used: float
    five_all_used: float
    arrivals: list[Arrival]
    arrivals_asleep: list[Arrival]
    warm_plain: list[Expanded]
    warm_rich: list[Expanded]
    first_asleep: list[Expanded]
    letters: list[float]
    """A letter typed without the extension."""
    own_insertions: list[float]
    """The same texts, put there by the page itself."""
    searches: Searches
    search_asleep: float
    fitting: list[float]
    beginning: list[float]

    @property
    def expanded(self) -> list[Expanded]:
        """Each time that Tab was pressed."""
        firsts = [arrival.first for arrival in [*self.arrivals, *self.arrivals_asleep]]
        return [*firsts, *self.warm_plain, *self.warm_rich, *self.first_asleep]


@dataclass
class Trial:
    """`plain` is a tab without the extension, `ours` one with it and with a library of `size` templates."""

    plain: Tab
    ours: Tab
    site: Served
    size: int

    def measured(self, imported: float) -> Measured:
        return Measured(imported=imported, **self._loads(), **self._memory(), **self._keys())

    def _loads(self) -> dict[str, Any]:
        without, having = load_events([self.plain, self.ours], self.site.url("blank.html"))
        return {"load_without": without, "load_with": having}

    def _memory(self) -> dict[str, Any]:
        blank, compose, frames = (self.site.url(f"{page}.html") for page in ("blank", "compose", "frames"))
        idle = {"blank": blank, "one_idle": self.site.url("frame.html"), "five_idle": frames}
        held = {name: self._held(memory.look_at(url), memory.nothing) for name, url in idle.items()}
        return {
            **held,
            "one_used": self._held(memory.write_in(compose), memory.expand),
            "five_one_used": self._held(memory.go_to_first(frames), memory.settle),
            "five_all_used": self._held(memory.go_to_each(frames), memory.settle),
        }

    def _held(self, visit: memory.Visit, use: memory.Visit) -> float:
        return memory.held(self.plain, self.ours, visit, use)

    def _keys(self) -> dict[str, Any]:
        compose, rich = self.site.url("compose.html"), self.site.url("rich.html")
        coming = arrivals(self.ours, compose, self.size)
        warm_plain = warm(self.ours, self.size)
        found = searches(self.ours)
        self.ours.open(rich)
        return {
            "arrivals": coming,
            "warm_plain": warm_plain,
            "letters": letters(self.plain, compose),
            "own_insertions": own_insertions(self.plain, self.size),
            "searches": found,
            "warm_rich": warm(self.ours, self.size),
            "fitting": asked(self.ours, FITTING),
            "beginning": asked(self.ours, BEGINNING),
            "search_asleep": first_answer_without_worker(self.ours),
            "arrivals_asleep": arrivals_without_worker(self.ours, compose, self.size),
            "first_asleep": first_without_worker(self.ours, compose, self.size),
        }
