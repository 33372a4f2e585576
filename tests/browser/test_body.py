"""The body of a template as a person writes it: real keys in the library's screen of the built extension."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.body import body, new_body, source_of
from tests.browser.browser import ROOT, Browser, browser
from tests.browser.input_method import InputMethod

pytestmark = pytest.mark.slow

AXE = ROOT / "extension" / "node_modules" / "axe-core" / "axe.min.js"


@pytest.fixture(scope="module")
def opened() -> Iterator[Browser]:
    with browser() as fresh:
        yield fresh


@pytest.fixture
def page(opened: Browser) -> Iterator[Page]:
    with new_body(opened) as page:
        yield page


def test_a_variable_is_picked_where_brackets_are_opened(page: Page) -> None:
    page.keyboard.type("Dear {{first")
    options = page.get_by_role("option").filter(has_text="First name of the person")
    expect(options).to_contain_text("Ada")
    page.keyboard.press("Enter")
    page.keyboard.type(",")
    expect(body(page).locator(".chip")).to_have_text("Recipient: first name")
    assert source_of(page) == "<p>Dear {{ to.first_name }},</p>"


def test_a_list_that_was_sent_away_leaves_the_keys_to_the_text(page: Page) -> None:
    page.keyboard.type("{{sub")
    expect(page.get_by_role("option").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("option").filter(has_text="Subject")).to_have_count(0)
    page.keyboard.type("ject }}")
    page.keyboard.press("Enter")
    page.keyboard.type("x")
    assert source_of(page) == "<p>{{subject }}</p><p>x</p>"


def test_a_chip_is_edited_in_place(page: Page) -> None:
    page.keyboard.type("Dear {{ to.first_name }}")
    page.locator(".chip").click()
    field = page.get_by_role("form", name="Edit the chip")
    field.get_by_label("If nobody knows it").fill("there")
    page.keyboard.press("Enter")
    expect(body(page)).to_be_focused()
    page.keyboard.type("!")
    assert source_of(page) == '<p>Dear {{ to.first_name | default: "there" }}!</p>'


def test_a_chip_is_reached_and_opened_by_keys_alone(page: Page) -> None:
    page.keyboard.type("{% ask size %}")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Enter")
    field = page.get_by_role("form", name="Edit the chip")
    expect(field.get_by_label("Question", exact=True)).to_be_focused()
    page.keyboard.press("Control+a")
    page.keyboard.type("Which size?")
    field.get_by_label("Answered with").select_option("choice")
    field.get_by_label("Choices").fill("S, M")
    page.keyboard.press("Enter")
    assert source_of(page) == '<p>{% ask size, label: "Which size?", kind: "choice", options: "S, M" %}</p>'


def test_a_chip_becomes_text_and_a_chip_again(page: Page) -> None:
    page.keyboard.type("Hi {{ to.name }}")
    page.keyboard.press("Control+Shift+L")
    expect(page.locator(".body-rich .chip")).to_have_count(0)
    page.keyboard.type(" | upcase")
    page.keyboard.press("Home")
    expect(page.locator(".body-rich .chip")).to_have_text("Recipient: full name · upcase")
    assert source_of(page) == "<p>Hi {{ to.name | upcase }}</p>"


def test_an_answer_is_called_as_its_question_is(page: Page) -> None:
    page.keyboard.type('{% ask wanted, label: "Size or colour" %} We keep {{ wanted }}, yes {{ wanted }}.')
    chips = page.locator(".body-rich .chip")
    expect(chips).to_have_text(["Asks: Size or colour", "Size or colour", "Size or colour"])

    chips.first.click()
    field = page.get_by_role("form", name="Edit the chip")
    field.get_by_label("Question").fill("What they want")
    field.get_by_label("Question").press("Enter")
    expect(chips).to_have_text(["Asks: What they want", "What they want", "What they want"])
    chips.last.click()
    expect(field).to_be_visible()


def test_control_chips_show_their_partners(page: Page) -> None:
    page.keyboard.type("{% if subject %}a{% else %}b{% endif %} {% if message %}c{% endif %}")
    page.locator(".body-rich .chip", has_text="else").click()
    expect(page.locator(".chip.partner")).to_have_text(["if subject", "else", "end if"])


def test_a_problem_is_underlined_and_mended_by_a_key(page: Page) -> None:
    page.keyboard.type("Dear {{ to.frist_name }}")
    expect(page.locator(".chip.wrong")).to_have_text("Recipient: frist name")
    page.keyboard.press("Control+.")
    expect(page.locator(".chip.wrong")).to_have_count(0)
    assert source_of(page) == "<p>Dear {{ to.first_name }}</p>"

    page.keyboard.press("Control+z")
    expect(page.locator(".chip.wrong")).to_have_count(1)


def test_the_source_has_the_same_caret(page: Page) -> None:
    page.keyboard.type("One\nTwo three")
    for _ in range(5):
        page.keyboard.press("ArrowLeft")
    page.keyboard.press("Control+Shift+E")
    page.keyboard.type("<b>and</b> ")
    page.keyboard.press("Control+Shift+E")
    page.keyboard.type("|")
    assert source_of(page) == "<p>One</p><p>Two <b>and</b> |three</p>"


def test_what_rich_text_cannot_hold_stays_in_the_source(page: Page) -> None:
    page.keyboard.press("Control+Shift+E")
    page.keyboard.type("<h2><div>Boxed</div></h2>")
    expect(page.get_by_text("so it is shown as source")).to_be_visible()
    page.keyboard.press("Control+Shift+E")
    source = page.get_by_role("textbox", name="Reply as HTML with Liquid")
    expect(source).to_have_value("<h2><div>Boxed</div></h2>")


def test_an_input_method_writes_undisturbed_beside_a_chip(page: Page) -> None:
    page.keyboard.type("{{ to.name }}")
    InputMethod(page).composes("n", "ni", "nih", "niha", "nihao").commits("你好")
    expect(body(page)).to_have_text("Recipient: full name你好")
    InputMethod(page).composes("{", "{{").commits("{{ to.email }}")
    page.keyboard.type(".")
    assert source_of(page) == "<p>{{ to.name }}你好{{ to.email }}.</p>"


def test_a_screen_reader_finds_nothing_without_a_name(page: Page) -> None:
    page.keyboard.type("Dear {{ to.name }} {{ to.frist }} ")
    page.get_by_role("button", name="More tools").click()
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate(
        """axe.run('.body-editor').then(({ violations }) =>
          violations.map(({ id, nodes }) => [id, nodes[0].html]))"""
    )
    assert found == []
