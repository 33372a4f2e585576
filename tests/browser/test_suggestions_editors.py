"""A template is taken from the list under the caret in every editor that people write in."""

import pytest

from tests.browser.browser import Browser
from tests.browser.demo import until
from tests.browser.keys import type_keys
from tests.browser.served import Served
from tests.browser.surface import surface
from tests.browser.zoo import EDITORS, Editor, lines, open_desk

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("editor", EDITORS, ids=lambda editor: editor.name)
def test_what_was_typed_becomes_the_reply(editor_library: Browser, zoo: Served, editor: Editor) -> None:
    desk = open_desk(editor_library, zoo, editor)
    type_keys(desk.page, " ;hel", 20)
    until(lambda: bool(surface(desk.page).having(role="option")), "the list")

    # A person who moves in the list means what they moved to, also where the page would move its caret.
    type_keys(desk.page, "<ArrowDown><ArrowUp><Enter>", 20)
    written = desk.settles(without=";hel")

    assert "First line Hello friend" in lines(written.sent)[0]
    assert written.sent == written.seen
    desk.page.close()
