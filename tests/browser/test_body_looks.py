"""How the words of a reply look, and what is brought into it: links, tables, colours, emoji, pastes."""

import re
from base64 import b64decode
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.body import body, new_body, paste, source_of
from tests.browser.browser import Browser, browser
from tests.browser.drawn import drawn
from tests.browser.input_method import InputMethod

pytestmark = pytest.mark.slow

WORD = (
    "<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·&nbsp;</span>"
    "<b style='color:red'>the parcel</b><o:p></o:p></p>"
    "<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·&nbsp;</span>"
    "<a href='https://shop.test' onclick='window.stolen=1'>its label</a></p>"
    "<img src=x onerror='window.stolen=1'>"
)


@pytest.fixture(scope="module")
def opened() -> Iterator[Browser]:
    with browser() as fresh:
        yield fresh


@pytest.fixture
def page(opened: Browser) -> Iterator[Page]:
    with new_body(opened) as page:
        yield page


def test_lists_links_and_undo_by_keys(page: Page) -> None:
    page.keyboard.type("- one")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("two")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    page.keyboard.type("See ")
    page.keyboard.press("Control+k")
    page.keyboard.type("shop.test/x")
    page.keyboard.press("Enter")
    page.keyboard.type(" now")
    link = '<a href="https://shop.test/x">shop.test/x</a>'
    assert source_of(page) == f"<ul><li>one<ul><li>two</li></ul></li></ul><p>See {link} now</p>"

    page.keyboard.press("Control+z")
    assert "now" not in source_of(page)


def test_the_key_of_a_link_pressed_again_is_that_of_the_palette(page: Page) -> None:
    page.keyboard.press("Control+k")
    expect(page.get_by_role("textbox", name="Link address")).to_be_focused()
    page.keyboard.press("Control+k")
    expect(page.get_by_role("combobox", name="Do or find anything")).to_be_focused()
    expect(page.locator(".link-field")).to_have_count(0)

    page.keyboard.press("Escape")
    expect(body(page)).to_be_focused()


def test_the_toolbar_is_worked_by_arrows(page: Page) -> None:
    page.keyboard.type("word")
    page.keyboard.press("Control+a")
    # The browser tells of a selection a task later; nobody is as quick as this with the next key.
    drawn(page)
    page.keyboard.press("Shift+Tab")
    bold = page.get_by_role("button", name=re.compile("^Bold"))
    expect(bold).to_be_focused()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name=re.compile("^Italic"))).to_have_attribute("aria-pressed", "true")
    assert source_of(page) == "<p><i>word</i></p>"


def test_a_table_is_put_in_and_walked_through(page: Page) -> None:
    page.get_by_role("button", name="More tools").click()
    page.get_by_role("button", name="Table", exact=True).click()
    page.keyboard.type("Item")
    page.keyboard.press("Tab")
    page.keyboard.type("Price")
    page.get_by_role("button", name="Delete row").click()
    page.get_by_role("button", name="Column after").click()
    looks = 'border="1" cellpadding="6" cellspacing="0" style="border-collapse: collapse"'
    row = "<tr><td></td><td></td><td></td></tr>"
    assert source_of(page).startswith(f"<table {looks}><tbody>{row}{row}</tbody></table>")


def test_right_to_left_is_said_by_the_paragraph(page: Page) -> None:
    page.get_by_role("button", name="More tools").click()
    page.get_by_role("button", name="Right to left").click()
    page.keyboard.type("שלום")
    assert source_of(page) == '<p dir="rtl">שלום</p>'


def test_words_are_given_a_colour_and_a_size_by_keys(page: Page) -> None:
    page.keyboard.type("Not today")
    for _ in range(5):
        page.keyboard.press("Shift+ArrowLeft")
    page.get_by_role("button", name="More tools").click()
    page.get_by_role("button", name="Text colour").press("Enter")
    colours = page.get_by_role("listbox", name="Text colour")
    expect(colours).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(body(page)).to_be_focused()

    page.get_by_role("button", name="Text size").click()
    page.get_by_role("option", name="Large").click()
    expect(body(page)).to_be_focused()

    page.get_by_role("button", name="Text colour").click()
    expect(page.get_by_role("option", name="Red")).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Escape")
    expect(colours).to_have_count(0)
    expect(body(page)).to_be_focused()
    assert source_of(page) == '<p>Not <span style="color: #d02f26; font-size: 1.25em">today</span></p>'


def test_an_emoji_that_is_not_wanted_leaves_the_words_that_were_selected(page: Page) -> None:
    page.keyboard.type("Thanks")
    page.keyboard.press("Control+a")
    page.get_by_role("button", name="Emoji").click()
    expect(page.get_by_role("combobox", name="Find an emoji")).to_be_focused()
    page.keyboard.press("Escape")
    expect(body(page)).to_be_focused()
    assert source_of(page) == "<p>Thanks</p>"


