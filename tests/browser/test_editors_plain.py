"""Plain fields, and the browser's own editing."""

import pytest

from tests.browser.browser import Browser
from tests.browser.each_editor import desks, rows_of
from tests.browser.served import Served
from tests.browser.verdicts import verdict

pytestmark = pytest.mark.slow

NAMES = ("input", "react_input", "textarea", "react_textarea", "plaintext", "contenteditable")
desk = desks()


@pytest.mark.parametrize(("name", "row"), rows_of(*NAMES))
def test_row(editor_library: Browser, zoo: Served, name: str, row: str) -> None:
    found = verdict(desk(editor_library, zoo, name), row)
    assert found.kind != "no", found.reason
