"""A page that has changed the language and the document under everybody's feet learns no more for it."""

import pytest
from playwright.sync_api import Browser as PlainBrowser
from playwright.sync_api import Page

from tests.browser.browser import Browser
from tests.browser.demo import until
from tests.browser.served import Served
from tests.browser.surface import palette_is_open, shown_text, surface
from tests.browser.writer import Writer, still

pytestmark = pytest.mark.slow


@pytest.fixture
def page(library: Browser, pages: Served) -> Page:
    return library.page(pages.url("polluted.html"))


def caught(page: Page) -> str:
    """All that the page got hold of since it was last asked."""
    return "\n".join(page.evaluate("caught.splice(0)"))


@pytest.mark.parametrize("css", ["#text", "#rich"])
def test_a_shortcut_still_opens_and_only_its_reply_is_seen(page: Page, css: str) -> None:
    field = Writer(page, css).types("Oh ;hi<Tab>")

    assert field.sees("Oh Hello friend").strip() == "Oh Hello friend"
    found = caught(page)
    assert "SECRET" not in found
    assert "Kind regards" not in found


def test_nothing_of_the_library_is_caught_while_one_searches_it(page: Page) -> None:
    Writer(page, "#text").types("<Control+Space>")
    until(lambda: palette_is_open(page), "the palette")
    caught(page)
    page.keyboard.type("SECRET")
    until(lambda: "SECRET-TITLE" in shown_text(page), "the title")
    still(page)

    assert "SECRET" not in caught(page)
    assert page.evaluate("[...document.querySelectorAll('*')].filter(one => one.shadowRoot).length") == 0


@pytest.mark.parametrize("typed", ["one ;secret", "one kr", "one ;hi"])
@pytest.mark.parametrize("css", ["#text", "#rich"])
def test_no_event_that_a_page_can_make_starts_anything(page: Page, css: str, typed: str) -> None:
    field = Writer(page, css).types(typed)
    still(page)
    before, shown = field.state()["text"], surface(page).text
    caught(page)

    page.evaluate("everySynthetic()")
    still(page)

    assert field.state()["text"] == before
    assert surface(page).text in (shown, "")
    told = caught(page)
    assert "SECRET-" not in told
    assert "Kind regards" not in told
    assert "Hello friend" not in told


def test_an_open_palette_is_deaf_to_what_a_page_sends(page: Page) -> None:
    Writer(page, "#text").types("<Control+Space>")
    until(lambda: "SECRET-TITLE" in shown_text(page), "the palette")
    page.evaluate("everySynthetic()")
    still(page)

    assert page.input_value("#text") == ""
    assert "SECRET-TITLE" in surface(page).text
    page.evaluate("""() => {
      const host = document.documentElement.lastElementChild
      for (const type of ['click', 'pointerdown', 'mousedown'])
        host.dispatchEvent(new MouseEvent(type, { bubbles: true, composed: true, clientX: 300 }))
      host.click()
      document.elementFromPoint(400, 300)?.click?.()
    }""")
    still(page)
    assert page.input_value("#text") == ""


def test_a_value_of_the_page_is_no_more_than_text_in_a_polluted_world(page: Page) -> None:
    page.evaluate("document.title = '<img src=x onerror=caught.push(1)>{{ team }}'")
    Writer(page, "#rich").types(";hi<Tab>").gone(";hi")
    still(page)

    assert page.evaluate("document.querySelector('#rich img')") is None


HUGE = """count => {
  const field = document.querySelector('#rich')
  const crowd = document.createElement('div')
  const one = '<p>word <b>bold</b> <i>more</i></p>'
  crowd.innerHTML = one.repeat(count / 4)
  document.body.append(crowd)
  field.innerHTML = '<div>' + one.repeat(200) + '<div><br></div></div>'
}"""

# How long a key holds the page up, by the page's own clock: from before anybody heard it to the next task.
HELD_UP = """() => {
  window.held = []
  let began = 0
  const channel = new MessageChannel()
  channel.port1.onmessage = () => held.push(performance.now() - began)
  window.addEventListener('keydown', () => { began = performance.now(); channel.port2.postMessage('') }, true)
}"""


def typing_holds_up(page: Page, field: Writer) -> float:
    """Milliseconds, the median of twenty keys, half of them ends of words."""
    page.evaluate(HELD_UP)
    field.types("a ;x b, ;y c. zz ;q ", pace=5)
    page.wait_for_timeout(100)
    held: list[float] = page.evaluate("held.toSorted((one, other) => one - other)")
    return held[len(held) // 2]


def typed_in(page: Page, css: str) -> float:
    page.bring_to_front()
    return typing_holds_up(page, Writer(page, css))


CROWDS = {
    "among a hundred thousand nodes": ("#divs", f"({HUGE.replace('#rich', '#divs')})(100000)"),
    "behind a megabyte of text": (
        "#text",
        "document.querySelector('#text').value = 'a line of a long letter\\n'.repeat(45000)",
    ),
}


@pytest.mark.parametrize("where", CROWDS)
def test_typing_stays_as_quick_as_without_us(
    library: Browser, chrome: PlainBrowser, pages: Served, where: str
) -> None:
    css, crowd = CROWDS[where]
    alone, ours = chrome.new_page(), library.page(pages.url("fields.html"))
    alone.goto(pages.url("fields.html"))
    for page in (alone, ours):
        page.evaluate(crowd)
    # By turns, since others may load the machine for a while.
    held = [typed_in(page, css) for _ in range(5) for page in (alone, ours)]

    assert min(held[1::2]) < 1.5 * min(held[::2]) + 10
    field = Writer(ours, css)
    field.types(" ;hi<Tab>")
    assert "Hello friend" in field.gone(";hi").state()["text"]
    alone.close()
    ours.close()
