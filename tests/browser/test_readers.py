"""The facts of the message that holds the caret, in mail clients' look-alikes."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.browser import Browser
from tests.browser.demo import until
from tests.browser.served import Served
from tests.browser.surface import notices, shown_text
from tests.browser.writer import Writer, still

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("client", "css", "wanted"),
    [
        ("gmail", "#ada-body", "Dear Ada,"),
        ("gmail", "#grace-body", "Dear Grace,"),
        ("outlook", "#new-body", "Dear Ada,"),
        ("outlook", "#reply-body", "Dear 小明,"),
        ("roundcube", "#composebody", "Dear Ada,"),
        ("helpdesk", "#text", "Dear Ada,"),
    ],
)
def test_the_recipient_is_the_one_of_this_message(
    library: Browser, pages: Served, client: str, css: str, wanted: str
) -> None:
    field = Writer(library.page(pages.url(f"{client}.html")), css).types(" ;whom<Tab>")

    assert wanted in field.holds(wanted)


@pytest.mark.parametrize("css", ["#strange-body"])
def test_a_recipient_that_cannot_be_read_is_asked_for_and_named(
    library: Browser, pages: Served, css: str
) -> None:
    page = library.page(pages.url("gmail.html"))
    field = Writer(page, css).types(";whom<Tab>")
    until(lambda: "Recipient" in shown_text(page), "the question")
    assert field.state()["text"].strip() == ";whom"

    field.types("Ada<Enter>")
    assert field.sees("Dear Ada,").strip() == "Dear Ada,"
    until(lambda: any("recipient" in notice for notice in notices(page)), "the notice")


def test_a_default_does_not_hide_that_the_recipient_could_not_be_read(
    library: Browser, pages: Served
) -> None:
    page = library.page(pages.url("gmail.html"))
    field = Writer(page, "#strange-body").types(";hi<Tab>")

    assert field.sees("Hello friend").strip() == "Hello friend"
    until(lambda: any("recipient" in notice for notice in notices(page)), "the notice")


def test_signature_and_quotation_stay_as_they_are(library: Browser, pages: Served) -> None:
    page = library.page(pages.url("gmail.html"))
    signature, quotation = (page.locator(css).first for css in (".gmail_signature", ".gmail_quote"))
    before = signature.evaluate("e => e.outerHTML"), quotation.evaluate("e => e.outerHTML")

    for css in ("#ada-body", "#grace-body"):
        Writer(page, css).types(";rich<Tab>")
        expect(page.locator(f"{css} li")).to_have_count(2)

    assert before == (signature.evaluate("e => e.outerHTML"), quotation.evaluate("e => e.outerHTML"))


@pytest.mark.parametrize(
    ("client", "css", "subject", "wanted"),
    [
        ("gmail", "#ada-body", "#new-to-ada [name=subjectbox]", "Your order"),
        ("gmail", "#grace-body", "#reply-to-grace [name=subject]", "Re: Where is my order?"),
        ("roundcube", "#composebody", "#compose-subject", ""),
        ("helpdesk", "#text", "[name=subject]", "Your order"),
    ],
)
def test_a_subject_is_written_after_the_text_never_on_a_reply_and_takes_no_focus(
    library: Browser, pages: Served, client: str, css: str, subject: str, wanted: str
) -> None:
    page: Page = library.page(pages.url(f"{client}.html"))
    Writer(page, css).types(" ;head<Tab>").holds("About your order")
    expect(page.locator(subject)).to_have_value(wanted)
    still(page)

    assert page.input_value(subject) == wanted
    assert page.evaluate("document.activeElement.id") == css[1:]
