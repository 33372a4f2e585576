"""Fifty frames on a page, and many tabs: each is served, and only where a person comes it costs anything."""

import pytest
from playwright.sync_api import Frame

from tests.browser.browser import Browser
from tests.browser.place import Place
from tests.browser.served import Served

pytestmark = pytest.mark.slow

FRAMES = 50

# How much of us is in each frame: `arrival` waits, `page` is all of it.
PRESENT = """async url => {
  const [tab] = await chrome.tabs.query({url: url.split('#')[0]});
  const frames = await chrome.scripting.executeScript({
    target: {tabId: tab.id, allFrames: true},
    func: () => [!!window.rejoinderEar, !!globalThis.rejoinderPage],
  });
  return frames.map(frame => frame.result);
}"""


def writes(frame: Frame, keys: str, wanted: str) -> None:
    frame.click("#here")
    frame.page.wait_for_timeout(200)
    Place(frame.page).types(keys)
    frame.wait_for_function("wanted => document.getElementById('here').value === wanted", arg=wanted)


def test_fifty_frames(library: Browser, pages: Served) -> None:
    page = library.page(f"{pages.url('anywhere/many.html')}#{FRAMES}")
    page.wait_for_function("count => frames.length === count", arg=FRAMES)
    frames = [frame for frame in page.frames if frame.name.startswith("frame ")]
    assert len(frames) == FRAMES

    # One more is the page itself.
    present = library.worker().evaluate(PRESENT, page.url)
    assert present == [[True, False]] * (FRAMES + 1)

    chosen = [frames[at] for at in (0, 1, 24, 25, 48, 49)]
    for frame in chosen:
        writes(frame, "Oh ;hi<Tab>, ;hi.", "Oh Hello friend, Hello friend.")
    for frame in reversed(chosen):
        writes(frame, "<Control+a>;hi<Tab>", "Hello friend")

    others = [frame for frame in frames if frame not in chosen]
    assert all(frame.input_value("#here") == "" for frame in others)
    present = library.worker().evaluate(PRESENT, page.url)
    assert sum(1 for _, whole in present if whole) == len(chosen)
    page.close()


def test_many_tabs(library: Browser, pages: Served) -> None:
    tabs = [library.page(f"{pages.url('anywhere/field.html')}?{number}") for number in range(12)]
    for number, tab in enumerate([*tabs, *reversed(tabs)]):
        tab.bring_to_front()
        writes(tab.main_frame, f"<Control+a>{number} ;hi<Tab>", f"{number} Hello friend")
    for tab in tabs:
        tab.close()
