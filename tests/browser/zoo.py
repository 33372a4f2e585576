"""The editors that people write in, each on a page of its own, and somebody who writes in them."""

import re
import subprocess
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from playwright.sync_api import Page

from tests.browser.browser import Browser
from tests.browser.keys import type_keys
from tests.browser.rows import ROWS, Row
from tests.browser.served import Served
from tests.provider.real import node

HERE = Path(__file__).parent / "editors"
ZOO = HERE / ".output"
REPLIES = HERE / "replies.yaml"
PATIENCE = 1200
# Nobody types within a tenth of a second of a click; editors read the selection after it.
BREATH = 100


@dataclass(frozen=True)
class Editor:
    """`lacks` is what its model cannot hold, by the words of `Row.needs`; there a readable text is right."""

    name: str
    title: str
    lacks: tuple[str, ...] = ()
    redo: str = "Control+Shift+KeyZ"
    plain: bool = False
    one_line: bool = False

    def text_of(self, content: str) -> str:
        """Some content for a text field: a paragraph a line, or all in one."""
        return re.sub(r"<[^>]+>", "", re.sub(r"</p>(?=.)", " " if self.one_line else "\n", content))


EVERYTHING = ("bold", "links", "lists", "headings", "images", "tables", "quotes")
EDITORS = [
    Editor("input", "input", EVERYTHING, plain=True, one_line=True),
    Editor("react_input", "input that React controls", EVERYTHING, plain=True, one_line=True),
    Editor("textarea", "textarea", EVERYTHING, plain=True),
    Editor("react_textarea", "textarea that React controls", EVERYTHING, plain=True),
    Editor("plaintext", "contenteditable=plaintext-only", EVERYTHING, plain=True),
    Editor("contenteditable", "contenteditable"),
    Editor("prosemirror", "ProseMirror"),
    Editor("tiptap", "TipTap 3"),
    Editor("lexical", "Lexical", ("images",), redo="Control+KeyY"),
    Editor("slate", "Slate", redo="Control+KeyY"),
    Editor("draft", "Draft.js", ("tables", "images"), redo="Control+KeyY"),
    Editor("quill1", "Quill 1", ("tables",)),
    Editor("quill2", "Quill 2"),
    Editor("ckeditor4", "CKEditor 4", redo="Control+KeyY"),
    Editor("ckeditor5", "CKEditor 5", redo="Control+KeyY"),
    Editor("tinymce5", "TinyMCE 5", redo="Control+KeyY"),
    Editor("tinymce", "TinyMCE 8", redo="Control+KeyY"),
    Editor("tinymce_inline", "TinyMCE 8, inline", redo="Control+KeyY"),
    Editor("rooster", "roosterjs 9 (Outlook on the web, Proton)", redo="Control+KeyY"),
    Editor("squire", "Squire 2 (Fastmail)", redo="Control+KeyY"),
]
BY_NAME = {editor.name: editor for editor in EDITORS}


@dataclass(frozen=True)
class Reading:
    """What an editor would send and what one sees in it, both as lines with marks; `value` is its own."""

    sent: str
    seen: str
    value: str


@dataclass
class Outcome:
    """How one scene went: before the reply, with it, after one undo, after one redo."""

    typed: Reading
    written: Reading
    fonts: list[str]
    tops: list[float]
    undone: Reading | None = None
    redone: Reading | None = None


@dataclass
class Desk:
    """One editor, open on its page; each of its scenes is played once."""

    editor: Editor
    page: Page

    def __post_init__(self) -> None:
        self._played: dict[str, Outcome] = {}

    def outcome(self, row: Row) -> Outcome:
        if row.name not in self._played:
            self._played[row.name] = self._play(row)
        return self._played[row.name]

    @cached_property
    def outcomes(self) -> dict[str, Outcome]:
        """Of all rows that this editor can hold at all."""
        return {row.name: self.outcome(row) for row in ROWS if holds(self.editor, row)}

    def _play(self, row: Row) -> Outcome:
        self.starts_with(row)
        keys = row.keys.replace("<Enter>", " ") if self.editor.one_line else row.keys
        type_keys(self.page, keys, 0 if row.then or "<Tab>" in row.keys else 5)
        typed = self.read()
        self.page.keyboard.press("Tab")
        written = self.settles(without=row.shortcut)
        if row.then:
            type_keys(self.page, row.then, 5)
            return Outcome(typed, self.settles(without=row.shortcut), [], [])
        fonts, tops = self._looks(row)
        self.page.keyboard.press("Control+KeyZ")
        undone = self.settles(sent=typed.sent)
        self.page.keyboard.press(self.editor.redo)
        return Outcome(typed, written, fonts, tops, undone, self.settles(sent=written.sent))

    def starts_with(self, row: Row) -> None:
        content = self.editor.text_of(row.content) if self.editor.plain else row.content
        self.page.evaluate("content => editor.set(content)", content)
        point = self.page.evaluate("text => editor.pointBehind(text)", row.behind)
        if point:
            self.page.mouse.click(point["x"], point["y"])
        else:
            self.page.locator("textarea, input").first.click()
            steps = content.index(row.behind) + len(row.behind)
            type_keys(self.page, "<Control+Home>" + "<ArrowRight>" * steps, 0)
        self.page.wait_for_timeout(BREATH)

    def read(self) -> Reading:
        return Reading(**self.page.evaluate("editor.read()"))

    def settles(self, **wanted: str) -> Reading:
        """What is read as soon as it holds what is wanted, else what is read when patience ends."""
        return Reading(
            **self.page.evaluate("([wanted, most]) => editor.settled(wanted, most)", [wanted, PATIENCE])
        )

    def _looks(self, row: Row) -> tuple[list[str], list[float]]:
        if self.editor.plain:
            return [], []
        fonts: list[str] = (
            self.page.evaluate("text => editor.fonts(text)", row.behind) if row.name == "end" else []
        )
        return fonts, []


def holds(editor: Editor, row: Row) -> bool:
    """Whether the scene itself can be set up; what the reply holds is another matter."""
    return row.needs not in editor.lacks or bool(row.wanted)


def open_desk(browser: Browser, site: Served, editor: Editor) -> Desk:
    page = browser.page(site.url(f"{editor.name}.html"))
    page.wait_for_function("window.editor")
    desk = Desk(editor, page)
    desk.starts_with(ROWS[2])
    page.wait_for_timeout(300)
    return desk


def built() -> Path:
    """The pages of the zoo, bundled anew. Raises RuntimeError where its packages are missing."""
    if not (HERE / "node_modules").exists():
        raise RuntimeError("The editors are not installed. Run: make test")
    subprocess.run([node(), "build.mjs", str(ZOO)], cwd=HERE, check=True, capture_output=True, text=True)
    return ZOO
