"""What a shortcut becomes in every kind of field."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.browser import Browser
from tests.browser.demo import until
from tests.browser.served import Served
from tests.browser.surface import notices
from tests.browser.writer import Writer, still

pytestmark = pytest.mark.slow

Writing = Callable[[str], Writer]

THREE = "Dear Ada,\n\nit is late.\nSorry.\n\nBye"


@pytest.fixture
def page(library: Browser, pages: Served) -> Page:
    return library.page(pages.url("fields.html"))


@pytest.fixture
def writing(page: Page) -> Writing:
    return lambda css: Writer(page, css)


@pytest.mark.parametrize(
    ("css", "keys", "wanted"),
    [
        ("#line", "Oh ;hi<Tab>", "Oh Hello friend"),
        ("#line", ";hi now", "Hello friend now"),
        ("#line", ";hi.", "Hello friend."),
        ("#line", ";three<Tab>", "Dear Ada, it is late. Sorry. Bye"),
        ("#text", "(kr<Tab>", "(Kind regards"),
        ("#text", "你好kr<Tab>", "你好Kind regards"),
        ("#text", "KR<Tab>", "Kind regards"),
        ("#text", ";three<Tab>", THREE),
        ("#text", ";three ", THREE),
        ("#text", ";hi<Enter>there", "Hello friendthere"),
        ("#text", ";hi<Tab> and ;hi<Tab>", "Hello friend and Hello friend"),
        ("#text", ";hi ;hi ;hi ", "Hello friend Hello friend Hello friend "),
        ("#text", ";less<Tab>", "1 < 2 & 3 > 2"),
        ("#text", ";hx<Backspace>i<Tab>", "Hello friend"),
        ("#text", ";hi there<Control+Backspace><Backspace><Tab>", "Hello friend"),
        ("#text", "Oh ;hi<Enter><Control+z><Tab>", "Oh Hello friend"),
        ("#text", ";nothing ", ";nothing "),
        ("#text", "bakr ", "bakr "),
    ],
)
def test_plain_fields(writing: Writing, css: str, keys: str, wanted: str) -> None:
    assert writing(css).types(keys).sees(wanted) == wanted


def test_two_shortcuts_faster_than_the_first_can_be_written(writing: Writing) -> None:
    text = writing("#text").types(";hi<Tab>;hi<Tab>kr<Tab>!", pace=0)

    assert text.sees("Hello friendHello friendKind regards!") == "Hello friendHello friendKind regards!"


@pytest.mark.parametrize("css", ["#text", "#divs", "#empty", "#paragraphs", "#breaks"])
@pytest.mark.parametrize("ending", [" ", "<Tab>"])
def test_a_shortcut_below_a_reply(writing: Writing, css: str, ending: str) -> None:
    field = writing(css).types(";hi ").gone(";hi").types(f"see docs<Enter>;hi{ending}").gone(";hi")

    until(lambda: field.state()["text"].count("Hello friend") == 2, "both replies")


LINK = '<a href="https://shop.test/">here</a>'
SPAN = '<span style="font-family: Georgia; color: red;">'


@pytest.mark.parametrize(
    ("css", "keys", "wanted"),
    [
        ("#empty", ";hi<Tab>", "Hello friend"),
        (
            "#divs",
            ";three<Tab>",
            "<div>Dear Ada,</div><div><br></div><div>it is late.</div><div>Sorry.</div><div><br></div>"
            '<div>Bye</div><div class="signature">-- <br>Bob</div>',
        ),
        (
            "#paragraphs",
            ";three<Tab>",
            "<p>Dear Ada,</p><p>it is late.<br>Sorry.</p><p>Bye</p><p>signature</p>",
        ),
        (
            "#paragraphs",
            ";rich<Tab>",
            f"<p>Dear Ada,</p><p>it is <b>late</b>, see {LINK}.</p><ul><li>one</li><li>two</li></ul>"
            "<p>Bye</p><p>signature</p>",
        ),
        (
            "#tight",
            ";rich<Tab>",
            '<p class="mail" style="margin: 0px;">Dear Ada,</p><p class="mail" style="margin: 0px;"><br></p>'
            f'<p class="mail" style="margin: 0px;">it is <b>late</b>, see {LINK}.</p>'
            '<ul><li>one</li><li>two</li></ul><p class="mail" style="margin: 0px;">Bye</p><p>signature</p>',
        ),
        ("#font", ";hi<Tab>", f"<div>{SPAN}Hi Hello friend</span></div>"),
        ("#breaks", ";hi<Tab>", "Hi Hello friend<br>-- <br>Bob"),
        ("#list", ";hi<Tab>", "<ul><li>Hello friend</li></ul>"),
        ("#empty", ";<Control+b>h<Control+b>i<Tab>", "Hello friend"),
        ("#plaintext", ";hi<Tab>", "Hello friend"),
        ("#empty", ";less<Tab>", "1 &lt; 2 &amp; 3 &gt; 2"),
    ],
)
def test_rich_fields(writing: Writing, css: str, keys: str, wanted: str) -> None:
    assert writing(css).types(keys).sees(wanted, "html") == wanted


def test_formatting_keeps_the_font_of_the_place(writing: Writing, page: Page) -> None:
    writing("#font").types(";bold<Tab>").sees("Hi it is late now")

    fonts = page.eval_on_selector_all(
        "#font *", "found => found.map(element => getComputedStyle(element).fontFamily)"
    )
    assert page.locator("#font b").inner_text() == "late"
    assert set(fonts[1:]) == {"Georgia"}


def test_a_size_in_points_is_not_written_once_more(writing: Writing) -> None:
    points = writing("#points").types(";rich<Tab>")

    points.holds("Bye")
    assert "style" not in points.state()["html"]


@pytest.mark.parametrize("css", ["#text", "#divs", "#paragraphs"])
@pytest.mark.parametrize(
    ("keys", "before_caret"), [(";between<Tab>", "Dear Ada,"), (";inside<Tab>", "Hello ")]
)
def test_the_caret_stands_where_the_template_wants_it(
    writing: Writing, css: str, keys: str, before_caret: str
) -> None:
    field = writing(css).types(keys)

    assert field.sees(before_caret, "caret").rstrip("\n") == before_caret
    line = next(line for line in field.types("HERE").holds("HERE").split("\n") if "HERE" in line)
    assert line == ("HERE" if before_caret == "Dear Ada," else "Hello HERE, how are you?")


@pytest.mark.parametrize("css", ["#text", "#divs", "#paragraphs", "#tight"])
@pytest.mark.parametrize(
    ("keys", "wanted"),
    [
        ("Ada<Tab>Monday<Tab>Eve", "Hello Ada, it comes on Monday. / Yours, Eve"),
        ("Ada<Tab>Monday<Shift+Tab> Lee<Tab> 4", "Hello Ada Lee, it comes on Monday 4. / Yours,"),
        ("<Tab>Monday<Shift+Tab>Ada", "Hello Ada, it comes on Monday. / Yours,"),
    ],
)
def test_caret_stops_are_walked_by_tab(writing: Writing, css: str, keys: str, wanted: str) -> None:
    field = writing(css).types(";stops<Tab>")
    field.sees("Hello ", "caret")
    field.types(keys)

    def lines() -> str:
        text: str = field.state()["text"].replace("\xa0", " ")
        return " / ".join(line.strip() for line in text.split("\n") if line.strip())

    until(lambda: lines().startswith(wanted), wanted)


@pytest.mark.parametrize("leaving", ["<Escape>", "<Tab><Tab>", "<Home>"])
def test_tab_is_the_pages_again_once_the_walk_is_over(writing: Writing, page: Page, leaving: str) -> None:
    field = writing("#text").types(";stops<Tab>")
    field.sees("Hello ", "caret")
    field.types(f"{leaving}<Tab>")

    page.wait_for_function("document.activeElement.id !== 'text'")


@pytest.mark.parametrize("css", ["#password", "#pass", "#code", "#card"])
def test_secrets_are_never_touched(page: Page, css: str) -> None:
    field = Writer(page, css, hears_within=2).types(";hi ")
    still(page)

    assert field.state()["text"] == ";hi "


def test_what_may_not_be_written_is_not(page: Page) -> None:
    for css in ("#readonly", "#not-here"):
        Writer(page, css, hears_within=2).types("<Tab>")
    still(page)

    assert page.input_value("#readonly") == ";hi"
    assert page.inner_text("#island") == "Hi ;hi"


def test_a_field_that_is_too_short_says_so(writing: Writing, page: Page) -> None:
    short = writing("#short").types(";hi<Tab>")
    until(lambda: "longer than this field allows" in " ".join(notices(page)), "the notice")

    assert short.state()["text"] == ";hi"


def test_a_field_that_refuses_commands_is_written_another_way(writing: Writing) -> None:
    assert writing("#masked").types("Oh ;hi<Tab>").sees("Oh Hello friend") == "Oh Hello friend"
