"""Moving in and out as a person does: other products, a spreadsheet, what clashes, and the way back."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.browser import ROOT, Browser, browser
from tests.browser.console import console
from tests.browser.demo import until
from tests.browser.service import demo_service

pytestmark = pytest.mark.slow

FILES = ROOT / "tests" / "extension" / "imports" / "files"
AXE = (ROOT / "extension" / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def opened() -> Iterator[Browser]:
    with browser() as fresh:
        yield fresh


@pytest.fixture
def importer(opened: Browser) -> Iterator[Page]:
    page = opened.extension_page("options.html")
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.wait_for_selector(".library")
    page.keyboard.press("i")
    page.wait_for_selector(".file-drop")
    yield page
    assert errors == []
    page.close()


def choose(page: Page, *files: Path) -> None:
    page.locator(".file-drop input").set_input_files(list(files))
    page.locator(".import-compare").wait_for()


STOP_AT_ONCE = """() => new MutationObserver((_, seeing) => {
  const bar = document.querySelector('.import-written progress');
  const stop = document.querySelector('.import-foot .next-step');
  if (!bar || bar.value === 0) return;
  seeing.disconnect();
  stop.click();
}).observe(document.body, { childList: true, subtree: true, attributes: true, characterData: true })"""
"""Presses Stop as soon as something is written: a person's hand would be too slow for a fast machine."""

FAULTS = """async () => {
  const used = document.querySelector('dialog[open]') ?? document.querySelector('main');
  const { violations } = await axe.run(used);
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`);
}"""


def faults(page: Page) -> list[str]:
    """What axe finds in the part of the page that is in use."""
    page.evaluate(AXE)
    found = page.evaluate(FAULTS)
    assert isinstance(found, list)
    return found


def test_a_file_of_another_product_is_shown_before_it_comes_and_can_be_taken_back(importer: Page) -> None:
    choose(importer, FILES / "text_blaze.json")
    expect(importer.get_by_label("This file is from")).to_have_value("text_blaze")
    before = importer.locator(".side-before")
    expect(before).to_contain_text("{if: days &gt; 3}")
    expect(importer.locator(".side-after")).to_contain_text("{% if days > 3 %}")
    expect(importer.locator(".import-compare .findings")).to_contain_text(
        "site: text; page=https://shop.test/*"
    )
    assert faults(importer) == []

    importer.get_by_role("button", name="Import 2 templates").click()
    expect(importer.get_by_role("status").get_by_text("Imported 2 templates.")).to_be_visible()
    expect(importer.get_by_role("option")).to_have_count(2)
    expect(importer.get_by_role("treeitem", name=re.compile("Shop"))).to_be_visible()

    importer.get_by_role("button", name="Undo").click()
    expect(importer.get_by_role("treeitem", name=re.compile("Shop"))).to_have_count(0)
    expect(importer.get_by_text("Your library is empty")).to_be_visible()


def test_into_a_team_the_files_folders_are_made_and_taken_back_with_it(tmp_path: Path) -> None:
    with demo_service(tmp_path) as service, console(service) as desk:
        page = desk.signed_in("lead")
        page.locator(".list-column").wait_for()
        page.locator("body").press("i")
        choose(page, FILES / "text_blaze.json")
        page.get_by_label("Into").select_option(label="Sales")
        expect(page.get_by_text("that are not there yet are made in it")).to_be_visible()

        page.get_by_role("button", name="Import 2 templates").click()
        made = page.get_by_role("treeitem", name=re.compile("Shop"))
        expect(made).to_be_visible()
        lead = service.signed_in("lead")
        until(lambda: "Shop" in lead.folders(), "the team to have the folder")

        page.get_by_role("button", name="Undo").click()
        expect(made).to_have_count(0)
        until(lambda: "Shop" not in lead.folders(), "the folder to be gone")


