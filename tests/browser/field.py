"""A field in a page, as a person types in it: what stood there, what stands there, how long it took."""

import time
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import BrowserContext, ElementHandle, Frame, Page

from tests.browser.hearing import await_hearing
from tests.browser.keys import press, strokes

# Registered before any script of the page or the extension, so it sees a key that somebody swallows later.
KEY_CLOCK = """
window.addEventListener('keydown', event => {
  if (event.isTrusted) Object.defineProperty(window, '__keyed', {value: event.timeStamp, configurable: true});
}, true);
"""

READ = """field => 'value' in field
  ? {text: field.value, html: null}
  : {text: field.innerText, html: field.innerHTML}"""

WATCH = """field => {
  const watched = {changed: null};
  const saw = () => { watched.changed = performance.now(); };
  field.addEventListener('input', saw, true);
  new MutationObserver(saw).observe(field, {childList: true, characterData: true, subtree: true});
  Object.defineProperty(window, '__watched', {value: watched, configurable: true});
}"""

# Settled: something changed, and then nothing for the quiet time; or nothing at all for the patience.
SETTLED = """([quiet, patience]) => new Promise(resolve => {
  const began = performance.now();
  const look = () => {
    const {changed} = window.__watched;
    const now = performance.now();
    const still = changed === null ? now - began > patience : now - changed > quiet;
    if (still) resolve({changed, keyed: window.__keyed ?? null, origin: performance.timeOrigin});
    else setTimeout(look, 20);
  };
  look();
})"""


@dataclass
class Typed:
    text_before: str
    html_before: str | None
    text: str
    html: str | None
    milliseconds: float | None
    """From the last key to the last change it made; None if it made none."""


def clock_keys(context: BrowserContext) -> None:
    """Lets pages opened from now on tell when a key went down."""
    context.add_init_script(KEY_CLOCK)


@dataclass
class Field:
    page: Page
    css: str
    frame_css: str | None = None

    def frame(self) -> Frame:
        if self.frame_css is None:
            return self.page.main_frame
        inner = self.page.wait_for_selector(self.frame_css, state="attached")
        frame = inner.content_frame() if inner else None
        if frame is None:
            raise LookupError(f"No frame at {self.frame_css}")
        return frame

    def element(self) -> ElementHandle:
        found = self.frame().wait_for_selector(self.css, state="attached")
        if found is None:
            raise LookupError(f"No field at {self.css}")
        return found

    def focus(self) -> None:
        """As a person does: a click into the field, the caret at its end."""
        self.element().click()
        await_hearing(self.page, self.frame())
        self.page.keyboard.press("Control+End")

    def read(self) -> dict[str, Any]:
        read: dict[str, Any] = self.element().evaluate(READ)
        return read

    @property
    def text(self) -> str:
        text: str = self.read()["text"]
        return text

    def type(self, keys: str, *, pace: float = 20, quiet: float = 300, patience: float = 1500) -> Typed:
        """Types `keys` and waits until the field is still; times in milliseconds."""
        before = self.read()
        *first, last = strokes(keys)
        for stroke, named in first:
            press(self.page, stroke, named)
            self.page.wait_for_timeout(pace)
        frame, element = self.frame(), self.element()
        element.evaluate(WATCH)
        pressed = time.time() * 1000
        press(self.page, *last)
        seen = frame.evaluate(SETTLED, [quiet, patience])
        after = self.read()
        return Typed(before["text"], before["html"], after["text"], after["html"], took(seen, pressed))


def took(seen: dict[str, Any], pressed: float) -> float | None:
    """A rewritten frame has lost its key clock; there the moment of sending the key counts."""
    if seen["changed"] is None:
        return None
    began = seen["keyed"] if seen["keyed"] is not None else pressed - seen["origin"]
    return round(max(0.0, float(seen["changed"]) - float(began)), 1)
