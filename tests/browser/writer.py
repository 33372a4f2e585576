"""A person who writes in one field of a page, and what stands there now."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Error, Frame, Page

from tests.browser.hearing import await_hearing
from tests.browser.keys import type_keys

# What comes ends it at once; what never comes is told all the same.
PATIENCE_S = 20

STATE = """([css, root]) => {
  const field = (root ? eval(root) : document).querySelector(css);
  if ('value' in field)
    return {text: field.value, caret: field.value.slice(0, field.selectionStart), html: null};
  const selection = getSelection();
  const range = document.createRange();
  range.setStart(field, 0);
  if (selection.rangeCount && field.contains(selection.focusNode))
    range.setEnd(selection.focusNode, selection.focusOffset);
  return {text: field.innerText, html: field.innerHTML, caret: range.toString()};
}"""

# The end of the first line, where a person would begin to write.
FIRST_LINE = """([css, root]) => {
  const field = (root ? eval(root) : document).querySelector(css);
  field.focus();
  if ('value' in field) { field.setSelectionRange(field.value.length, field.value.length); return; }
  let line = field;
  const within = () => line.firstElementChild;
  while (within() && !['BR', 'B'].includes(within().tagName)) line = within();
  const text = line.firstChild?.nodeType === 3 ? line.firstChild : null;
  if (line.querySelector('b')) getSelection().collapse(line, line.childNodes.length);
  else getSelection().collapse(text ?? line, text ? text.data.length : 0);
}"""


@dataclass
class Writer:
    """`root` is how the page itself reaches a shadow root, e.g. `roots.closed`."""

    page: Page
    css: str
    frame: str | None = None
    root: str = ""
    hears_within: float = PATIENCE_S
    """Seconds; few suffice to know that nobody of us listens, as in a field that is secret."""

    def __post_init__(self) -> None:
        self.focus()

    def inside(self) -> Frame:
        if self.frame is None:
            return self.page.main_frame
        held = self.page.wait_for_selector(self.frame, state="attached")
        inner = held.content_frame() if held else None
        if inner is None:
            raise LookupError(f"No frame at {self.frame}")
        inner.wait_for_selector(self.css, state="attached")
        return inner

    def focus(self) -> None:
        """Comes to the field and waits until the extension has."""
        inside = self.inside()
        inside.evaluate(FIRST_LINE, [self.css, self.root])
        await_hearing(self.page, inside, self.hears_within)

    def types(self, keys: str, *, pace: float = 15) -> "Writer":
        type_keys(self.page, keys, pace)
        return self

    def state(self) -> dict[str, Any]:
        state: dict[str, Any] = self.inside().evaluate(STATE, [self.css, self.root])
        return state

    def sees(self, wanted: str, of: str = "text") -> str:
        """What stands there as soon as it is what is wanted; room around it is the editor's business.

        Raises TimeoutError if it does not come to be.
        """
        return self._until(of, lambda found: wanted in (found, found.strip("\n"), found.strip()), wanted)

    def holds(self, wanted: str) -> str:
        """What stands there as soon as this is part of it. Raises TimeoutError if it never is."""
        return self._until("text", lambda found: wanted in found, wanted)

    def gone(self, unwanted: str) -> "Writer":
        """Waits until something does not stand there any more. Raises TimeoutError if it stays."""
        self._until("text", lambda found: unwanted.strip() not in found, f"it without {unwanted!r}")
        return self

    def _until(self, of: str, enough: Callable[[str], bool], wanted: str) -> str:
        deadline = time.monotonic() + PATIENCE_S
        while not enough(found := self._plainly(of)):
            if time.monotonic() > deadline:
                raise TimeoutError(f"There stands {found!r} instead of {wanted!r}")
            self.page.wait_for_timeout(50)
        return found

    def _plainly(self, of: str) -> str:
        """A no-break space is the editor's business."""
        found: str = self.state()[of]
        return found.replace("\xa0", " ").replace("&nbsp;", " ")


def still(page: Page) -> None:
    """Long enough for anything that was going to happen."""
    try:
        page.wait_for_timeout(400)
    except Error as gone:
        raise AssertionError("The page went away.") from gone
