"""What is picked in the popup is written where the caret was, whichever frame that is in."""

import pytest
from playwright.sync_api import Page

from tests.browser.browser import Browser
from tests.browser.place import Place
from tests.browser.popup import popup
from tests.browser.served import Served

pytestmark = pytest.mark.slow

KINDS = [
    "same origin",
    "srcdoc, editor",
    "javascript:",
    "cross origin",
    "cross origin, editor",
    "cross origin, after another",
    "sandbox, editor",
    "three deep, two owners",
    "frame across origins in a closed root",
    "closed root",
]


def picks(library: Browser, page: Page) -> None:
    page.bring_to_front()
    with popup(library, page) as shown:
        shown.waits_for("document.activeElement?.localName === 'input'")
        shown.types("regards")
        shown.waits_for("document.body.innerText.includes('Kind regards')")
        shown.presses_enter()


@pytest.mark.parametrize("kind", KINDS)
def test_the_field_that_a_person_came_from(library: Browser, pages: Served, kind: str) -> None:
    page = library.page(f"{pages.url('anywhere/frames.html')}#{kind}")
    page.wait_for_function("document.title === 'Ready'")
    # They were elsewhere on the page before.
    page.click("#before")
    page.wait_for_timeout(100)
    for frame in page.frames:
        if other := frame.query_selector("#another"):
            other.click()
            page.wait_for_timeout(100)
    field = Place(page).comes().types("Oh ")
    page.wait_for_timeout(150)

    picks(library, page)

    assert field.sees("Oh Kind regards") == "Oh Kind regards"
    assert page.input_value("#before") == ""
    page.close()


def test_back_in_the_page_around_a_frame(library: Browser, pages: Served) -> None:
    page = library.page(f"{pages.url('anywhere/frames.html')}#cross origin, editor")
    field = Place(page).comes().types("Oh ")
    page.wait_for_timeout(150)
    page.click("#before")
    page.wait_for_timeout(150)

    picks(library, page)

    page.wait_for_function("document.getElementById('before').value === 'Kind regards'")
    assert (field.text() or "").strip() == "Oh"
    page.close()
