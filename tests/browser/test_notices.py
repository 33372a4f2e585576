"""What is said beside a reply, where it stands, and when it goes; what a question offers."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.browser import Browser
from tests.browser.demo import until
from tests.browser.person import import_pack
from tests.browser.served import Served
from tests.browser.surface import corners, middle, notices, shown_text, surface
from tests.browser.writer import Writer

pytestmark = pytest.mark.slow

PACK = """
pack: Told
templates:
  - title: To colleagues as well
    shortcut: ;copies
    bcc: desk@shop.test
    subject: Your order
    body: Dear Ada, it is late.
  - title: Order
    shortcut: ;order
    body: |
      Order {% ask order_number, label: "Order number" %}{{ order_number }} is on its way.
"""


@pytest.fixture(scope="module")
def told(library: Browser, tmp_path_factory: pytest.TempPathFactory) -> Browser:
    pack: Path = tmp_path_factory.mktemp("told") / "told.yaml"
    pack.write_text(PACK)
    import_pack(library, pack)
    return library


@pytest.fixture
def page(told: Browser, pages: Served) -> Page:
    return told.page(pages.url("helpdesk.html"))


@pytest.fixture
def written(page: Page) -> Page:
    """A reply stands in the message, and a notice below it."""
    reply = "Dear Ada, it is late."
    assert Writer(page, "#text").types(";copies<Tab>").sees(reply) == reply
    assert told_within(page, "Not filled in here: Bcc.")
    return page


def test_a_head_is_filled_where_it_is_empty_and_what_is_left_is_told(written: Page) -> None:
    expect(written.locator("[name=subject]")).to_have_value("Your order")


def test_what_a_person_wrote_in_the_head_stays_and_is_not_told(page: Page) -> None:
    page.evaluate("document.querySelector('form').insertAdjacentHTML('beforeend', '<input name=bcc>')")
    page.fill("[name=subject]", "Re: my lamp")

    Writer(page, "#text").types(";copies<Tab>").sees("Dear Ada, it is late.")

    assert (page.input_value("[name=subject]"), notices(page)) == ("Re: my lamp", [])


def test_a_notice_covers_no_word_of_the_reply(written: Page) -> None:
    line = written.locator("#text").bounding_box()
    assert line
    assert top_of_the_notice(written) > line["y"] + ONE_LINE


def test_a_notice_goes_when_the_person_goes_on_writing(written: Page) -> None:
    written.wait_for_timeout(1100)
    written.keyboard.type("!")

    until(lambda: notices(written) == [], "the notice to go")


def test_a_quick_person_has_time_to_see_it(written: Page) -> None:
    written.keyboard.type("!")

    assert notices(written) != []


def test_an_answer_is_offered_again_in_the_same_message(page: Page) -> None:
    first = Writer(page, "#text")
    first.types(";order<Tab>")
    assert shown_within(page, "Order number")
    first.types("RJ-1815<Enter>").sees("Order RJ-1815 is on its way.")

    first.types(" ;order<Tab>")
    assert shown_within(page, "Order number")
    twice = "Order RJ-1815 is on its way. Order RJ-1815 is on its way."
    assert first.types("<Enter>").sees(twice) == twice


def test_a_reply_that_a_frame_does_not_take_can_be_copied(too_short: Page) -> None:
    too_short.context.grant_permissions(["clipboard-read", "clipboard-write"])
    presses(too_short, "Copy the reply")

    copied = "navigator.clipboard.readText()"
    until(lambda: too_short.evaluate(copied) == "Dear Ada, it is late.", "the copy")


def test_what_could_not_be_copied_is_told(too_short: Page) -> None:
    debugger = too_short.context.new_cdp_session(too_short)
    denied = {"permission": {"name": "clipboard-write"}, "setting": "denied"}
    debugger.send("Browser.setPermission", denied)
    presses(too_short, "Copy the reply")

    until(lambda: any(words.startswith("Not copied") for words in notices(too_short)), "the notice")
    debugger.send("Browser.setPermission", {**denied, "setting": "granted"})


@pytest.fixture
def too_short(told: Browser, pages: Served) -> Page:
    """A field in a frame has no room for the reply, and a notice says so."""
    page = told.page(pages.url("frames.html"))
    page.bring_to_front()
    page.wait_for_function("document.getElementById('written').contentDocument.getElementById('here')")
    page.evaluate(
        """document.getElementById('written').contentDocument.body
        .insertAdjacentHTML('afterbegin', '<textarea id=short maxlength=12></textarea>')"""
    )
    Writer(page, "#short", "#written").types(";copies<Tab>")
    assert told_within(page, "The reply is longer than this field allows.")
    return page


def presses(page: Page, words: str) -> None:
    [button] = [node for node in surface(page).walk() if node.tag == "button" and node.text == words]
    page.mouse.click(*middle(page, button))


ONE_LINE = 16
"""CSS pixels; the reply is one line."""


def told_within(page: Page, words: str) -> bool:
    """Waits until a notice says so. Raises TimeoutError if none does."""
    until(lambda: words in notices(page), f"the notice {words!r}")
    return True


def shown_within(page: Page, words: str) -> bool:
    """Waits until this is part of what is shown. Raises TimeoutError if it never is."""
    until(lambda: words in shown_text(page), f"{words!r} to be shown")
    return True


def top_of_the_notice(page: Page) -> float:
    [notice] = [node for node in surface(page).walk() if node.attributes.get("class") == "notice"]
    return corners(page, notice)[1]
