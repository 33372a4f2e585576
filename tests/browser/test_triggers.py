"""Where and how a shortcut opens its template, with real keys in real fields."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from tests.browser.browser import Browser, browser
from tests.browser.conftest import PAGES
from tests.browser.demo import until
from tests.browser.person import import_pack
from tests.browser.served import Served
from tests.browser.writer import Writer, still

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def replies() -> Iterator[Browser]:
    with browser() as opened:
        import_pack(opened, PAGES / "triggers.yaml")
        yield opened


@pytest.fixture(scope="module")
def page(replies: Browser, pages: Served) -> Iterator[Page]:
    opened = replies.page(pages.url("fields.html"))
    yield opened
    opened.close()


def writer(page: Page, css: str) -> Writer:
    page.reload()
    return Writer(page, css)


def first_line(field: Writer, wanted: str) -> str:
    """What stands in the first line that holds anything; below it are signatures."""

    def line() -> str:
        return str(field.state()["text"]).replace("\xa0", " ").strip("\n").split("\n")[0]

    until(lambda: line() == wanted, f"{wanted!r} where {line()!r} stood")
    return wanted


OPENED = {
    "behind a round bracket": ("(kr<Tab>", "(Kind regards"),
    "behind a quotation mark": ('"kr<Tab>', '"Kind regards'),
    "behind a slash": ("and/kr<Tab>", "and/Kind regards"),
    "behind a comma": ("Hello,kr<Tab>", "Hello,Kind regards"),
    "behind Chinese without a space": ("你好kr<Tab>", "你好Kind regards"),
    "behind an ideographic space": ("你好\u3000kr<Tab>", "你好\u3000Kind regards"),
    "in capitals": ("KR<Tab>", "Kind regards"),
    "in full-width letters": ("ｋｒ<Tab>", "Kind regards"),
    "behind an emoji": ("👍kr<Tab>", "👍Kind regards"),
    "with an accent in two": (";spa\u0308ti<Tab>", "Bin gleich da"),
    "with a wide semicolon": ("；hi<Tab>", "Hello friend"),
    "by a wide full stop": ("；hi。", "Hello friend。"),
    "inside a word, where it may": ("a-><Tab>b", "a→b"),
    "not inside a word, where it may not": ("ankr<Tab>", "ankr"),
    "begun with a capital": ("Thx<Tab>", "Thank you, see https://shop.test/a"),
    "in capitals that the reply follows": ("THX<Tab>", "THANK YOU, SEE https://shop.test/a"),
    "as it is written": ("thx<Tab>", "thank you, see https://shop.test/a"),
    "in capitals, ended by a comma": (";TY,", "THANK YOU,"),
    "formatted, begun with a capital": (";Ty<Tab>", "Thank you"),
    "two, one after the other": (";hi kr<Tab>", "Hello friend Kind regards"),
}


@pytest.mark.parametrize("css", ["#text", "#divs"])
@pytest.mark.parametrize("name", OPENED)
def test_a_shortcut_opens(page: Page, css: str, name: str) -> None:
    keys, wanted = OPENED[name]
    field = writer(page, css)
    if wanted == "ankr":
        field.types(keys)
        still(page)
    else:
        field.types(keys)

    assert first_line(field, wanted) == wanted


def test_a_shortcut_that_formatting_splits_opens(page: Page) -> None:
    field = writer(page, "#divs")
    field.types("k<Control+b>r<Control+b><Tab>")

    assert first_line(field, "Kind regards") == "Kind regards"


@pytest.fixture
def regretful(replies: Browser) -> Iterator[None]:
    replies.worker().evaluate("chrome.storage.local.set({settings: {backspace_undoes: true}})")
    yield
    replies.worker().evaluate("chrome.storage.local.set({settings: {}})")


@pytest.mark.usefixtures("regretful")
@pytest.mark.parametrize("css", ["#line", "#text", "#divs", "#paragraphs"])
@pytest.mark.parametrize(
    ("keys", "shown", "back"),
    [
        ("Oh kr<Tab>", "Oh Kind regards", "Oh kr"),
        ("Oh ;hi,", "Oh Hello friend,", "Oh ;hi,"),
        (";TY,", "THANK YOU,", ";TY,"),
    ],
)
def test_backspace_right_after_a_reply_brings_back_what_was_typed(
    page: Page, css: str, keys: str, shown: str, back: str
) -> None:
    field = writer(page, css).types(keys)
    assert first_line(field, shown) == shown
    page.wait_for_timeout(50)

    field.types("<Backspace>")
    assert first_line(field, back) == back

    field.types("!")
    assert first_line(field, f"{back}!") == f"{back}!"
    field.types("<Backspace><Backspace>")
    assert first_line(field, back[:-1]) == back[:-1]


@pytest.mark.usefixtures("regretful")
def test_after_any_other_key_backspace_takes_a_letter(page: Page) -> None:
    field = writer(page, "#text").types("kr<Tab>")
    assert first_line(field, "Kind regards") == "Kind regards"

    field.types("!<Backspace><Backspace>")

    assert first_line(field, "Kind regard") == "Kind regard"


def test_backspace_takes_a_letter_unless_a_person_wanted_otherwise(page: Page) -> None:
    field = writer(page, "#text").types("kr<Tab>")
    assert first_line(field, "Kind regards") == "Kind regards"

    field.types("<Backspace>")

    assert first_line(field, "Kind regard") == "Kind regard"
