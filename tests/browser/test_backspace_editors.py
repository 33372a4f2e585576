"""Backspace and undo right after a reply, in editors that keep a history of their own."""

from collections.abc import Iterator

import pytest

from tests.browser.browser import Browser
from tests.browser.rows import ROWS
from tests.browser.served import Served
from tests.browser.zoo import BY_NAME, open_desk

pytestmark = pytest.mark.slow

# Quill 1 takes the shortcut along, as it does at its own key: it makes one step of all that a second brings.
EDITORS = [
    *("react_textarea", "prosemirror", "tiptap", "lexical", "slate", "draft"),
    *("quill2", "ckeditor4", "ckeditor5", "tinymce", "rooster", "squire"),
]
# TinyMCE puts the caret where its step before began, after its own key as well.
CARET_ELSEWHERE = ["tinymce"]
END = next(row for row in ROWS if row.name == "end")


@pytest.fixture
def regretful(editor_library: Browser) -> Iterator[Browser]:
    editor_library.worker().evaluate("chrome.storage.local.set({settings: {backspace_undoes: true}})")
    yield editor_library
    editor_library.worker().evaluate("chrome.storage.local.set({settings: {}})")


@pytest.mark.parametrize("key", ["Backspace", "Control+KeyZ"])
@pytest.mark.parametrize("name", EDITORS)
def test_what_was_typed_comes_back_and_one_types_on_behind_it(
    regretful: Browser, zoo: Served, name: str, key: str
) -> None:
    desk = open_desk(regretful, zoo, BY_NAME[name])
    desk.starts_with(END)
    desk.page.keyboard.type(" ;hi", delay=20)
    desk.page.keyboard.press("Tab")
    assert "Hello friend" in desk.settles(without=";hi").sent
    desk.page.wait_for_timeout(100)

    desk.page.keyboard.press(key)

    assert "First line ;hi" in desk.settles(without="Hello").sent
    desk.page.wait_for_timeout(100)
    desk.page.keyboard.type("!")
    if name not in CARET_ELSEWHERE:
        assert "First line ;hi!" in desk.settles(without="Hello").sent
    desk.page.close()
