"""The build for Firefox in a real Firefox: a pack comes in, a shortcut expands, a code signs in."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.firefox import FOR_FIREFOX, ORIGIN, Firefox, Tab, firefox, firefox_here
from tests.browser.served import Served
from tests.browser.service import Service

PAGES = Path(__file__).parent / "pages"
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        firefox_here() is None, reason="No Firefox here. On Debian: apt-get install firefox-esr"
    ),
]


# What is drawn in a page hangs on its root, behind the body.
LIST_IS_THERE = "document.documentElement.lastElementChild !== document.body"
PLACES = '<div id="host"></div><iframe id="frame" srcdoc="<textarea></textarea>"></iframe>'


@pytest.fixture(scope="module")
def fox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Firefox]:
    if not FOR_FIREFOX.is_dir():
        raise RuntimeError("The extension for Firefox is not built. Run: make package")
    with firefox(tmp_path_factory.mktemp("firefox")) as opened:
        yield opened


@pytest.fixture(scope="module")
def library(fox: Firefox) -> Tab:
    """The page that the extension opens by itself when it comes, with the replies in it."""
    tab = fox.tab_at(f"{ORIGIN}/options.html")
    tab.click(button("Import templates"))
    tab.until("Boolean(document.querySelector('.file-drop input'))")
    tab.choose_file(".file-drop input", PAGES / "replies.yaml")
    tab.until(f"Boolean(document.querySelector('.import-compare')) && Boolean({button('Import ')})")
    tab.click("[...document.querySelectorAll('.import-foot button')].at(-1)")
    tab.until("!document.querySelector('.import-foot')")
    return tab


@pytest.fixture
def fields(fox: Firefox, library: Tab, pages: Served) -> Tab:
    return fox.tab(pages.url("fields.html"))


def button(name: str) -> str:
    return (
        f"[...document.querySelectorAll('button')].find(each => each.innerText.trim().startsWith('{name}'))"
    )


def opens_palette(page: Tab, field: str) -> None:
    """In a field; whatever was pressed before the script was there is done as soon as it is."""
    page.click(f"document.querySelector('{field}')")
    page.press_together("Control", " ")
    page.until(f"document.activeElement !== document.querySelector('{field}')")


def comes_to(page: Tab, field: str) -> None:
    """As somebody does who looks at it before they type."""
    opens_palette(page, field)
    page.press("Escape")
    page.until(f"document.activeElement === document.querySelector('{field}')")


def test_a_shortcut_expands_and_one_undo_brings_it_back(fields: Tab) -> None:
    comes_to(fields, "#text")
    fields.press("Hello kr", "Tab")
    fields.until("document.querySelector('#text').value === 'Hello Kind regards'")

    fields.press_together("Control", "z")
    assert fields.until("document.querySelector('#text').value === 'Hello kr'")


def test_a_formatted_reply_stands_in_a_rich_field(fields: Tab) -> None:
    comes_to(fields, "#empty")
    fields.press(";bold", "Tab")

    assert fields.until("document.querySelector('#empty b')?.innerText === 'late'")


def test_the_palette_finds_and_inserts(fields: Tab) -> None:
    opens_palette(fields, "#text")
    fields.press("regards", "Enter")

    assert fields.until("document.querySelector('#text').value === 'Kind regards'")


def test_the_list_under_the_caret_inserts(fields: Tab) -> None:
    comes_to(fields, "#text")
    fields.press(";thre")
    # The list takes Enter only once it is there; until then it is a new line.
    fields.until(LIST_IS_THERE)
    fields.press("Enter")

    assert fields.until("document.querySelector('#text').value.startsWith('Dear Ada,')")


def test_a_question_is_asked_before_anything_is_inserted(fields: Tab) -> None:
    comes_to(fields, "#text")
    fields.press(";ask", "Tab")
    fields.until("document.activeElement !== document.querySelector('#text')")
    fields.press("4711", "Enter")

    assert fields.until("document.querySelector('#text').value === 'Your order 4711 is late.'")


def test_a_closed_shadow_root_and_a_frame_made_by_script_are_reached(fields: Tab) -> None:
    fields.tells(f"void document.body.insertAdjacentHTML('afterbegin', `{PLACES}`)")
    fields.tells("void (window.root = document.querySelector('#host').attachShadow({ mode: 'closed' }))")
    fields.tells("void (root.innerHTML = '<textarea></textarea>')")
    inner = {
        "root.querySelector('textarea')": "#host",
        "document.querySelector('#frame').contentDocument.querySelector('textarea')": "#frame",
    }
    for field, around in inner.items():
        fields.until(f"Boolean({field})")
        fields.tells(f"void {field}.focus()")
        fields.press_together("Control", " ")
        fields.until(f"document.activeElement !== document.querySelector('{around}')")
        fields.press("regards", "Enter")
        assert fields.until(f"{field}.value === 'Kind regards'")


def test_a_code_signs_in(fox: Firefox, library: Tab, service: Service) -> None:
    library.tells("void (location.hash = '#/settings')")
    library.click("document.querySelector('input[inputmode=url]')")
    library.press(service.url)
    library.click(button("Sign in"))
    where = library.until("document.querySelector('.code-sign-in a')?.href")

    page = fox.tab(where)
    page.click("document.querySelector('input[type=email]')")
    page.press(service.emails["agent"][0], "Tab", service.password, "Enter")
    page.click(button("Allow"))
    page.until("document.body.innerText.includes('is let in')")

    assert library.until("document.body.innerText.includes('Firefox on Linux')")
    library.tells("void (location.hash = '#/templates')")
    assert library.until(
        "[...document.querySelectorAll('[role=treeitem]')].some(each => each.innerText.includes('Support'))"
    )
