"""The facts of the message being written, and its head, in look-alikes of webmails."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from tests.browser.browser import Browser, browser
from tests.browser.conftest import PAGES
from tests.browser.demo import until
from tests.browser.person import import_pack
from tests.browser.served import Served
from tests.browser.surface import notices, shown_text
from tests.browser.writer import Writer, still

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def replies() -> Iterator[Browser]:
    with browser() as opened:
        import_pack(opened, PAGES / "webmail.yaml")
        yield opened


@pytest.mark.parametrize(
    ("client", "frame", "css", "wanted"),
    [
        ("gmail_rows", None, "#first-body", "Dear Ada,"),
        ("gmail_rows", None, "#popped-body", "Dear 小明,"),
        ("gmail_rows", None, "#reply-body", "Dear Grete,"),
        ("outlook", None, "#shared-body", "Dear María-José,"),
        ("outlook", None, "#labelled-body", "Dear Grete,"),
        ("yahoo", None, "#new-body", "Dear Ada,"),
        ("yahoo", None, "#older-body", "Dear Siti,"),
        ("proton", "#editing-frame", "#rooster-editor", "Dear Ada,"),
        ("proton", "#summary-frame", "#rooster-editor", "Dear 小明,"),
        ("fastmail", None, "#new-body", "Dear Ada,"),
        ("fastmail", None, "#reply-body", "Dear Siti,"),
        ("zoho", "#italian-frame", "#text", "Dear Ada,"),
        ("icloud", None, "#beside-body", "Dear Ada,"),
    ],
)
def test_a_webmail_tells_who_this_message_is_to(
    replies: Browser, pages: Served, client: str, frame: str | None, css: str, wanted: str
) -> None:
    page = replies.page(pages.url(f"{client}.html"))
    field = Writer(page, css, frame).types(";whom<Tab>")

    assert wanted in field.holds(wanted)
    page.close()


@pytest.mark.parametrize(
    ("client", "frame", "css"),
    [
        ("icloud", None, "#reply-body"),
        ("zoho", "#strange-frame", "#text"),
        ("outlook", None, "#unknown-body"),
    ],
)
def test_what_a_webmail_hides_is_asked_for_and_named(
    replies: Browser, pages: Served, client: str, frame: str | None, css: str
) -> None:
    page = replies.page(pages.url(f"{client}.html"))
    field = Writer(page, css, frame).types(";whom<Tab>")
    until(lambda: "Recipient" in shown_text(page), "the question")
    assert "Dear" not in field.state()["text"]

    page.keyboard.type("Ada")
    page.keyboard.press("Enter")
    field.holds("Dear Ada,")
    until(lambda: any("recipient" in notice for notice in notices(page)), "the notice")
    page.close()


def head_of(page: Page, selectors: dict[str, str]) -> dict[str, str]:
    """What stands in fields, and in rows whose chips are beside them."""
    told: dict[str, str] = page.evaluate(
        """selectors => Object.fromEntries(Object.entries(selectors).map(([field, css]) => {
          const found = document.querySelector(css);
          return [field, 'value' in found ? found.value : found.innerText.trim()];
        }))""",
        selectors,
    )
    return told


@pytest.mark.parametrize(
    ("client", "frame", "css", "selectors", "wanted"),
    [
        (
            "gmail_rows",
            None,
            "#second-body",
            {
                "subject": "#second [name=subjectbox]",
                "to": "#second [name=to] [role=option]",
                "bcc": "#second [name=bcc] [role=option]",
            },
            {"subject": "Your order", "to": "ada@example.test", "bcc": "archive@shop.test"},
        ),
        (
            "gmail_rows",
            None,
            "#first-body",
            {"subject": "#first [name=subjectbox]", "to": "#first [name=to] [role=listbox]"},
            {"subject": "Your order", "to": "Ada Lovelace"},
        ),
        (
            "gmail_rows",
            None,
            "#popped-body",
            {"subject": "#popped-out [name=subjectbox]"},
            {"subject": "Re: 订单"},
        ),
        ("outlook", None, "#new-body", {"subject": "#new-message [maxlength]"}, {"subject": "Your order"}),
        ("outlook", None, "#reply-body", {"subject": "#new-message [maxlength]"}, {"subject": ""}),
        (
            "yahoo",
            None,
            "#new-body",
            {"subject": "#new-message input[data-test-id]"},
            {"subject": "Your order"},
        ),
        (
            "proton",
            "#editing-frame",
            "#rooster-editor",
            {
                "subject": "#editing [data-testid='composer:subject']",
                "cc": "#editing label:nth-of-type(2) + div [data-testid=composer-addresses-item]",
            },
            {"subject": "Your order", "cc": "desk@shop.test"},
        ),
        (
            "fastmail",
            None,
            "#new-body",
            {"subject": "#v20-subject-input", "cc": "#v20-cc-input", "bcc": "#v20-bcc-input"},
            {"subject": "Your order", "cc": "", "bcc": "archive@shop.test"},
        ),
        (
            "zoho",
            "#italian-frame",
            "#text",
            {"subject": "#italian [placeholder]", "cc": "#italian [aria-label=Cc]"},
            {"subject": "Your order", "cc": ""},
        ),
        ("icloud", None, "#beside-body", {"subject": "section [aria-label=Ämne]"}, {"subject": "Your order"}),
    ],
)
def test_what_is_empty_in_the_head_is_written_where_it_does_no_harm(
    replies: Browser,
    pages: Served,
    client: str,
    frame: str | None,
    css: str,
    selectors: dict[str, str],
    wanted: dict[str, str],
) -> None:
    page = replies.page(pages.url(f"{client}.html"))
    field = Writer(page, css, frame).types(";head<Tab>")
    field.holds("About your order")
    until(lambda: head_of(page, selectors) == wanted, "the head to be written")
    still(page)
    field.types("!")

    assert field.holds("About your order!"), "the caret stays behind what was inserted"
    assert head_of(page, selectors) == wanted
    page.close()


def test_a_message_popped_out_into_a_window_without_an_address_is_read_there(
    replies: Browser, pages: Served
) -> None:
    page = replies.page(pages.url("outlook.html"))
    with page.expect_popup() as opened:
        page.evaluate(
            """() => {
              const window = open('about:blank', '_blank', 'popup');
              window.document.body.append(document.getElementById('shared-message').cloneNode(true));
            }"""
        )
    popped = opened.value
    Writer(popped, "#shared-body").types(";whom<Tab>").holds("Dear María-José,")
    popped.close()
    page.close()