def test_letters_that_look_wrong_are_mended_by_saying_how_the_file_is_written(
    importer: Page, tmp_path: Path
) -> None:
    table = tmp_path / "replies.csv"
    table.write_bytes("Title;Reply\n問候;您好\n".encode("big5"))
    choose(importer, table)
    expect(importer.locator(".import-row")).not_to_contain_text("問候")

    importer.get_by_label("Written as").select_option("Big5")
    expect(importer.locator(".import-row")).to_contain_text("問候")
    importer.get_by_label("This file is from").select_option("table")
    expect(importer.locator(".side-after")).to_contain_text("您好")
    assert faults(importer) == []


def test_columns_are_matched_by_a_person_where_the_guess_is_wrong(importer: Page, tmp_path: Path) -> None:
    table = tmp_path / "replies.csv"
    table.write_text("A;B;C\nLate parcel;late;Your parcel is late, {{ to.first_name }}.\n", encoding="utf-8")
    choose(importer, table)
    importer.get_by_role("switch", name="The first row names the columns").click()
    importer.get_by_label("A is").select_option("Tags")
    importer.get_by_label("B is").select_option("Shortcut")
    importer.get_by_label("C is").select_option("Reply")

    expect(importer.locator(".side-after")).to_contain_text("Your parcel is late, {{ to.first_name }}.")
    expect(importer.locator(".import-row .shortcut")).to_have_text("late")
    assert faults(importer) == []


def test_cells_pasted_from_a_spreadsheet_come_too(importer: Page) -> None:
    importer.get_by_text("Paste from a spreadsheet").click()
    importer.get_by_label("Cells, a row for each template").fill(
        "Title\tShortcut\tReply\nHello\t;hello\tHello there"
    )
    importer.get_by_role("button", name="Read the cells").click()
    importer.get_by_role("button", name="Import 1 template").click()
    expect(importer.get_by_role("status").get_by_text("Imported 1 template.")).to_be_visible()
    expect(importer.get_by_role("option", name=re.compile(";hello"))).to_be_visible()


def test_a_shortcut_that_is_taken_is_decided_with_the_keyboard_alone(importer: Page, tmp_path: Path) -> None:
    pack = tmp_path / "more.json"
    pack.write_text(json.dumps({";hello": "Hi again", ";bye": "Bye"}), encoding="utf-8")
    choose(importer, pack)
    importer.get_by_role("button", name="1 shortcut is taken").press("Enter")
    expect(importer.locator(".import-row")).to_have_count(1)
    decision = importer.locator(".import-compare").get_by_label(re.compile("opens “Hello” in your library"))
    decision.select_option("Give the new one a free shortcut")
    importer.get_by_role("button", name=re.compile("^2 templates")).press("Enter")
    rows = importer.get_by_role("listbox", name="Templates that would come")
    rows.focus()
    rows.press("End")
    rows.press("Space")
    expect(
        importer.get_by_role("status").get_by_text("1 template will be imported; 1 left out.")
    ).to_be_visible()

    importer.get_by_role("button", name="Import 1 template").press("Enter")
    expect(importer.get_by_role("status").get_by_text("Imported 1 template.")).to_be_visible()
    expect(importer.get_by_role("option", name=re.compile(";hello2"))).to_be_visible()


def test_what_is_exported_as_a_table_comes_back(importer: Page, tmp_path: Path) -> None:
    importer.keyboard.press("t")
    importer.get_by_role("option").first.wait_for()
    importer.locator(".rows").focus()
    importer.keyboard.press("Shift+E")
    importer.get_by_label("Format").select_option(
        label="CSV: opens in a spreadsheet, and can be imported again"
    )
    assert faults(importer) == []
    with importer.expect_download() as saving:
        importer.get_by_role("button", name="Save the file").click()
    saved = tmp_path / saving.value.suggested_filename
    saving.value.save_as(saved)
    assert saved.suffix == ".csv"
    assert saved.read_bytes().startswith(b"\xef\xbb\xbfid,folder,title,shortcut")

    importer.keyboard.press("i")
    choose(importer, saved)
    expect(importer.get_by_label("This file is from")).to_have_value("table")
    expect(importer.get_by_role("button", name=re.compile("already there"))).to_be_visible()
    expect(importer.get_by_text("All of it is in the library already")).to_be_visible()
    expect(importer.get_by_role("button", name="Import 0 templates")).to_be_disabled()
    assert faults(importer) == []


