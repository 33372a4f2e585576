"""What a page costs that nobody writes in, and how soon one can be written in.

Ready means that our script in that frame would act on Tab. It is seen in the extension's own world, where
`page.js`, as its very last step, gives its listener to the ear of that window (`window.rejoinderEar`); until
then the ear has others, which wait and keep, and only that of `page.js` asks whether the extension is still
`alive`. As soon as that world exists the debugger puts a setter in place of the ear's property, which notes
the milliseconds since the navigation began on the page's own clock. Where the debugger comes late, the moment
at which it came counts instead: too much, never too little.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.page_field import Expanded, type_at_once
from benchmarks.page_library import shortcut
from benchmarks.page_tab import Tab

LOADS = 40
ARRIVALS = 16
ASLEEP = 8

READY = """new Promise(ready => {
  const look = () => {
    const ear = window.rejoinderEar;
    if (!ear) return setTimeout(look, 0);
    const isFocused = document.activeElement?.localName === 'textarea';
    const isOfThePage = listener => String(listener).includes('alive');
    if (isOfThePage(ear.tell) && isFocused) return ready(performance.now());
    let listener = ear.tell;
    Object.defineProperty(ear, 'tell', {
      configurable: true,
      get: () => listener,
      set: given => {
        listener = given;
        if (isOfThePage(given) && document.activeElement?.localName === 'textarea') ready(performance.now());
      },
    });
  };
  look();
})"""

LOADED = "() => performance.getEntriesByType('navigation')[0].loadEventEnd"


@dataclass(frozen=True)
class Arrival:
    focused: float
    """When the browser gave the field its focus; milliseconds since the navigation began, as `ready`."""
    ready: float
    first: Expanded


def load_events(tabs: Sequence[Tab], url: str, loads: int = LOADS) -> list[list[float]]:
    """The load event's end in each tab, milliseconds since the navigation; the tabs take turns, so that each
    load of one has a neighbour of the other on an equally busy machine.
    """
    ends: list[list[float]] = [[] for _ in tabs]
    for round_number in range(loads + 2):
        for tab, seen in zip(tabs, ends, strict=True):
            tab.open(url)
            tab.page.wait_for_function("performance.getEntriesByType('navigation')[0].loadEventEnd > 0")
            if round_number >= 2:
                seen.append(tab.page.evaluate(LOADED))
    return ends


def arrivals(tab: Tab, url: str, size: int) -> list[Arrival]:
    """Comes to an empty message, types a shortcut and Tab as soon as that can do anything."""
    return [arrive(tab, url, number * 7919 % size) for number in range(ARRIVALS)]


def arrivals_without_worker(tab: Tab, url: str, size: int) -> list[Arrival]:
    """The same, with the service worker stopped before each."""
    seen = []
    for number in range(ASLEEP):
        tab.stop_worker()
        seen.append(arrive(tab, url, number * 7907 % size))
    return seen


def arrive(tab: Tab, url: str, number: int) -> Arrival:
    ready = float(tab.open_and_ask(url, READY))
    focused = float(tab.page.evaluate("bench.focused"))
    return Arrival(focused, ready, type_at_once(tab, shortcut(number), number))
