"""A shortcut opens its reply in every kind of frame and shadow root that a page can be made of."""

import re
from pathlib import Path

import pytest

from tests.browser.browser import Browser
from tests.browser.place import Place
from tests.browser.served import Served

pytestmark = pytest.mark.slow

FRAMES = Path(__file__).parent / "pages" / "anywhere" / "frames.html"
KINDS = re.findall(r"^    '([^']+)': (?:async )?\(\) =>", FRAMES.read_text(), re.MULTILINE)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind(library: Browser, pages: Served, kind: str) -> None:
    page = library.page(f"{pages.url('anywhere/frames.html')}#{kind}")
    page.wait_for_function("document.title === 'Ready'")
    field = Place(page).comes().types("Oh ;hi<Tab>")

    assert field.sees("Oh Hello friend") == "Oh Hello friend"
    assert field.types(", ;hi.").sees("Oh Hello friend, Hello friend.") == "Oh Hello friend, Hello friend."
    page.close()


@pytest.mark.parametrize("kind", ["written", "written over a page", "javascript:"])
def test_a_frame_that_is_written_anew_under_the_caret(library: Browser, pages: Served, kind: str) -> None:
    page = library.page(f"{pages.url('anywhere/frames.html')}#{kind}")
    page.wait_for_function("document.title === 'Ready'")
    field = Place(page).comes().types("Oh ;h")
    for _ in range(3):
        page.evaluate("writeAnew()")
        field.types("Oh ;hi<Tab>")
        assert field.sees("Oh Hello friend") == "Oh Hello friend"
    page.close()