def test_whoever_leaves_a_preview_finds_it_as_it_was(importer: Page, tmp_path: Path) -> None:
    kept = tmp_path / "kept.json"
    kept.write_text(json.dumps({";one": "First", ";two": "Second"}), encoding="utf-8")
    choose(importer, kept)
    importer.locator(".import-row .pick-check").first.click()
    expect(importer.get_by_text("1 template will be imported; 1 left out.")).to_be_visible()

    importer.get_by_role("navigation").get_by_role("button", name="Settings").click()
    expect(importer.get_by_role("heading", name="Settings", exact=True)).to_be_visible()
    importer.go_back()
    expect(importer.get_by_text("1 template will be imported; 1 left out.")).to_be_visible()
    expect(importer.locator(".import-summary")).to_contain_text("kept.json")


def test_writing_shows_how_far_it_is_and_can_be_stopped_and_taken_back(
    importer: Page, tmp_path: Path
) -> None:
    many = tmp_path / "two_thousand.json"
    many.write_text(json.dumps({f";n{at}": f"Reply {at}" for at in range(2000)}), encoding="utf-8")
    choose(importer, many)
    importer.evaluate(STOP_AT_ONCE)
    importer.get_by_role("button", name="Import 2,000 templates").click()
    stopped = importer.get_by_role("status").get_by_text(re.compile(r"Stopped: [\d,]+ of 2,000 templates"))
    expect(stopped).to_be_visible()
    written = re.search(r"Stopped: ([\d,]+)", stopped.inner_text())
    assert written
    count = int(written[1].replace(",", ""))
    assert 0 < count < 2000
    rest = importer.get_by_role("button", name=f"Import {2000 - count:,} templates")
    expect(rest).to_be_focused()
    expect(importer.get_by_role("button", name=f"{count:,} are already there")).to_be_visible()

    importer.get_by_role("button", name="Undo").click()
    expect(importer.get_by_role("button", name="Import 2,000 templates")).to_be_visible()


def test_a_file_that_is_broken_says_where(importer: Page, tmp_path: Path) -> None:
    broken = tmp_path / "macros.json"
    broken.write_text('{"macros": [\n {"a": 1,\n  "b": }\n]}', encoding="utf-8")
    importer.locator(".file-drop input").set_input_files(broken)
    expect(importer.get_by_role("alert")).to_contain_text("line 3")
    assert faults(importer) == []
    importer.get_by_role("button", name="Choose another file").click()
    expect(importer.locator(".file-drop")).to_be_visible()
    assert faults(importer) == []


def test_ten_thousand_macros_are_shown_without_a_stutter(importer: Page, tmp_path: Path) -> None:
    many = tmp_path / "many.json"
    body = (
        "<p>Hi {{ticket.requester.first_name}}, your ticket {{ticket.id}} is with {{current_user.name}}.</p>"
    )
    macros = [
        {"title": f"Shop::{at % 20}::Reply {at}", "actions": [{"field": "comment_value_html", "value": body}]}
        for at in range(10_000)
    ]
    many.write_text(json.dumps({"macros": macros}), encoding="utf-8")
    importer.evaluate(
        "new PerformanceObserver(list => list.getEntries().forEach(e => (window.longest = "
        "Math.max(window.longest ?? 0, e.duration)))).observe({ type: 'longtask' })"
    )
    choose(importer, many)
    expect(importer.get_by_role("button", name="Import 10,000 templates")).to_be_visible()
    rows = importer.get_by_role("listbox", name="Templates that would come")
    rows.focus()
    rows.press("End")
    expect(importer.locator(".import-compare h2")).to_have_text("Reply 9999")
    assert importer.evaluate("window.longest ?? 0") < 1500
