"""Finding a template where one writes: by pinyin, by what fits the message, by what narrows the list."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from tests.browser.browser import ROOT, Browser, browser
from tests.browser.demo import until
from tests.browser.hearing import await_hearing
from tests.browser.person import import_pack
from tests.browser.served import Served
from tests.browser.surface import Node, palette_is_open, surface

pytestmark = pytest.mark.slow

PACKS = ROOT / "shared_templates" / "packs"
# Under a subject that says nothing.
SAID = """text => {
  document.querySelector('#reply-to-grace [name=subject]').value = 'Re: A question';
  document.querySelector('.a3s').textContent = text;
}"""
NOT_THERE = "The tracking says delivered but there is no parcel here, and my neighbours have not seen it."


@pytest.fixture(scope="module")
def shop() -> Iterator[Browser]:
    """A browser whose person has the replies of a shop in three languages."""
    with browser() as opened:
        for name in ("support-en", "support-zh", "support-id"):
            import_pack(opened, PACKS / f"{name}.yaml")
        yield opened


@pytest.fixture
def page(shop: Browser, pages: Served) -> Page:
    page = shop.page(pages.url("gmail.html"))
    page.evaluate(SAID, NOT_THERE)
    return page


def opens(page: Page, field: str = "#ada-body") -> None:
    page.locator(field).click()
    await_hearing(page)
    page.keyboard.press("Control+Space")
    until(lambda: rows(page) != [], "the list")


def moves_on(page: Page, before: str) -> None:
    page.keyboard.press("ArrowRight")
    until(lambda: focused(page) != before, "the focus on the next")


def closes(page: Page) -> None:
    page.keyboard.press("Escape")
    until(lambda: not palette_is_open(page), "the palette to close")


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("tk", "退款已办理"),
        ("tuikuan", "退款已办理"),
        ("退款时间", "退款到账时间"),
        ("waranty", "Warranty claim"),
        ("menukar", "Tukar ukuran atau warna"),
    ],
)
def test_what_was_meant_stands_first(page: Page, typed: str, title: str) -> None:
    opens(page)
    page.keyboard.type(typed, delay=10)
    until(lambda: rows(page)[:1] == [title], "what was meant")


def test_what_fits_the_message_that_is_answered_stands_first(page: Page) -> None:
    for _ in range(20):
        opens(page, "#grace-body")
        if "Marked as delivered, but not there" in fitting(page):
            break
        # The worker has not read the whole library yet.
        closes(page)
    assert "Marked as delivered, but not there" in fitting(page)


def test_nothing_is_said_to_fit_where_nothing_is_answered(page: Page) -> None:
    opens(page, "#ada-body")
    assert fitting(page) == []


def test_a_favourite_stands_first_until_it_is_none(page: Page) -> None:
    opens(page)
    page.keyboard.type("out of office", delay=5)
    # Its words are marked, and the debugger leaves out the room between them.
    until(lambda: rows(page)[:1] == ["Outofoffice"], "what was looked for")
    page.keyboard.press("Control+d")
    closes(page)
    opens(page)
    until(lambda: rows(page)[:1] == ["Out of office"], "the favourite")

    page.keyboard.press("Control+d")
    closes(page)
    opens(page)
    until(lambda: rows(page)[:1] != ["Out of office"], "the others")


def test_buttons_behind_the_field_narrow_the_list(page: Page) -> None:
    opens(page)
    page.keyboard.type("re", delay=10)
    until(lambda: named(page, "Language: id"), "the filters")
    page.keyboard.press("Tab")
    until(lambda: focused(page) != "", "the focus on the first of them")
    for _ in range(8):
        before = focused(page)
        if before == "Language: id":
            break
        moves_on(page, before)
    page.keyboard.press("Enter")
    until(lambda: {language(row) for row in labels(page)} == {"id"}, "Indonesian alone")
    page.keyboard.type("si", delay=10)
    page.keyboard.press("Escape")


@pytest.mark.parametrize("typed", ["tag:退款", "标签：退款", "标签:“退款"])
def test_what_narrows_the_list_may_be_written_in_ones_own_language(page: Page, typed: str) -> None:
    opens(page)
    page.keyboard.type(typed, delay=10)
    refunds = {"退款已办理", "退款到账时间", "买贵了退差价", "已收到退货", "订单已取消"}
    until(lambda: set(rows(page)) == refunds, "the refunds alone")


def test_the_popup_finds_likewise(shop: Browser) -> None:
    popup = shop.extension_page("popup.html")
    popup.get_by_role("combobox").fill("tkdz")
    popup.get_by_role("option", name="退款到账时间").wait_for()


def labels(page: Page) -> list[str]:
    return [row.attributes["aria-label"] for row in surface(page).having(role="option")]


def rows(page: Page) -> list[str]:
    return titles(surface(page))


def titles(within: Node) -> list[str]:
    return [
        " ".join(node.text.split())
        for node in within.walk()
        if node.attributes.get("class") == "result-title"
    ]


def fitting(page: Page) -> list[str]:
    options = surface(page).having(role="option")
    return [
        title
        for row in options
        if "fits this message" in row.attributes["aria-label"]
        for title in titles(row)
    ]


def language(label: str) -> str:
    return label.split(", ")[-1]


def named(page: Page, label: str) -> bool:
    return surface(page).having(aria_label=label) != []


def focused(page: Page) -> str:
    """The name of what has the focus in the closed root, as a screen reader is told it."""
    debugger = page.context.new_cdp_session(page)
    try:
        tree = debugger.send("Accessibility.getFullAXTree")["nodes"]
    finally:
        debugger.detach()
    for node in tree:
        told = {each["name"]: each["value"].get("value") for each in node.get("properties", [])}
        if told.get("focused") and node.get("role", {}).get("value") == "button":
            return str(node["name"]["value"])
    return ""
