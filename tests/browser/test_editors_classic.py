"""Editors that listen to the browser's own editing, most of them in webmails."""

import pytest

from tests.browser.browser import Browser
from tests.browser.each_editor import desks, rows_of
from tests.browser.served import Served
from tests.browser.verdicts import verdict

pytestmark = pytest.mark.slow

desk = desks()


@pytest.mark.parametrize(
    ("name", "row"), rows_of("ckeditor4", "tinymce5", "tinymce", "tinymce_inline", "squire")
)
def test_row(editor_library: Browser, zoo: Served, name: str, row: str) -> None:
    found = verdict(desk(editor_library, zoo, name), row)
    assert found.kind != "no", found.reason
