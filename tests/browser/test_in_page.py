"""What a page can notice of the palette, the question box and the notice, and what it can do against them."""

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.browser import QUIET, ROOT, chromium, playwright
from tests.browser.surface import Node, middle, shown_text, surface

pytestmark = pytest.mark.slow

GALLERY = ROOT / "tests" / "extension" / "screens" / "in_page" / "gallery"
VITE = ROOT / "extension" / "node_modules" / ".bin" / "vite"


@pytest.fixture(scope="module")
def script(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The surfaces with a library in memory, as one script."""
    built = tmp_path_factory.mktemp("gallery")
    config = str(GALLERY / "vite.config.ts")
    command = [str(VITE), "build", "--config", config, "--outDir", str(built), "--logLevel", "warn"]
    subprocess.run(command, cwd=ROOT / "extension", check=True, capture_output=True, text=True)
    return built / "gallery.js"


@pytest.fixture(scope="module")
def chrome() -> Iterator[Browser]:
    running = playwright().chromium.launch(executable_path=chromium(), args=QUIET)
    yield running
    running.close()


class Agent:
    """Somebody writing on a page whose scripts listen to everything."""

    def __init__(self, page: Page, script: Path) -> None:
        self.page = page
        page.goto((GALLERY / "page.html").as_uri())
        page.add_script_tag(path=script)
        page.evaluate("document.querySelectorAll('script').forEach(script => script.remove())")
        page.evaluate("gallery.installGate()")
        page.evaluate(EAVESDROP)
        self.writes_at_the_end()

    def writes_at_the_end(self) -> None:
        self.page.evaluate(
            """() => {
              const field = document.querySelector('[data-here]')
              field.focus()
              getSelection().setPosition(field.querySelectorAll('p')[1].firstChild, 5)
              heard.length = 0
            }"""
        )

    def opens(self, call: str) -> None:
        self.page.evaluate(f"gallery.{call}")

    def presses(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def clicks(self, node: Node) -> None:
        self.page.mouse.click(*middle(self.page, node))

    def told(self, count: int) -> list[str]:
        """What the surfaces told so far, once there is so much of it."""
        self.page.wait_for_function("count => gallery.told.length >= count", arg=count)
        told: list[str] = self.page.evaluate("gallery.told")
        return told

    def heard(self) -> list[str]:
        """Events that the page's own listeners met, the caret's moves aside."""
        heard: list[str] = self.page.evaluate("heard")
        return [event for event in heard if event != "selectionchange"]

    def sees(self) -> Any:
        return self.page.evaluate(
            """() => ({
              text: document.querySelector('[data-here]').innerText.split('\\n').at(-1),
              caret: getSelection().anchorOffset,
              focus: document.activeElement.tagName,
              hosts: document.documentElement.children.length - 2,
            })"""
        )


EAVESDROP = """() => {
  window.heard = []
  const types = [
    'keydown', 'keypress', 'keyup', 'beforeinput', 'input', 'change', 'submit', 'copy', 'cut', 'paste',
    'compositionstart', 'compositionupdate', 'compositionend', 'focus', 'blur', 'focusin', 'focusout',
    'pointerdown', 'pointerup', 'mousedown', 'mouseup', 'contextmenu', 'wheel', 'toggle', 'selectionchange',
  ]
  for (const target of [window, document])
    for (const capture of [true, false])
      for (const type of types) target.addEventListener(type, event => heard.push(event.type), { capture })
}"""


@pytest.fixture
def agent(chrome: Browser, script: Path) -> Iterator[Agent]:
    page = chrome.new_page(viewport={"width": 1280, "height": 720})
    yield Agent(page, script)
    page.close()


BEFORE = {"text": ";LATE", "caret": 5, "focus": "SECTION", "hosts": 0}


def test_the_page_hears_nothing_of_a_search_and_a_choice(agent: Agent) -> None:
    agent.opens("palette()")
    agent.page.keyboard.type("ref", delay=5)
    agent.presses("ArrowDown", "Home", "Backspace", "Backspace", "Backspace", "Enter")

    assert agent.told(1) == ["chosen Late parcel, with an apology"]
    assert agent.heard() == []
    assert agent.sees() == BEFORE


def test_escape_returns_the_caret_to_where_it_was(agent: Agent) -> None:
    agent.opens("palette()")
    agent.presses("Escape")

    assert agent.told(1) == ["closed"]
    assert agent.heard() == []
    assert agent.sees() == BEFORE
    agent.page.keyboard.type("r")
    assert agent.sees()["text"] == ";LATER"
    assert "keydown" in agent.heard()


def test_a_click_elsewhere_closes_the_palette(agent: Agent) -> None:
    agent.opens("palette()")
    agent.page.mouse.click(1200, 650)
    assert agent.told(1) == ["closed"]
    assert agent.sees() == BEFORE


def test_a_click_on_a_row_takes_it(agent: Agent) -> None:
    agent.opens("palette()")
    agent.page.mouse.click(330, 360)
    assert agent.told(1) == ["chosen Where is my order"]
    assert "mousedown" not in agent.heard()


def test_after_a_click_into_the_preview_one_may_type_on(agent: Agent) -> None:
    agent.opens("palette()")
    agent.page.mouse.click(700, 400)
    agent.page.keyboard.type("refund", delay=5)
    agent.presses("Enter")
    assert agent.told(1) == ["chosen Refund confirmed"]
    assert "keydown" not in agent.heard()


def test_words_of_a_template_cannot_be_found_by_the_page(agent: Agent) -> None:
    for call in ("palette()", "questions()", "choice()"):
        agent.opens(call)
        agent.page.evaluate("new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)))")
        found = agent.page.evaluate(
            """() => ['Refund', 'apology', 'depot', 'Promised', 'Carrier', 'Royal']
              .filter(word => window.find(word, false, false, true, false, true))"""
        )
        read = agent.page.evaluate(
            """() => {
              document.execCommand('selectAll')
              const page = document.documentElement
              const there = document.elementFromPoint(400, 400)
              return [page.innerText, page.outerHTML, getSelection().toString(), there.outerHTML].join()
            }"""
        )
        assert found == []
        assert "depot" not in read
        assert "Promised" not in read
        agent.presses("Escape")
        agent.writes_at_the_end()


def test_a_preview_asks_no_server_for_its_pictures(agent: Agent) -> None:
    asked: list[str] = []
    agent.page.on("request", lambda request: asked.append(request.url))
    agent.opens("pictured()")
    agent.page.evaluate("new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)))")

    [picture] = [node for node in surface(agent.page).walk() if node.tag == "img"]
    assert picture.attributes["alt"] == "A dot"
    assert "Our shop" in shown_text(agent.page)
    assert [url for url in asked if not url.startswith("data:")] == []


def test_a_script_of_the_page_cannot_press_a_key_for_the_person(agent: Agent) -> None:
    agent.opens("palette()")
    agent.page.evaluate(
        """() => {
          const host = document.documentElement.lastElementChild
          for (const key of ['Enter', 'Escape', 'ArrowDown'])
            for (const type of ['keydown', 'keyup'])
              for (const target of [window, document, document.body, host])
                target.dispatchEvent(new KeyboardEvent(type, { key, bubbles: true, composed: true }))
          host.click()
        }"""
    )
    assert agent.page.evaluate("gallery.told") == []
    assert agent.page.evaluate("document.documentElement.lastElementChild.shadowRoot") is None
    agent.presses("Enter")
    assert agent.told(1) == ["chosen Late parcel, with an apology"]


def test_questions_are_answered_and_the_page_hears_no_key(agent: Agent) -> None:
    agent.opens("questions()")
    agent.page.keyboard.type("10482", delay=5)
    agent.presses("Tab", "ArrowRight", "Tab")
    agent.page.keyboard.type("03092026", delay=5)
    agent.presses("Tab", "Tab", "Enter")

    answers = json.loads(agent.told(1)[0].removeprefix("answered "))
    assert answers == {
        "order_number": "10482",
        "carrier": "UPS",
        "promised": "2026-03-09",
        "voucher": "false",
    }
    assert not {"keydown", "keypress", "keyup", "beforeinput", "input", "change"} & set(agent.heard())
    assert agent.sees() == BEFORE


KNOWN = "questions({ order_number: 'RJ-1815', carrier: 'UPS', promised: '2031-11-23' })"


def test_an_answer_that_is_offered_cannot_be_read_by_the_page(agent: Agent) -> None:
    agent.opens(KNOWN)
    agent.presses("Shift+Tab", "Tab")
    read = agent.page.evaluate(
        """() => {
          const selected = getSelection().toString()
          document.execCommand('selectAll')
          const all = getSelection().toString()
          const finds = word => window.find(word, false, false, true, false, true)
          const found = ['1815', '2031', '23'].filter(finds)
          return [selected, all, found]
        }"""
    )
    assert read == ["", "", []]


@pytest.mark.parametrize(
    ("keys", "answer"),
    [
        ([], "RJ-1815"),
        (["4"], "4"),
        (["End", "4"], "RJ-18154"),
        (["ArrowRight", "4"], "RJ-18154"),
        (["Home", "4"], "4RJ-1815"),
        (["Backspace", "4"], "4"),
        (["Shift+Tab", "Tab"], "RJ-1815"),
    ],
)
def test_an_offered_answer_is_accepted_replaced_or_changed(
    agent: Agent, keys: list[str], answer: str
) -> None:
    agent.opens(KNOWN)
    agent.presses(*keys, "Enter")

    assert json.loads(agent.told(1)[0].removeprefix("answered "))["order_number"] == answer


def test_a_click_takes_an_offered_answer_in_to_be_changed(agent: Agent) -> None:
    agent.opens(KNOWN)
    [field] = surface(agent.page).having(aria_label="Order number")
    agent.clicks(field)
    agent.presses("4", "Enter")

    assert '"order_number":"RJ-18154"' in agent.told(1)[0]


def test_an_offered_day_is_changed_part_by_part(agent: Agent) -> None:
    agent.opens(KNOWN)
    agent.presses("Tab", "Tab")
    agent.page.keyboard.type("12", delay=5)
    agent.presses("Enter")

    assert '"promised":"2031-12-23"' in agent.told(1)[0]


def test_an_offered_answer_that_was_taken_away_is_a_hole(agent: Agent) -> None:
    agent.opens(KNOWN)
    agent.presses("Delete", "Enter")

    assert "Fill this in." in shown_text(agent.page)


def test_while_questions_are_open_one_may_copy_from_the_page(agent: Agent) -> None:
    agent.opens("questions()")
    agent.page.locator("main header").first.dblclick(position={"x": 60, "y": 25})
    assert agent.page.evaluate("getSelection().toString()").strip() != ""
    assert agent.page.evaluate("gallery.told") == []


def test_a_notice_takes_neither_caret_nor_key(agent: Agent) -> None:
    agent.opens("notice()")
    agent.page.keyboard.type("r")
    assert agent.sees() == {**BEFORE, "text": ";LATER", "caret": 6, "hosts": 1}


@pytest.mark.parametrize("call", ["palette()", "questions()", "choice()"])
def test_it_is_open_before_the_call_returns(agent: Agent, call: str) -> None:
    """Drawn, placed and focused in one task: the next frame has it whole."""
    at_once = agent.page.evaluate(
        f"() => {{ gallery.{call}; return document.activeElement.parentElement.tagName === 'HTML' }}"
    )
    assert at_once


def test_over_a_modal_dialog_of_the_page_it_still_works(agent: Agent) -> None:
    agent.page.evaluate(
        """() => {
          const dialog = document.createElement('dialog')
          dialog.innerHTML = '<textarea data-here>;late</textarea>'
          document.querySelector('[data-here]').remove()
          document.body.append(dialog)
          dialog.showModal()
          dialog.querySelector('textarea').setSelectionRange(5, 5)
        }"""
    )
    agent.opens("questions()")
    agent.page.keyboard.type("10482", delay=5)
    agent.presses("Escape")
    agent.opens("palette()")
    agent.presses("ArrowDown", "Enter")

    assert agent.told(2) == ["cancelled", "chosen Where is my order"]
    assert agent.page.evaluate("document.activeElement.selectionStart") == 5


def test_a_focus_trap_of_the_page_does_not_take_the_caret_back(agent: Agent) -> None:
    agent.page.evaluate(
        """() => document.addEventListener('focusin', event => {
          const field = document.querySelector('[data-here]')
          if (!field.contains(event.target)) field.focus()
        })"""
    )
    for call in ("palette()", "questions()"):
        agent.opens(call)
        assert agent.page.evaluate("document.activeElement.parentElement === document.documentElement")
        agent.presses("Escape")


def test_an_input_method_composes_in_the_search_and_the_page_hears_nothing(agent: Agent) -> None:
    agent.opens("palette()")
    debugger = agent.page.context.new_cdp_session(agent.page)
    for composed in ("tui", "tui kuan", "退款"):
        caret = {"selectionStart": len(composed), "selectionEnd": len(composed)}
        debugger.send("Input.imeSetComposition", {"text": composed, **caret})
    debugger.send("Input.insertText", {"text": "退款"})
    agent.presses("Enter")

    assert agent.told(1) == ["chosen 退款到账时间"]
    assert agent.heard() == []


def test_from_a_frame_the_caret_goes_back_into_the_frame(agent: Agent) -> None:
    agent.page.evaluate(
        """() => {
          const frame = document.createElement('iframe')
          document.body.prepend(frame)
          const inside = frame.contentDocument
          inside.body.contentEditable = true
          inside.body.innerHTML = 'Hi ;late'
          frame.contentWindow.focus()
          inside.body.focus()
          frame.contentWindow.getSelection().setPosition(inside.body.firstChild, 8)
        }"""
    )
    agent.opens("palette()")
    agent.page.keyboard.type("ref", delay=5)
    agent.presses("Escape")
    agent.page.keyboard.type("r")

    assert (
        agent.page.evaluate("document.querySelector('iframe').contentDocument.body.textContent")
        == "Hi ;later"
    )
