"""Editors that keep a document of their own and draw the page from it."""

import pytest

from tests.browser.browser import Browser
from tests.browser.each_editor import desks, rows_of
from tests.browser.served import Served
from tests.browser.verdicts import verdict

pytestmark = pytest.mark.slow

desk = desks()


@pytest.mark.parametrize(("name", "row"), rows_of("prosemirror", "tiptap", "lexical", "slate", "draft"))
def test_row(editor_library: Browser, zoo: Served, name: str, row: str) -> None:
    found = verdict(desk(editor_library, zoo, name), row)
    assert found.kind != "no", found.reason
