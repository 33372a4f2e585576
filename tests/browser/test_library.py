"""The library as a person uses it: the options page of the built extension, with no account."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.browser import Browser, browser
from tests.browser.demo import until
from tests.browser.looking import look_at

pytestmark = pytest.mark.slow

BROKEN_PACK = """
pack: Broken
templates:
  - title: Late
    shortcut: ;late
    body: Dear {{ to.frist_name }}
  - title: Late again
    shortcut: ;late
    body: Sorry
"""


@pytest.fixture(scope="module")
def opened() -> Iterator[Browser]:
    with browser() as fresh:
        yield fresh


@pytest.fixture
def library(opened: Browser) -> Iterator[Page]:
    """The library's page; a script that a template smuggled in would have set `stolen`."""
    page = opened.extension_page("options.html")
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.wait_for_selector(".library")
    yield page
    assert errors == []
    if not page.is_closed():
        assert page.evaluate("window.stolen === undefined")
        page.close()


def new_template(page: Page, title: str, shortcut: str, body: str) -> None:
    page.locator("body").press("n")
    expect(page.get_by_label("Title")).to_have_value("New template")
    page.keyboard.type(title)
    page.get_by_label("Shortcut", exact=True).fill(shortcut)
    page.get_by_role("textbox", name="Reply").click()
    page.keyboard.type(body)


def test_the_first_run_offers_packs_and_brings_one_in(library: Page) -> None:
    expect(library.get_by_text("Your library is empty")).to_be_visible()
    library.get_by_role("button", name="Shop support").click()
    library.get_by_role("button", name="Import 46 templates").click()
    expect(library.get_by_role("status").get_by_text("Imported 46 templates.")).to_be_visible()
    expect(library.get_by_role("option").first).to_be_visible()


def test_a_written_template_is_there_after_a_reload(library: Page) -> None:
    new_template(library, "Hello", ";hello", "Dear {{ to.first_name }},\nhello")
    expect(library.locator(".preview .reply")).to_contain_text("Dear Ada,")
    library.keyboard.press("Control+s")
    expect(library.get_by_text("Saved in this browser")).to_be_visible()

    library.reload()
    expect(library.get_by_label("Title")).to_have_value("Hello")
    expect(library.get_by_role("textbox", name="Reply")).to_contain_text("Dear Recipient: first name,")
    library.get_by_role("button", name="Source: HTML with Liquid").click()
    source = library.get_by_role("textbox", name="Reply as HTML with Liquid")
    expect(source).to_have_value("<p>Dear {{ to.first_name }},</p>\n<p>hello</p>")


def test_a_page_that_is_closed_in_mid_word_loses_nothing(opened: Browser, library: Page) -> None:
    new_template(library, "Cut short", ";cut", "half a wo")
    address = library.url
    library.close(run_before_unload=False)

    again = opened.context.new_page()
    again.goto(address)
    expect(again.get_by_role("textbox", name="Reply")).to_have_text("half a wo")
    again.close()


def shelf(page: Page) -> str:
    """Everything that the scripts in pages find."""
    return str(page.evaluate("chrome.storage.local.get(null).then(JSON.stringify)"))


@pytest.fixture
def practice(opened: Browser, library: Page) -> Page:
    library.goto(library.url.split("#")[0] + "#/practice")
    field = library.get_by_label("Message to Ada Lovelace")
    expect(field).to_be_focused()
    until(lambda: ";hello" in shelf(library), "the shortcut on the keyboard")
    return library


def test_shortcuts_work_in_the_practice_field_and_undo_brings_back_what_was_typed(practice: Page) -> None:
    field = practice.get_by_label("Message to Ada Lovelace")
    practice.keyboard.type("Hi ;hello", delay=20)
    practice.keyboard.press("Tab")
    expect(field).to_have_value("Hi Dear Ada,\n\nhello")
    expect(field).to_be_focused()

    practice.keyboard.press("Control+z")
    expect(field).to_have_value("Hi ;hello")


def test_a_click_on_a_problem_puts_the_caret_there(library: Page) -> None:
    new_template(library, "Typo", "", "Dear\n{{ to.frist_name }}")
    library.get_by_role("button", name="“to” has no “frist_name”").click()
    expect(library.locator(".chip.ProseMirror-selectednode")).to_have_text("Recipient: frist name")
    expect(library.get_by_text("Kept as a draft until the problem is solved")).to_be_visible()


def test_a_draft_that_cannot_be_saved_stands_in_the_list_in_its_words(library: Page) -> None:
    new_template(library, "Mishap", ";mishap", "Sorry {{ to.frist_name }}")
    expect(library.get_by_text("Kept as a draft until the problem is solved")).to_be_visible()
    library.get_by_role("button", name="Back to the list (Esc)").click()
    row = library.get_by_role("option").filter(has_text="Mishap")
    expect(row).to_contain_text("Draft")
    expect(row).to_contain_text(";mishap")

    library.reload()
    library.get_by_label("Search templates").fill("mishap")
    expect(library.get_by_role("option")).to_have_count(1)
    expect(row).to_contain_text("Draft")
    assert ";mishap" not in shelf(library)

    row.click()
    library.get_by_role("button", name="“to” has no “frist_name”").click()
    library.keyboard.press("Delete")
    expect(library.get_by_text("Saved in this browser")).to_be_visible()
    expect(row).to_contain_text(";mishap")
    expect(row).not_to_contain_text("Draft")


def test_a_shortcut_whose_reply_is_yet_to_be_written_is_on_no_keyboard(library: Page) -> None:
    new_template(library, "Blank", ";blank", "")
    expect(library.get_by_text("The reply behind the shortcut is still empty.")).to_be_visible()
    assert ";blank" not in shelf(library)
    look_at(library, "no-reply-yet")

    library.keyboard.type("Here it is.")
    until(lambda: ";blank" in shelf(library), "the shortcut on the keyboard")


def test_what_is_pasted_is_clean(opened: Browser, library: Page) -> None:
    copied = opened.context.new_page()
    copied.set_content(
        "<p id=a onclick='stolen=1'><b>Bold</b><img src=x onerror='stolen=1'><script>1</script></p>"
    )
    copied.keyboard.press("Control+a")
    copied.keyboard.press("Control+c")
    copied.close()

    new_template(library, "Pasted", "", "")
    library.keyboard.press("Control+v")
    field = library.get_by_role("textbox", name="Reply")
    expect(field).to_contain_text("Bold")
    assert "<b>Bold</b>" in field.inner_html()
    expect(field.locator("img:not(.ProseMirror-separator)")).to_have_count(0)


def test_a_broken_pack_is_refused_whole_with_every_place(library: Page, tmp_path: Path) -> None:
    pack = tmp_path / "broken.yaml"
    pack.write_text(BROKEN_PACK, encoding="utf-8")
    library.get_by_role("button", name="Import templates").first.click()
    library.locator(".file-drop input").set_input_files(pack)

    refusal = library.get_by_role("alert")
    expect(refusal).to_contain_text("line 6")
    expect(refusal).to_contain_text("line 8")
    expect(library.locator(".import-foot")).to_have_count(0)


def test_what_is_exported_is_a_pack(library: Page) -> None:
    library.get_by_label("Search templates").fill("hello")
    library.get_by_role("button", name="More").click()
    library.get_by_role("menuitem", name="Export what is selected or listed").click()
    with library.expect_download() as saving:
        library.get_by_role("button", name="Save the file").click()
    text = saving.value.path().read_text(encoding="utf-8")
    assert "shortcut: ;hello" in text
    assert saving.value.suggested_filename.endswith(".yaml")
