"""A page may have an undo of its own; a reply in one of its editors is none of its steps."""

import pytest
from playwright.sync_api import Page

from tests.browser.browser import Browser
from tests.browser.keys import type_keys
from tests.browser.rows import ROWS
from tests.browser.served import Served
from tests.browser.writer import Writer, still
from tests.browser.zoo import BY_NAME, open_desk

pytestmark = pytest.mark.slow

# How many steps of the page's own are left, which it undoes with Ctrl+Z and does again with Ctrl+Y.
COUNTS = """capture => {
  window.heard = 0;
  window.steps = 5;
  for (const place of [window, document, document.body])
    place.addEventListener('keydown', event => {
      if (event.ctrlKey && event.key.toLowerCase() === 'z') window.heard++;
    });
  if (capture) window.addEventListener('keydown', event => {
    if (!event.ctrlKey || !'zy'.includes(event.key.toLowerCase())) return;
    window.steps += event.key === 'z' ? -1 : 1;
    event.preventDefault();
    event.stopPropagation();
  }, true);
}"""


def writes(page: Page) -> None:
    type_keys(page, " ;hi", 20)
    type_keys(page, "<Tab>", 0)


@pytest.mark.parametrize("name", ["prosemirror", "tiptap", "quill1", "quill2"])
@pytest.mark.parametrize("captures", [False, True])
def test_a_page_that_undoes_by_key(editor_library: Browser, zoo: Served, name: str, captures: bool) -> None:
    desk = open_desk(editor_library, zoo, BY_NAME[name])
    desk.starts_with(next(row for row in ROWS if row.name == "end"))
    desk.page.evaluate(COUNTS, captures)

    writes(desk.page)

    wanted = "First line Hello friend\nLast line"
    assert desk.settles(lines=wanted).sent.replace("\n\n", "\n") == wanted
    assert desk.page.evaluate("[heard, steps]") == [0, 5]
    desk.page.close()


# It copies by itself, as an editor with a document of its own does, takes no paste, and is slow.
SLOW = """() => {
  const field = document.querySelector('#divs');
  field.addEventListener('copy', event => event.preventDefault());
  window.replies = 0;
  field.addEventListener('input', event => {
    if (event.inputType === 'historyUndo' || !field.textContent.includes('Hello friend')) return;
    window.replies++;
    console.log('stands');
    const end = performance.now() + 400;
    while (performance.now() < end);
  });
}"""

CONTROL_Z = {
    "type": "keyDown",
    "key": "z",
    "code": "KeyZ",
    "windowsVirtualKeyCode": 90,
    "modifiers": 2,
    "commands": ["undo"],
}


def test_a_reply_taken_back_at_once_does_not_come_again(library: Browser, pages: Served) -> None:
    field = Writer(library.page(pages.url("fields.html")), "#divs").types("Oh ;hi")
    field.page.evaluate(SLOW)
    keyboard = field.page.context.new_cdp_session(field.page)
    with field.page.expect_console_message():
        field.page.keyboard.press("Tab")

    # In one go: between two strokes the page would draw.
    keyboard.send("Input.dispatchKeyEvent", CONTROL_Z)

    still(field.page)
    assert field.page.evaluate("replies") == 1
    assert "Oh ;hi" in field.state()["text"]
    field.page.close()
