"""The menu of an editable field: what is chosen there goes to the frame that it was opened in."""

import pytest

from tests.browser.browser import Browser
from tests.browser.demo import until
from tests.browser.place import Place
from tests.browser.served import Served
from tests.browser.surface import palette_is_open

pytestmark = pytest.mark.slow

KINDS = [
    "same origin",
    "srcdoc, editor",
    "javascript:",
    "cross origin, editor",
    "cross origin, after another",
    "sandbox, editor",
    "three deep, two owners",
    "closed root",
]

# The menu is drawn by the system, out of a test's reach. This is what the browser does on a click in it.
CLICK = """async ([item, url, unheard]) => {
  const [tab] = await chrome.tabs.query({active: true, lastFocusedWindow: true});
  const target = {tabId: tab.id, allFrames: true};
  const held = () => document.querySelector('#here') !== null;
  const frames = await chrome.scripting.executeScript({target, func: held});
  const frameId = unheard ?? frames.find(frame => frame.result)?.frameId ?? 0;
  chrome.contextMenus.onClicked.dispatch({menuItemId: item, frameId, editable: true, pageUrl: url}, tab);
}"""

# A frame that no script of ours is in has a number, too.
UNHEARD = {"javascript:": 4711}

STANDS = """() => new Promise(tell => {
  chrome.contextMenus.update('insert', {}, () => tell(!chrome.runtime.lastError));
})"""


def test_the_menu_has_our_entry(library: Browser, pages: Served) -> None:
    page = library.page(pages.url("anywhere/field.html"))
    assert Place(page).until(bool, lambda: library.worker().evaluate(STANDS))
    page.close()


@pytest.mark.parametrize("kind", KINDS)
def test_a_template_of_the_menu(library: Browser, pages: Served, kind: str) -> None:
    page = library.page(f"{pages.url('anywhere/frames.html')}#{kind}")
    page.wait_for_function("document.title === 'Ready'")
    page.bring_to_front()
    page.click("#before")
    page.wait_for_timeout(100)
    field = Place(page).comes("right")
    # Nobody reads a menu faster.
    page.wait_for_timeout(700)

    library.worker().evaluate(CLICK, ["insert", page.url, UNHEARD.get(kind)])
    until(lambda: palette_is_open(page), "the palette")
    field.types("regards<Enter>")

    assert field.sees("Kind regards") == "Kind regards"
    assert page.input_value("#before") == ""
    page.close()
