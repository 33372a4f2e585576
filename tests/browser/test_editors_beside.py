"""Editors that keep a document of their own beside what the browser edits."""

import pytest

from tests.browser.browser import Browser
from tests.browser.each_editor import desks, rows_of
from tests.browser.served import Served
from tests.browser.verdicts import verdict

pytestmark = pytest.mark.slow

desk = desks()


@pytest.mark.parametrize(("name", "row"), rows_of("quill1", "quill2", "ckeditor5", "rooster"))
def test_row(editor_library: Browser, zoo: Served, name: str, row: str) -> None:
    found = verdict(desk(editor_library, zoo, name), row)
    assert found.kind != "no", found.reason
