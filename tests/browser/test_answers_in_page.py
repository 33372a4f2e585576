"""Questions that are answered over a page, and answers that are offered: the page learns of neither."""

import json

import pytest

from tests.browser.agent import BEFORE, Agent
from tests.browser.demo import until
from tests.browser.surface import shown_text, surface

pytestmark = pytest.mark.slow


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

    until(lambda: "Fill this in." in shown_text(agent.page), "what is missing to be said")


def test_while_questions_are_open_one_may_copy_from_the_page(agent: Agent) -> None:
    agent.opens("questions()")
    agent.page.locator("main header").first.dblclick(position={"x": 60, "y": 25})
    assert agent.page.evaluate("getSelection().toString()").strip() != ""
    assert agent.page.evaluate("gallery.told") == []


def test_a_table_several_and_lines_are_filled_in_by_keyboard(agent: Agent) -> None:
    agent.opens("moreQuestions()")
    agent.presses("Tab", "Space", "Tab", "Tab")
    for item, price in [("lamp", "19,90"), ("cable", "5")]:
        agent.page.keyboard.type(item, delay=5)
        agent.presses("Tab")
        agent.page.keyboard.type(price, delay=5)
        agent.presses("Tab", "Tab")
    agent.presses("Tab", "Tab", "Tab")
    agent.page.keyboard.type("Sorry.", delay=5)
    agent.presses("Tab")
    agent.page.keyboard.type("pack", delay=5)
    agent.presses("Enter")
    agent.page.keyboard.type("send", delay=5)
    assert agent.page.evaluate("gallery.told") == []
    agent.presses("Control+Enter")

    answers = json.loads(agent.told(1)[0].removeprefix("answered "))
    assert answers == {
        "items": "lamp\t19,90\ncable\t5",
        "sent": "photo\ninvoice",
        "days": "30",
        "contact": "mira@shop.test",
        "note": "Sorry.",
        "steps": "pack\nsend",
    }
    assert not {"keydown", "keypress", "keyup", "beforeinput", "input", "change"} & set(agent.heard())
    assert agent.sees() == BEFORE


def test_hints_headings_and_offers_are_nothing_that_the_page_can_find(agent: Agent) -> None:
    agent.opens("moreQuestions()")
    agent.presses("Tab", "Tab")
    found = agent.page.evaluate(
        """() => ['invoice', 'Price', 'mira@', 'photo']
          .filter(word => window.find(word, false, false, true, false, true))"""
    )
    assert found == []
