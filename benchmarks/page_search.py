"""Searching “refund” as one types: what the worker answers, and what stands in the palette.

The palette's root is closed to the page; the extension's world may open it, and watches the list there.
"""

from dataclasses import dataclass, field
from typing import Any

from benchmarks.page_tab import Tab

QUERY = "refund"
ROUNDS = 8
PACE = 120

ANSWERED = """(async () => {
  const began = performance.now();
  await chrome.runtime.sendMessage({kind: 'search', query: %r, limit: 50});
  return performance.now() - began;
})()"""

FITTING = """(async () => {
  const began = performance.now();
  const text = 'I was charged twice for my order and have no refund yet; when does the money come back?';
  await chrome.runtime.sendMessage({kind: 'fitting', subject: 'Refund', text, limit: 3});
  return performance.now() - began;
})()"""

BEGINNING = """(async () => {
  const began = performance.now();
  await chrome.runtime.sendMessage({kind: 'beginning', typed: 'k', limit: 6});
  return performance.now() - began;
})()"""

# A task that is posted from an animation frame runs once that frame is drawn.
WATCH = """(async () => {
  const list = () => [...document.documentElement.children]
    .map(host => chrome.dom.openOrClosedShadowRoot(host)?.querySelector('.palette-list'))
    .find(Boolean);
  while (!list()) await new Promise(resolve => setTimeout(resolve, 5));
  const seen = globalThis.__seen = {changed: [], painted: []};
  new MutationObserver(() => {
    const at = seen.changed.push(performance.now()) - 1;
    requestAnimationFrame(() => {
      const drawn = new MessageChannel();
      drawn.port1.onmessage = () => { seen.painted[at] = performance.now(); };
      drawn.port2.postMessage(null);
    });
  }).observe(list(), {childList: true, characterData: true, attributes: true, subtree: true});
})()"""


@dataclass
class Searches:
    """Milliseconds, one a key."""

    answered: list[float] = field(default_factory=list)
    changed: list[float] = field(default_factory=list)
    painted: list[float] = field(default_factory=list)


def searches(tab: Tab) -> Searches:
    """Opens the palette in the focused field of this tab and types the query, several times."""
    found = Searches()
    _type_query(tab)
    for _ in range(ROUNDS):
        for length in range(1, len(QUERY) + 1):
            found.answered.append(tab.inside(ANSWERED % QUERY[:length]))
        _take(_type_query(tab), found)
    return found


def first_answer_without_worker(tab: Tab) -> float:
    """The whole query asked of a worker that has to start and read its library first, milliseconds."""
    tab.stop_worker()
    return float(tab.inside(ANSWERED % QUERY))


def asked(tab: Tab, question: str) -> list[float]:
    """Milliseconds that the worker takes to answer, several times."""
    return [float(tab.inside(question)) for _ in range(ROUNDS * 3)]


def _type_query(tab: Tab) -> dict[str, Any]:
    """When each key went down, when the list changed and when that was painted."""
    tab.page.keyboard.press("Control+Space")
    tab.inside(WATCH)
    tab.page.wait_for_timeout(PACE)
    tab.page.evaluate("bench.keys.length = 0")
    tab.page.keyboard.type(QUERY, delay=PACE)
    tab.page.wait_for_timeout(PACE)
    seen: dict[str, Any] = tab.inside("globalThis.__seen")
    seen["keys"] = tab.page.evaluate("bench.keys.slice()")
    tab.page.keyboard.press("Escape")
    return seen


def _take(seen: dict[str, Any], found: Searches) -> None:
    """The last change before the next key is the answer; a key that changes nothing shown has none."""
    ends = [*seen["keys"][1:], float("inf")]
    for key, end in zip(seen["keys"], ends, strict=True):
        places = [at for at, changed in enumerate(seen["changed"]) if key < changed < end]
        if places:
            found.changed.append(seen["changed"][places[-1]] - key)
            found.painted.append(seen["painted"][places[-1]] - key)
