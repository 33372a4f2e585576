"""What is drawn in a page comes when it is first asked for; whoever types on meanwhile loses no key."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from tests.browser.browser import Browser
from tests.browser.demo import until
from tests.browser.place import Place
from tests.browser.served import Served

pytestmark = pytest.mark.slow

HANG = "length => { setTimeout(() => { const until = Date.now() + length; while (Date.now() < until); }); }"
WRITES = """async url => {
  const [tab] = await chrome.tabs.query({url});
  for (;;) {
    const func = () => Boolean(globalThis.rejoinderParts?.['writing.js']);
    const [{result}] = await chrome.scripting.executeScript({target: {tabId: tab.id}, func});
    if (result) return;
    await new Promise(resolve => setTimeout(resolve, 20));
  }
}"""


@pytest.fixture(params=["field", "editor"])
def field(request: pytest.FixtureRequest, library: Browser, pages: Served) -> Iterator[Place]:
    """Somebody has come to a field, and all that writes there is ready; nothing was drawn yet."""
    page: Page = library.page(pages.url(f"anywhere/{request.param}.html"))
    came = Place(page).comes()
    library.worker().evaluate(WRITES, page.url)
    yield came
    page.close()
    library.worker().evaluate("true")


def test_a_search_is_typed_in_the_palette_before_it_is_there(field: Place) -> None:
    assert field.types("<Control+Space>regards<Enter>", pace=0).sees("Kind regards") == "Kind regards"


def test_an_answer_is_typed_in_the_box_before_it_is_there(field: Place) -> None:
    """Letters go behind the reply until it is known that the template asks; from then on into the box."""
    field.types(";ask<Tab>4711<Enter>", pace=0)

    def answered() -> tuple[str, str]:
        answer, _, behind = (field.text() or "").removeprefix("Your order ").partition(" is late.")
        return answer, behind

    until(lambda: bool(answered()[0]) and "".join(reversed(answered())) == "4711", "the reply")


def test_who_thinks_better_of_it_types_on_in_the_field(field: Place) -> None:
    assert field.types("a<Control+Space>re<Escape>bc", pace=0).sees("abc") == "abc"


def test_a_slow_worker_is_waited_for(library: Browser, field: Place) -> None:
    library.worker().evaluate(HANG, 600)
    assert field.types("<Control+Space>regards<Enter>", pace=5).sees("Kind regards") == "Kind regards"


def test_one_that_hangs_keeps_no_letter(library: Browser, field: Place) -> None:
    library.worker().evaluate(HANG, 10_000)
    field.types("a<Control+Space>bc")
    field.page.wait_for_timeout(2_000)
    assert field.types("d").sees("abcd", seconds=5) == "abcd"


def test_a_worker_that_sleeps_is_woken(library: Browser, field: Place) -> None:
    debugger = library.context.new_cdp_session(field.page)
    debugger.send("ServiceWorker.enable")
    debugger.send("ServiceWorker.stopAllWorkers")
    reply = "Your order 4711 is late."
    assert field.types(";ask<Tab>4711<Enter>", pace=5).sees(reply) == reply
