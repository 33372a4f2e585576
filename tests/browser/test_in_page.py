"""What a page can notice of the palette, the question box and the notice, and what it can do against them."""

import pytest

from tests.browser.agent import BEFORE, Agent
from tests.browser.drawn import drawn
from tests.browser.surface import shown_text, surface

pytestmark = pytest.mark.slow


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


@pytest.mark.parametrize(
    ("call", "name"),
    [
        ("palette()", "Insert a template"),
        ("choice()", "Choose a template"),
        ("questions()", "Late parcel: new date promised"),
    ],
)
def test_a_screen_reader_is_told_what_opened(agent: Agent, call: str, name: str) -> None:
    agent.opens(call)
    [box] = [node for node in surface(agent.page).walk() if "surface" in node.attributes.get("class", "")]
    assert box.attributes.get("aria-label") == name
    assert box.tag == "dialog" or box.attributes.get("role") == "dialog"


def test_a_click_elsewhere_closes_the_palette(agent: Agent) -> None:
    agent.opens("palette()")
    agent.page.mouse.click(1200, 650)
    assert agent.told(1) == ["closed"]
    assert agent.sees() == BEFORE


def test_a_click_on_a_row_takes_it(agent: Agent) -> None:
    agent.opens("palette()")
    [row] = [
        row
        for row in surface(agent.page).having(role="option")
        if row.attributes["aria-label"].startswith("Where is my order")
    ]
    agent.clicks(row)
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
        drawn(agent.page)
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
    drawn(agent.page)

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
