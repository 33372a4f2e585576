"""Nothing fires while an input method is composing; right after it, what was composed is as good as typed."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.browser import Browser, browser
from tests.browser.conftest import PAGES
from tests.browser.demo import until
from tests.browser.input_method import InputMethod
from tests.browser.person import import_pack
from tests.browser.served import Served
from tests.browser.surface import surface
from tests.browser.writer import Writer, still

pytestmark = pytest.mark.slow

FIELDS = ["#line", "#text", "#divs"]


@pytest.fixture(scope="module")
def replies() -> Iterator[Browser]:
    with browser() as opened:
        import_pack(opened, PAGES / "composed.yaml")
        yield opened


@pytest.fixture(scope="module")
def page(replies: Browser, pages: Served) -> Iterator[Page]:
    opened = replies.page(pages.url("fields.html"))
    yield opened
    opened.close()


class Composer:
    """A person in one field, with keys and an input method."""

    def __init__(self, page: Page, css: str) -> None:
        page.reload()
        self.writer = Writer(page, css)
        self.method = InputMethod(page)

    def does(self, steps: list[Any]) -> str:
        """A text is typed by keys; a pair is what the input method does and with what."""
        for step in steps:
            if isinstance(step, str):
                self.writer.types(step)
            else:
                how, *what = step
                getattr(self.method, how)(*what)
        return self.line

    @property
    def line(self) -> str:
        """The first line that has anything in it; the fields have signatures below."""
        return str(self.writer.state()["text"]).replace("\xa0", " ").strip("\n").split("\n")[0]

    def sees(self, wanted: str) -> str:
        until(lambda: self.line.rstrip() == wanted.rstrip(), f"{wanted!r} where {self.line!r} stood")
        return self.line


# The first of two syllables.
HALF = [("composes", "ㄱ", "가", "감"), ("commits", "감")]

AFTERWARDS: dict[str, tuple[list[Any], str]] = {
    "a shortcut right behind Chinese": (
        [("composes", "n", "ni", "nih"), ("commits", "你好"), "kr<Tab>"],
        "你好Kind regards",
    ),
    "letters that the Chinese method gave as they are": (
        [("composes", "k", "kr"), ("commits", "kr"), "<Tab>"],
        "Kind regards",
    ),
    "a Chinese shortcut": ([("composes", "x", "xie"), ("commits", "谢谢"), "<Tab>"], "非常感谢"),
    "a Chinese shortcut in two goes": (
        [("composes", "xie"), ("commits", "谢"), ("composes", "xie"), ("commits", "谢"), "<Tab>"],
        "非常感谢",
    ),
    "a wide semicolon": ([("inserts", "；"), "hi "], "Hello friend"),
    "a composed full stop ends it": ([";hi", ("composes", "。"), ("commits", "。")], "Hello friend。"),
    "a wide comma ends it": ([";hi", ("inserts", "，")], "Hello friend，"),
    "a shortcut behind kanji": (
        [("composes", "か", "かん", "かんじ", "漢字"), ("commits", "漢字"), "kr<Tab>"],
        "漢字Kind regards",
    ),
    "a kana shortcut": (
        [";", ("composes", "お", "おs", "おせ", "おせw", "おせわ"), ("commits", "おせわ"), "<Tab>"],
        "お世話になっております",
    ),
    "a Korean shortcut, syllable by syllable": (
        [
            ("composes", "ㄱ", "가", "감"),
            ("commits", "감"),
            ("composes", "ㅅ", "사"),
            ("commits", "사"),
            "<Tab>",
        ],
        "감사합니다",
    ),
    "a Vietnamese word composed whole": (
        [("composes", "c", "ca", "cam", "cảm"), ("commits", "cảm"), "<Tab>"],
        "Cảm ơn bạn",
    ),
    "a Vietnamese word with its mark apart": ([("inserts", "ca\u0309m"), "<Tab>"], "Cảm ơn bạn"),
    "a dead key": ([("composes", "´"), ("commits", "é"), "moi<Tab>"], "Avec émotion"),
    "a picked emoji before it": ([("inserts", "👍🏽"), "kr<Tab>"], "👍🏽Kind regards"),
    "a dictated shortcut": ([("inserts", "Hello kr"), "<Tab>"], "Hello Kind regards"),
    "a corrected shortcut": (["kt", ("replaces", 0, 2, "kr"), "<Tab>"], "Kind regards"),
    "a composition given up": (["kr", ("composes", "a"), ("gives_up",), "<Tab>"], "Kind regards"),
    "two, one right after the other": (
        [("composes", "xie"), ("commits", "谢谢"), "<Tab>", ("composes", "n"), ("commits", "你"), "kr<Tab>"],
        "非常感谢你Kind regards",
    ),
}


@pytest.mark.parametrize("css", FIELDS)
@pytest.mark.parametrize("name", AFTERWARDS)
def test_right_after_a_composition_a_shortcut_opens(page: Page, css: str, name: str) -> None:
    steps, wanted = AFTERWARDS[name]
    composer = Composer(page, css)

    composer.does(steps)

    assert composer.sees(wanted).rstrip() == wanted.rstrip()


WHILE: dict[str, list[Any]] = {
    "Tab that says 229": [("composes", "k", "kr"), ("key", "Tab", "Tab")],
    "Tab that says what it is": [("composes", "k", "kr"), "<Tab>"],
    "Enter that says 229": [("composes", "k", "kr"), ("key", "Enter", "Enter")],
    "space that says 229": [";hi", ("composes", "kr"), ("key", " ", "Space")],
    "a full stop not yet taken": [";hi", ("composes", "。")],
    "half a syllable": [
        ("composes", "ㄱ", "가", "감"),
        ("commits", "감"),
        ("composes", "ㅅ", "사"),
        ("key", "Tab"),
    ],
    "the palette's key": [("composes", "n", "ni"), "<Control+Space>"],
}


@pytest.mark.parametrize("css", ["#text", "#divs"])
@pytest.mark.parametrize("name", WHILE)
def test_nothing_opens_while_composing(page: Page, css: str, name: str) -> None:
    composer = Composer(page, css)

    composer.does(WHILE[name])
    still(page)

    assert composer.line in ("kr", ";hikr", ";hi。", "감사", "ni", "ni ")
    assert surface(page).text == ""
