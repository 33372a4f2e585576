"""Input methods in editors that keep a document of their own."""

from collections.abc import Iterator

import pytest

from tests.browser.browser import Browser
from tests.browser.input_method import InputMethod
from tests.browser.rows import ROWS
from tests.browser.served import Served
from tests.browser.zoo import BY_NAME, Desk, open_desk

pytestmark = pytest.mark.slow

EDITORS = [
    *("prosemirror", "tiptap", "lexical", "slate", "draft"),
    *("quill2", "ckeditor5", "tinymce", "rooster", "squire"),
]
END = next(row for row in ROWS if row.name == "end")


@pytest.fixture(scope="module", params=EDITORS)
def desk(request: pytest.FixtureRequest, editor_library: Browser, zoo: Served) -> Iterator[Desk]:
    opened = open_desk(editor_library, zoo, BY_NAME[request.param])
    yield opened
    opened.page.close()


def after(desk: Desk, gone: str) -> str:
    """What the editor would send once something is gone from it."""
    return desk.settles(without=gone).sent


def test_a_shortcut_right_behind_what_was_composed_opens(desk: Desk) -> None:
    desk.starts_with(END)
    InputMethod(desk.page).composes("n", "ni", "nih").commits("你好")
    desk.page.keyboard.type(";hi", delay=20)
    desk.page.keyboard.press("Tab")

    sent = after(desk, ";hi")

    assert "你好Hello friend" in sent
    assert ";hi" not in sent


def test_a_shortcut_that_was_composed_opens(desk: Desk) -> None:
    desk.starts_with(END)
    desk.page.keyboard.type(" ;", delay=20)
    InputMethod(desk.page).composes("h", "hi").commits("hi")
    desk.page.keyboard.press("Tab")

    assert "Hello friend" in after(desk, ";hi")


def test_nothing_opens_while_composing(desk: Desk) -> None:
    desk.starts_with(END)
    desk.page.keyboard.type(" ;", delay=20)
    InputMethod(desk.page).composes("h", "hi").key("Tab", "Tab")
    desk.page.wait_for_timeout(400)

    assert "Hello" not in desk.read().seen
    assert ";hi" in desk.read().seen
    InputMethod(desk.page).commits("hi")
