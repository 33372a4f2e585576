"""The library without a mouse: a first minute, several templates at once, the tree, the palette."""

import re
import time
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.accessible import tab_to, violations
from tests.browser.browser import Browser, browser

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def opened() -> Iterator[Browser]:
    with browser() as fresh:
        yield fresh


@pytest.fixture(scope="module")
def library(opened: Browser) -> Iterator[Page]:
    page = opened.extension_page("options.html")
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.wait_for_selector(".first-run")
    yield page
    assert errors == []


def in_dialog(page: Page) -> None:
    """Waits until what is typed goes into a field of the dialog that was asked for."""
    expect(page.locator("dialog[open] input:focus")).to_be_visible()


def command(page: Page, words: str) -> None:
    page.keyboard.press("Control+k")
    expect(page.get_by_role("combobox", name="Do or find anything")).to_be_focused()
    page.keyboard.type(words)
    page.keyboard.press("Enter")


def test_a_first_reply_stands_in_a_message_within_a_minute(library: Page) -> None:
    began = time.monotonic()
    assert violations(library) == []
    tab_to(library, "Shop support")
    library.keyboard.press("Enter")
    expect(library.get_by_role("button", name="Import 46 templates")).to_be_enabled()
    tab_to(library, "Import 46 templates")
    library.keyboard.press("Enter")
    expect(library.locator(".row").first).to_be_visible()

    tab_to(library, "Practice")
    library.keyboard.press("Enter")
    field = library.get_by_label("Message to Ada Lovelace")
    expect(field).to_be_focused()
    library.locator(".try-these .shortcut").first.wait_for()
    library.keyboard.type(";thx", delay=20)
    library.keyboard.press("Tab")
    expect(field).to_have_value(re.compile("Ada"))
    assert time.monotonic() - began < 60


def test_several_get_a_tag_by_one_act_and_lose_it_by_one_undo(library: Page) -> None:
    library.keyboard.press("Escape")
    library.goto(library.url.split("#")[0] + "#/templates")
    tab_to(library, "46 templates")
    library.keyboard.press("Home")
    library.keyboard.press("Shift+ArrowDown")
    library.keyboard.press("Shift+ArrowDown")
    expect(library.locator("[role=option][aria-selected=true]")).to_have_count(3)
    expect(library.get_by_role("toolbar", name="Selected templates")).to_contain_text("3 selected")
    assert violations(library) == []

    library.keyboard.press("l")
    in_dialog(library)
    library.keyboard.type("urgent")
    library.keyboard.press("Enter")
    expect(library.get_by_role("checkbox", name="urgent")).to_be_checked()
    assert violations(library) == []
    library.keyboard.press("Enter")
    expect(library.get_by_text("Changed the tags of 3 templates.")).to_be_visible()

    library.keyboard.press("/")
    expect(library.get_by_label("Search templates")).to_be_focused()
    library.keyboard.type("tag:urgent")
    expect(library.locator(".row")).to_have_count(3)
    library.keyboard.press("Escape")
    library.keyboard.press("Control+z")
    expect(library.locator(".list-column .empty")).to_contain_text("Nothing fits “tag:urgent”")
    library.keyboard.press("Escape")


def test_a_folder_is_made_filled_renamed_and_taken_away_again(library: Page) -> None:
    command(library, "new folder")
    expect(library.get_by_label("Name")).to_be_focused()
    assert violations(library) == []
    library.keyboard.type("Morning")
    library.keyboard.press("Enter")
    expect(library.get_by_role("heading", name="Morning")).to_be_visible()

    command(library, "show all folders")
    tab_to(library, "46 templates")
    library.keyboard.press("Home")
    library.keyboard.press("x")
    library.keyboard.press("j")
    library.keyboard.press("x")
    library.keyboard.press("m")
    in_dialog(library)
    library.keyboard.type("morn")
    assert violations(library) == []
    library.keyboard.press("Enter")
    expect(library.get_by_text("Moved 2 templates to “Morning”.")).to_be_visible()

    library.keyboard.press("[")
    expect(library.locator("[role=treeitem]:focus")).to_be_visible()
    library.keyboard.type("mor")
    library.keyboard.press("Enter")
    expect(library.locator(".row")).to_have_count(2)
    library.keyboard.press("F2")
    in_dialog(library)
    library.keyboard.type("Evening")
    library.keyboard.press("Enter")
    expect(library.get_by_role("treeitem", name="Evening 2 templates")).to_be_visible()
    expect(library.get_by_role("dialog")).to_have_count(0)

    library.keyboard.press("Delete")
    expect(library.get_by_role("treeitem", name="Evening")).to_have_count(0)
    library.keyboard.press("Control+z")
    expect(library.get_by_role("treeitem", name="Evening 2 templates")).to_be_visible()


def test_the_filters_and_the_list_of_acts_are_menus_and_lists_for_the_arrows(library: Page) -> None:
    command(library, "show all folders")
    library.keyboard.press("Shift+F")
    expect(library.get_by_role("menuitemcheckbox", name="Favourite")).to_be_focused()
    assert violations(library) == []
    library.keyboard.press("ArrowDown")
    library.keyboard.press("Enter")
    expect(library.get_by_role("listitem").get_by_text("Never used here")).to_be_visible()
    library.keyboard.press("Escape")
    expect(library.get_by_role("button", name="Filter the list")).to_be_focused()
    expect(library).to_have_url(re.compile("q=is"))

    library.keyboard.press("u")
    dialog = library.get_by_role("dialog", name="What you did lately")
    expect(dialog.get_by_role("button", name="Undo: Moved 2 templates")).to_be_visible()
    assert violations(library) == []
    library.keyboard.press("Escape")
    expect(dialog).to_have_count(0)


def test_the_palette_and_the_page_of_keys_have_names_for_all(library: Page) -> None:
    library.keyboard.press("Control+k")
    expect(library.get_by_role("combobox", name="Do or find anything")).to_be_focused()
    library.keyboard.type("set")
    expect(library.get_by_role("option", name="Settings")).to_have_attribute("aria-selected", "true")
    assert violations(library) == []
    library.keyboard.press("Escape")
    library.keyboard.press("?")
    expect(library.get_by_role("dialog", name="Keys")).to_contain_text("Do or find anything")
    assert violations(library) == []
    library.keyboard.press("Escape")


def test_narrow_windows_show_one_column_and_the_folders_on_demand(library: Page) -> None:
    library.set_viewport_size({"width": 360, "height": 700})
    library.keyboard.press("Escape")
    expect(library.locator(".side")).to_be_hidden()
    library.keyboard.press("[")
    expect(library.get_by_role("treeitem", name="All templates")).to_be_focused()
    assert violations(library) == []
    library.keyboard.press("Escape")
    expect(library.locator(".side")).to_be_hidden()
    assert library.evaluate("document.documentElement.scrollWidth") == 360
    library.set_viewport_size({"width": 1280, "height": 800})
