"""A file of megabytes is read beside the page: whoever waits can do something else, and can stop it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.browser import Browser, browser
from tests.browser.console import console
from tests.browser.service import demo_service

pytestmark = pytest.mark.slow

REPLY = """  - title: Reply {at}
    shortcut: n{at}
    html: |
      <p>Hi {{{{ to.first_name }}}}, thank you for your patience with order {at}.</p>
      <ul><li>The parcel is <b>on its way</b>.</li></ul>
      <p>You can follow it <a href="https://shop.test/{at}">here</a>. Please write back if it is late.</p>
"""
COUNT = 20_000

NOTE_TASKS = """() => {
  window.longest = 0;
  window.read = 0;
  const note = list => list.getEntries().forEach(({ duration }) => (longest = Math.max(longest, duration)));
  new PerformanceObserver(note).observe({ type: 'longtask' });
  let began = 0;
  const look = () => {
    const isReading = document.querySelector('.import-reading') !== null;
    if (isReading) began ||= performance.now();
    else if (began) read ||= performance.now() - began;
  };
  new MutationObserver(look).observe(document.body, { childList: true, subtree: true });
}"""
"""How long the page was busy at a stretch, and how long the file was being read; milliseconds."""


STOP_AT_ONCE = """() => new MutationObserver((_, seeing) => {
  const stop = document.querySelector('.import-reading button');
  if (!stop) return;
  seeing.disconnect();
  document.body.dataset.stopped = document.querySelector('.import-reading [role=status]').textContent;
  stop.click();
}).observe(document.body, { childList: true, subtree: true })"""
"""Presses Cancel as soon as the file is being read: a person's hand might come too late."""


@pytest.fixture(scope="module")
def opened() -> Iterator[Browser]:
    with browser() as fresh:
        yield fresh


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("large") / "large.yaml"
    file.write_text("pack: Large\ntemplates:\n" + "".join(REPLY.format(at=at) for at in range(COUNT)))
    assert file.stat().st_size > 5_000_000
    return file


def answers_while_it_reads(page: Page, file: Path) -> None:
    page.evaluate(NOTE_TASKS)
    page.locator(".file-drop input").set_input_files(file)
    expect(page.get_by_role("status").get_by_text("large.yaml")).to_be_visible()
    page.keyboard.press("Control+k")
    expect(page.get_by_role("combobox", name="Do or find anything")).to_be_focused()
    page.keyboard.type("trash")
    expect(page.get_by_role("dialog").get_by_role("option", name="Trash")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Import 20,000 templates")).to_be_visible(timeout=60_000)
    # Read by the page itself most of that time is one task; as a part of it, a slow machine is none.
    assert page.evaluate("longest / read") < 0.3


def test_in_the_extension_the_screen_answers_while_a_large_file_is_read(opened: Browser, large: Path) -> None:
    page = opened.extension_page("options.html")
    page.wait_for_selector(".library")
    page.keyboard.press("i")
    page.wait_for_selector(".file-drop")
    answers_while_it_reads(page, large)


def test_in_the_console_the_screen_answers_while_a_large_file_is_read(tmp_path: Path, large: Path) -> None:
    with demo_service(tmp_path) as service, console(service) as desk:
        page = desk.signed_in("lead")
        page.locator(".list-column").wait_for()
        page.locator("body").press("i")
        page.wait_for_selector(".file-drop")
        answers_while_it_reads(page, large)


def test_a_large_file_that_is_being_read_can_be_stopped_and_another_chosen(
    opened: Browser, large: Path, tmp_path: Path
) -> None:
    small = tmp_path / "small.csv"
    small.write_text("Title,Reply\nHello,Hi there\n", encoding="utf-8")
    page = opened.extension_page("options.html")
    page.wait_for_selector(".library")
    page.keyboard.press("i")
    page.evaluate(STOP_AT_ONCE)
    page.locator(".file-drop input").set_input_files(large)
    expect(page.locator("body[data-stopped*='large.yaml']")).to_be_attached()
    page.locator(".file-drop input").set_input_files(small)
    expect(page.get_by_role("button", name="Import 1 template")).to_be_visible()
