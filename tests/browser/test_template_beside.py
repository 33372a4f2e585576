"""What stands around a template's body: the preview, clashes, languages side by side, two people at once."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.accessible import violations_now
from tests.browser.browser import Browser
from tests.browser.demo import until
from tests.browser.looking import look_at
from tests.browser.service import Member, Service
from tests.browser.surface import shown_text

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def grace(service: Service) -> Member:
    return service.signed_in("owner")


@pytest.fixture
def late(lin: Browser) -> Iterator[Page]:
    """The template behind `;late`, open."""
    page = opened_at(lin, ";late")
    yield page
    page.close()


def test_what_a_colleague_changes_comes_in_while_one_types(grace: Member, late: Page) -> None:
    body_of(late).press("Control+End")
    late.keyboard.type(" Lin was he", delay=10)
    grace.reword(";late", "I am sorry", "I am truly sorry")
    expect(body_of(late)).to_contain_text("I am truly sorry")
    late.keyboard.type("re.", delay=10)

    expect(body_of(late)).to_contain_text("Lin was here.")
    news = late.locator(".news")
    expect(news).to_contain_text("Reply")
    expect(news).not_to_contain_text("Somebody")
    until(lambda: "Lin was here." in grace.templates(";late")[0]["template"]["body"], "what Lin typed")
    assert "I am truly sorry" in grace.templates(";late")[0]["template"]["body"]
    expect(body_of(late)).to_contain_text("Lin was here.")
    look_at(late, "news")

    news.get_by_role("button", name="Close").click()
    expect(news).to_be_hidden()
    expect(late.get_by_text("Saved, your team has it")).to_be_visible()
    expect(body_of(late)).to_contain_text("Lin was here.")


def test_the_preview_is_for_whom_one_chooses_and_takes_answers(late: Page) -> None:
    preview = late.get_by_role("region", name="Preview")
    preview.get_by_label("Whom the preview is for").select_option("xiaomei")
    expect(preview.locator(".preview-head")).to_contain_text("王小美 <xiaomei@example.com>")
    preview.get_by_label("Plain", exact=True).check()
    expect(preview.locator("pre.reply")).to_be_visible()
    preview.get_by_label("Phone", exact=True).check()
    look_at(late, "preview")

    late.reload()
    expect(preview.locator("pre.reply")).to_be_visible()
    expect(preview.get_by_label("Whom the preview is for")).to_have_value("xiaomei")

    preview.get_by_label("Whom the preview is for").select_option("own")
    preview.get_by_label("Name").fill("Grace Hopper")
    expect(preview.locator(".preview-head")).to_contain_text("Grace Hopper")
    preview.get_by_label("Rich", exact=True).check()
    preview.get_by_label("Mail", exact=True).check()


def test_a_clash_is_seen_while_one_types_and_a_free_shortcut_offered(late: Page) -> None:
    shortcut = late.get_by_label("Shortcut", exact=True)
    shortcut.fill(";REFUND")
    clashes = late.get_by_role("status", name="What happens when it is typed")
    expect(clashes).to_contain_text("are one shortcut")
    look_at(late, "clash")

    clashes.get_by_role("button", name="Take").click()
    expect(clashes).to_be_hidden()
    expect(shortcut).to_have_value(";REFUND2")
    shortcut.fill(";late")
    expect(clashes).to_be_hidden()


def test_a_language_is_added_written_beside_and_known_by_what_it_follows(grace: Member, late: Page) -> None:
    late.get_by_label("Add a language").select_option("id")
    pane = late.get_by_role("region", name="Indonesian")
    expect(body_of(pane)).to_contain_text("sorry")
    body_of(pane).press("Control+a")
    late.keyboard.type("Maaf, paket Anda terlambat.")
    until(lambda: "Maaf, paket" in str(grace.templates(";late")), "the translation")
    assert sorted(row["template"]["language"] for row in grace.templates(";late")) == ["en", "id"]
    expect(late.locator(".clash-line")).to_have_count(0)
    expect(late.locator(".behind")).to_have_count(0)
    look_at(late, "variants")

    body_of(late.locator(".editor-text").first).press("Control+End")
    late.keyboard.type(" Once more.")
    expect(late.locator(".behind")).to_have_count(1)
    expect(pane).to_contain_text("“English” was changed after this one.")
    pane.get_by_role("button", name="It still says the same").click()
    expect(late.locator(".behind")).to_have_count(0)
    expect(pane).not_to_contain_text("was changed after this one")

    late.reload()
    expect(body_of(pane)).to_contain_text("Maaf, paket Anda terlambat.")
    pane.get_by_role("button", name="Open it alone").click()
    expect(late.get_by_label("Language", exact=True)).to_have_value("id")


def test_the_language_of_the_message_is_offered_first(late: Page) -> None:
    """Ada Lovelace writes in English."""
    late.goto(late.url.split("#")[0] + "#/practice")
    field = late.get_by_label("Message to Ada Lovelace")
    expect(field).to_be_focused()
    late.keyboard.type(";late", delay=20)
    late.keyboard.press("Tab")
    until(lambda: "opens 2 templates" in shown_text(late), "the choice")
    late.keyboard.press("Enter")
    expect(field).to_have_value(re.compile("sorry"))


def test_nothing_here_is_in_the_way_of_anybody(late: Page) -> None:
    expect(late.get_by_role("region", name="Preview")).to_be_visible()
    assert violations_now(late, ".editor") == []
    late.locator(".variant:not([aria-current])").click()
    expect(late.locator(".variant-pane .tiptap")).to_be_visible()
    assert violations_now(late, ".editor") == []


def opened_at(opened: Browser, shortcut: str) -> Page:
    page = opened.extension_page("options.html")
    page.get_by_label("Search templates").fill(shortcut)
    page.locator(".rows").get_by_text(shortcut, exact=True).first.click()
    expect(page.locator("[role=textbox][contenteditable=true]").first).to_be_visible()
    return page


def body_of(page: Page | Locator) -> Locator:
    return page.get_by_role("textbox", name="Reply")
