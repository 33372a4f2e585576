"""A click or a key chooses only what a person really sees."""

import pytest
from playwright.sync_api import ViewportSize

from tests.browser.agent import Agent
from tests.browser.drawn import drawn
from tests.browser.surface import corners, middle, surface

pytestmark = pytest.mark.slow

# Each lays something over the box that lets every click through; `c` takes it away again.
COVERS = {
    "a popover over everything": """
        const cover = document.createElement('div')
        cover.popover = 'manual'
        const place = 'position:fixed;inset:0;width:100vw;height:100vh'
        cover.style.cssText = `all:initial;${place};background:#fff;pointer-events:none`
        document.body.append(cover)
        cover.showPopover()
        window.uncover = () => cover.remove()""",
    "a popover over a corner of it": """
        const cover = document.createElement('div')
        cover.popover = 'manual'
        const place = 'position:fixed;inset:200px auto auto 240px;width:300px;height:120px'
        cover.style.cssText = `all:initial;${place};background:#fff;pointer-events:none`
        document.body.append(cover)
        cover.showPopover()
        window.uncover = () => cover.remove()""",
    "what lies behind a popover, drawn over us": """
        const style = document.createElement('style')
        style.textContent = '#c { all: initial; pointer-events: none; width: 1px; height: 1px } '
          + '#c::backdrop { background: #fff; pointer-events: none }'
        const cover = document.createElement('div')
        cover.id = 'c'
        cover.popover = 'manual'
        document.body.append(style, cover)
        cover.showPopover()
        window.uncover = () => cover.remove()""",
    "a picture of the page before": """
        const style = document.createElement('style')
        style.textContent = '::view-transition { background: #fff; pointer-events: none } '
          + '::view-transition-group(*) { animation-duration: 60s }'
        document.head.append(style)
        const shown = document.startViewTransition(() => {})
        window.uncover = () => shown.skipTransition()""",
}


def cover(agent: Agent, how: str) -> None:
    agent.page.evaluate(f"() => {{ {COVERS[how]} }}")
    # Whoever looks what lies over what is told of it when the page is drawn.
    drawn(agent.page)
    agent.page.wait_for_timeout(400)


def told(agent: Agent) -> list[str]:
    agent.page.wait_for_timeout(250)
    answer: list[str] = agent.page.evaluate("gallery.told")
    return answer


def row(agent: Agent) -> tuple[float, float]:
    return middle(agent.page, surface(agent.page).having(role="option")[0])


@pytest.mark.parametrize("how", COVERS)
def test_enter_chooses_nothing_that_is_covered(agent: Agent, how: str) -> None:
    agent.opens("palette()")
    agent.page.keyboard.type("ref", delay=5)
    cover(agent, how)

    agent.presses("Enter")

    assert told(agent) == []


@pytest.mark.parametrize("how", COVERS)
def test_a_click_through_a_cover_chooses_nothing(agent: Agent, how: str) -> None:
    agent.opens("palette()")
    agent.page.wait_for_timeout(200)
    place = row(agent)
    cover(agent, how)

    agent.page.mouse.click(*place)

    assert told(agent) == []


def test_what_was_covered_lies_on_top_again_and_is_chosen_once_it_was_seen(agent: Agent) -> None:
    agent.opens("palette()")
    agent.page.keyboard.type("refund", delay=5)
    cover(agent, "a popover over everything")
    agent.presses("Enter")
    assert told(agent) == []

    agent.page.wait_for_timeout(700)
    agent.enters(1)

    assert agent.told(1) == ["chosen Refund confirmed"]


def test_a_cover_that_is_pulled_away_under_the_mouse_gives_no_click(agent: Agent) -> None:
    agent.opens("palette()")
    agent.page.wait_for_timeout(200)
    place = row(agent)
    cover(agent, "a popover over everything")
    agent.page.evaluate("uncover()")
    agent.page.wait_for_timeout(150)

    agent.page.mouse.click(*place)

    assert told(agent) == []


def test_a_box_that_was_just_moved_takes_no_click(agent: Agent) -> None:
    wide: ViewportSize = {"width": 1280, "height": 720}
    narrow: ViewportSize = {"width": 700, "height": 720}
    agent.opens("palette()")
    agent.page.set_viewport_size(narrow)
    where_it_will_be = row(agent)
    agent.page.set_viewport_size(wide)
    agent.page.wait_for_timeout(700)

    agent.page.set_viewport_size(narrow)
    drawn(agent.page, 1)
    agent.page.mouse.click(*where_it_will_be)

    assert told(agent) == []


@pytest.mark.parametrize("call", ["questions()", "choice()"])
def test_the_other_boxes_take_no_enter_either(agent: Agent, call: str) -> None:
    agent.opens(call)
    agent.page.wait_for_timeout(200)
    cover(agent, "a popover over everything")

    agent.presses("Enter")

    assert told(agent) == []


def test_a_digit_chooses_nothing_that_is_covered(agent: Agent) -> None:
    agent.opens("choice()")
    agent.page.wait_for_timeout(200)
    cover(agent, "a popover over a corner of it")

    agent.presses("2")

    assert told(agent) == []


@pytest.mark.parametrize(
    "rule",
    [
        "zoom: .1",
        "zoom: 4",
        "opacity: 0",
        "filter: opacity(0)",
        "transform: scale(.05)",
        "clip-path: inset(100%)",
        "mask: linear-gradient(transparent, transparent)",
        "mix-blend-mode: difference",
    ],
)
def test_no_rule_of_the_page_makes_the_box_small_or_faint(agent: Agent, rule: str) -> None:
    agent.opens("palette()")
    stage = surface(agent.page).children[0]
    before = corners(agent.page, stage.children[0])
    agent.page.keyboard.press("Escape")

    agent.page.add_style_tag(content=f"html, body, html > div {{ {rule} !important }}")
    agent.opens("palette()")
    agent.page.wait_for_timeout(300)
    after = corners(agent.page, surface(agent.page).children[0].children[0])

    assert abs((after[2] - after[0]) - (before[2] - before[0])) < 2
    agent.page.keyboard.type("refund", delay=5)
    agent.enters(2)
    assert agent.told(2)[-1] == "chosen Refund confirmed"


def test_a_zoom_that_comes_later_is_made_good(agent: Agent) -> None:
    agent.opens("palette()")
    agent.page.wait_for_timeout(200)
    before = corners(agent.page, surface(agent.page).children[0].children[0])
    agent.page.evaluate("document.documentElement.style.zoom = .1")
    agent.page.wait_for_timeout(200)
    after = corners(agent.page, surface(agent.page).children[0].children[0])

    assert abs((after[2] - after[0]) - (before[2] - before[0])) < 2


def test_a_page_that_takes_the_box_away_has_nothing_chosen(agent: Agent) -> None:
    agent.opens("palette()")
    agent.page.wait_for_timeout(200)
    agent.page.evaluate("document.documentElement.lastElementChild.remove()")

    agent.presses("Enter")

    assert [word for word in told(agent) if word.startswith("chosen")] == []
