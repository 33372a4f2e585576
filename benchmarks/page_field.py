"""A key going down in a field, and a template's text standing there: both read off the page's own clock."""

from dataclasses import dataclass
from typing import Any

from playwright.sync_api import BrowserContext

from benchmarks.page_library import marker
from benchmarks.page_tab import Tab

# In the page's world before anything else, so that it sees a key that is swallowed later. A key's `timeStamp`
# is when the browser got it from the debugger, in the page's own milliseconds.
CLOCK = """
window.bench = {tab: null, leaks: 0, keys: [], focused: null};
window.addEventListener('focusin', () => { bench.focused ??= performance.now(); }, true);
window.addEventListener('keydown', event => {
  if (!event.isTrusted) return;
  bench.keys.push(event.timeStamp);
  if (event.key === 'Tab') bench.tab = event.timeStamp;
}, true);
window.addEventListener('load', () => window.addEventListener('keydown', event => {
  if (event.key === 'Tab') bench.leaks++;
}));
bench.field = () => document.querySelector('[data-field]');
bench.text = () => bench.field().value ?? bench.field().textContent;
bench.await = words => {
  bench.stands = new Promise(resolve => {
    const look = () => {
      const now = performance.now();
      if (!bench.text().includes(words)) return;
      window.removeEventListener('input', look, true);
      resolve(now);
    };
    window.addEventListener('input', look, true);
    look();
    setTimeout(resolve, 5000, null);
  });
};
"""

# Ends when the text stands; `kept` says whether Tab was swallowed and the field has its caret.
# What the browser itself takes to put a text in place of what was typed, as an undoable edit.
OWN_INSERTION = """text => {
  bench.field().select();
  const began = performance.now();
  document.execCommand('insertText', false, text);
  return performance.now() - began;
}"""

STANDS = """async () => {
  const stands = await bench.stands;
  const kept = bench.leaks === 0 && document.activeElement === bench.field();
  return {took: stands === null ? null : stands - bench.tab, kept};
}"""

EMPTY = """() => {
  const field = bench.field();
  if ('value' in field) field.value = ''; else field.replaceChildren();
  field.focus();
}"""


@dataclass(frozen=True)
class Expanded:
    milliseconds: float | None
    """From the key going down to the first moment at which the whole text stands; None if it never did."""
    kept: bool
    """False where Tab went on to the page."""


def clock_pages(context: BrowserContext) -> None:
    """Gives every page opened from now on the clock."""
    context.add_init_script(CLOCK)


def await_caret(tab: Tab) -> None:
    """`autofocus` comes with the first frame that is drawn, which may be after the load event."""
    tab.page.wait_for_function("document.activeElement === bench.field()")


def press_tab(tab: Tab, number: int) -> Expanded:
    """Presses Tab behind the shortcut of template `number`, which stands in the field already."""
    tab.page.evaluate("words => bench.await(words)", marker(number))
    tab.page.keyboard.press("Tab")
    seen: dict[str, Any] = tab.page.evaluate(STANDS)
    return Expanded(seen["took"], seen["kept"])


def typed_letter(tab: Tab) -> float:
    """A letter typed at the end of the field: milliseconds from its key to the field's having it."""
    tab.page.evaluate("bench.await(bench.text() + 'x')")
    tab.page.keyboard.press("x")
    stands: float = tab.page.evaluate("async () => await bench.stands - bench.keys.at(-1)")
    return stands


def own_insertion(tab: Tab, shortcut: str, text: str) -> float:
    """Types the shortcut and lets the page itself put `text` in its place, milliseconds."""
    tab.page.evaluate(EMPTY)
    tab.page.keyboard.type(shortcut, delay=20)
    took: float = tab.page.evaluate(OWN_INSERTION, text)
    return took


def type_at_once(tab: Tab, shortcut: str, number: int) -> Expanded:
    """Types the shortcut into the empty field without a pause, then Tab."""
    tab.page.keyboard.type(shortcut)
    return press_tab(tab, number)


def type_and_tab(tab: Tab, shortcut: str, number: int) -> Expanded:
    """Empties the field, types the shortcut at a quick person's pace, 20 ms a key, then Tab."""
    tab.page.evaluate(EMPTY)
    tab.page.keyboard.type(shortcut, delay=20)
    return press_tab(tab, number)
