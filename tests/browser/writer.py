"""A person who writes in one field of a page, and what stands there now."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Error, Frame, Page

from tests.browser.hearing import await_hearing
from tests.browser.keys import type_keys

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
        await_hearing(self.page, inside)

    def types(self, keys: str, *, pace: float = 15) -> "Writer":
        type_keys(self.page, keys, pace)
        return self

    def state(self) -> dict[str, Any]:
        state: dict[str, Any] = self.inside().evaluate(STATE, [self.css, self.root])
        return state

    def sees(self, wanted: str, of: str = "text") -> str:
        """What stands there as soon as it is what is wanted, else what stood there after ten seconds."""
        return self._until(of, lambda found: found == wanted)

    def gone(self, unwanted: str) -> "Writer":
        """Waits until something does not stand there any more. Raises AssertionError if it stays."""
        left = self._until("text", lambda found: unwanted.strip() not in found)
        assert unwanted.strip() not in left
        return self

    def _until(self, of: str, enough: Callable[[str], bool]) -> str:
        for _ in range(200):
            if enough(self._plainly(of)):
                break
            self.page.wait_for_timeout(50)
        return self._plainly(of)

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
