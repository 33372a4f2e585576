"""Roundcube's two composers: TinyMCE in a frame that is filled by `document.open`, and plain text."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from tests.browser.browser import Browser
from tests.browser.roundcube import Roundcube, missing, roundcube
from tests.browser.writer import Writer

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(bool(missing()), reason=f"needs Debian's {', '.join(missing())}"),
]


@pytest.fixture(scope="module")
def mailbox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Roundcube]:
    with roundcube(tmp_path_factory.mktemp("roundcube")) as running:
        yield running


@pytest.fixture(scope="module")
def page(library: Browser, mailbox: Roundcube) -> Page:
    page = library.page("about:blank")
    mailbox.sign_in(page, "bob@shop.test")
    return page


def test_rich_composer(page: Page, mailbox: Roundcube) -> None:
    mailbox.compose(page, "Ada Lovelace <ada@example.test>", "", html=True)
    editor = Writer(page, "body", "#composebody_ifr")

    editor.types("First ;whom<Tab>")
    assert editor.sees("First Dear Ada,").strip() == "First Dear Ada,"
    editor.types("<Control+z>")
    assert editor.sees("First ;whom").strip() == "First ;whom"
    editor.types("<Control+y>")
    assert editor.sees("First Dear Ada,").strip() == "First Dear Ada,"

    editor.types("<Enter>;rich<Tab>").gone(";rich")
    once = editor.state()["html"]
    assert once.count("<li>") == 2
    assert "style=" not in once
    editor.types("<Control+z>")
    assert editor.holds(";rich").strip().endswith(";rich")
    assert "<li>" not in editor.state()["html"]

    editor.types("<Control+a><Delete>;head<Tab>")
    editor.sees("About your order")
    page.wait_for_function("document.getElementById('compose-subject').value === 'Your order'")
    page.wait_for_function("document.getElementById('_cc').value.includes('desk@shop.test')")
    assert page.evaluate("document.activeElement.id") == "composebody_ifr"

    mail = mailbox.send(page)
    assert mail["Subject"] == "Your order"
    assert "desk@shop.test" in mail["Cc"]
    body = mail.get_body(("plain",))
    assert body is not None
    assert body.get_content().strip() == "About your order"


def test_plain_composer(page: Page, mailbox: Roundcube) -> None:
    mailbox.compose(page, "Ada Lovelace <ada@example.test>", "Late", html=False)
    text = Writer(page, "#composebody").types(";whom<Tab> ;three<Tab>")

    wanted = "Dear Ada, Dear Ada,\n\nit is late.\nSorry.\n\nBye"
    assert text.sees(wanted) == wanted
    text.types("<Control+z>")
    assert text.sees("Dear Ada, ;three") == "Dear Ada, ;three"
