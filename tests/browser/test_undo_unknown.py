"""An editor that nobody has heard of, with an undo but no redo, keeps what a person wrote before a reply."""

import pytest
from playwright.sync_api import Page

from tests.browser.browser import Browser
from tests.browser.served import Served
from tests.browser.writer import Writer

pytestmark = pytest.mark.slow

# It keeps a text of its own, takes letters and pastes by their events, and joins letters to one step of undo.
UNKNOWN = """() => {
  document.body.innerHTML = '<div id="own" contenteditable style="white-space: pre-wrap">';
  const field = document.querySelector('#own');
  const past = [];
  let text = '';
  let joins = false;
  const selected = () => {
    const { anchorNode, anchorOffset, focusNode, focusOffset } = getSelection();
    const upTo = (node, offset) => {
      const range = document.createRange();
      range.setStart(field, 0);
      range.setEnd(node, offset);
      return range.toString().length;
    };
    return [upTo(anchorNode, anchorOffset), upTo(focusNode, focusOffset)].sort((a, b) => a - b);
  };
  const draw = caret => {
    field.textContent = text;
    getSelection().collapse(field.firstChild ?? field, caret);
  };
  const put = said => {
    const [from, to] = selected();
    const isLetter = said.length === 1;
    if (!joins || !isLetter) past.push(text);
    joins = isLetter;
    text = text.slice(0, from) + said + text.slice(to);
    draw(from + said.length);
  };
  field.addEventListener('beforeinput', event => {
    event.preventDefault();
    if (event.inputType === 'insertText') put(event.data);
  });
  field.addEventListener('paste', event => {
    event.preventDefault();
    put(event.clipboardData.getData('text/plain'));
  });
  field.addEventListener('copy', event => {
    const [from, to] = selected();
    if (from === to) return;
    event.preventDefault();
    event.clipboardData.setData('text/plain', text.slice(from, to));
  });
  field.addEventListener('keydown', event => {
    if (!event.ctrlKey || event.key !== 'z' || past.length === 0) return;
    event.preventDefault();
    text = past.pop();
    joins = false;
    draw(text.length);
  });
}"""


def test_what_was_written_before_the_reply_stays(library: Browser, pages: Served) -> None:
    page: Page = library.page(pages.url("fields.html"))
    page.evaluate(UNKNOWN)

    writer = Writer(page, "#own").types("Dear Ms Lovelace, your parcel has left us. ;hi<Tab>")

    wanted = "Dear Ms Lovelace, your parcel has left us. Hello friend"
    assert writer.sees(wanted) == wanted