def test_what_word_copies_comes_in_clean(page: Page) -> None:
    paste(page, "text/html", WORD)
    expect(body(page)).to_contain_text("its label")
    assert source_of(page) == (
        '<ul><li><b>the parcel</b></li><li><a href="https://shop.test">its label</a></li></ul>'
    )


def test_plain_text_keeps_its_lines_and_its_liquid(page: Page) -> None:
    paste(page, "text/plain", "Dear {{ to.name }},\nhello\n\nBye & <b>")
    expect(page.locator(".body-rich .chip")).to_have_text("Recipient: full name")
    assert source_of(page) == "<p>Dear {{ to.name }},<br>hello</p><p>Bye &amp; &lt;b&gt;</p>"


def test_what_is_copied_here_is_pasted_here_as_it_was(page: Page) -> None:
    page.keyboard.type("Hi {{ to.name }}")
    page.keyboard.press("Control+a")
    page.keyboard.press("Control+c")
    page.keyboard.press("Control+v")
    page.keyboard.type(", and ")
    page.keyboard.press("Control+v")
    assert source_of(page) == "<p>Hi {{ to.name }}, and </p><p>Hi {{ to.name }}</p>"


def test_a_picture_is_scaled_into_the_reply_or_refused_in_words(page: Page) -> None:
    large = page.evaluate(
        """async () => {
          const canvas = new OffscreenCanvas(2000, 1000);
          const pen = canvas.getContext('2d');
          for (let x = 0; x < 2000; x += 4) {
            pen.fillStyle = `hsl(${x} 80% 50%)`;
            pen.fillRect(x, 0, 4, 1000);
          }
          const bytes = new Uint8Array(await (await canvas.convertToBlob()).arrayBuffer());
          return [...bytes];
        }"""
    )
    chosen = page.locator(".body-editor input[type=file]")
    chosen.set_input_files({"name": "red_lamp.png", "mimeType": "image/png", "buffer": bytes(large)})
    picture = body(page).locator("img[alt='red lamp']")
    expect(picture).to_have_attribute("src", re.compile("^data:image/jpeg;base64,"))
    assert len(picture.get_attribute("src") or "") < 90_000

    chosen.set_input_files({"name": "no.png", "mimeType": "image/png", "buffer": b"not a picture"})
    expect(page.get_by_role("alert")).to_contain_text("not a picture")


def test_an_emoji_is_found_by_its_name(page: Page) -> None:
    page.keyboard.type("Thanks ")
    page.get_by_role("button", name="Emoji").click()
    expect(page.get_by_role("combobox", name="Find an emoji")).to_be_focused()
    page.keyboard.type("parcel")
    page.keyboard.press("Enter")
    assert source_of(page) == "<p>Thanks 📦</p>"


def test_an_emoji_is_written_by_its_name(page: Page) -> None:
    options = page.get_by_role("listbox", name="Emoji").get_by_role("option")
    page.keyboard.type("At 10:30 :parcel")
    expect(options).to_have_text([re.compile("parcel box")])
    page.keyboard.press("Enter")
    expect(body(page)).to_have_text("At 10:30 📦")
    page.keyboard.type(" :smile:")
    expect(body(page)).to_have_text("At 10:30 📦 🙂")

    page.keyboard.type(" :hug")
    expect(options).to_have_count(1)
    page.keyboard.press("Escape")
    expect(options).to_have_count(0)
    page.keyboard.press("Enter")
    InputMethod(page).composes(":", ":sm", ":smile").commits(":smile")
    expect(options.first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    assert source_of(page) == "<p>At 10:30 📦 🙂 :hug</p><p>😊</p>"


def test_a_picture_comes_behind_the_chip_that_was_clicked(page: Page) -> None:
    page.keyboard.type("Hi {{ to.name }}, bye")
    page.locator(".body-rich .chip").click()
    expect(page.locator(".body-rich .chip")).to_have_class(re.compile("ProseMirror-selectednode"))
    dot = b64decode("R0lGODlhAQABAIAAAP///wAAACH5BAAAAAAALAAAAAABAAEAAAICRAEAOw==")
    page.locator(".body-editor input[type=file]").set_input_files(
        {"name": "dot.gif", "mimeType": "image/gif", "buffer": dot}
    )
    expect(body(page).locator("img[alt='dot']")).to_be_visible()
    assert re.fullmatch(r"<p>Hi {{ to.name }}<img [^>]*>, bye</p>", source_of(page))
