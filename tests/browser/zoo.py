"""The editors that people write in, each on a page of its own, and somebody who writes in them."""

import re
import subprocess
from dataclasses import dataclass, field
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
PATIENCE = 10_000
# Milliseconds from key to key where the next waits for nothing: a burst of a quick typist.
PACE = 50
# Milliseconds between the keys of who waits for nothing at all: quicker than anybody.
AT_ONCE = 3
# Nobody types within a tenth of a second of a click; editors read the selection after it.
BREATH = 100


@dataclass(frozen=True)
class Editor:
    """`lacks` is what its model cannot hold, by the words of `Row.needs`; there a readable text is right.

    `package` is its name in the zoo's package.json.
    """

    name: str
    title: str
    lacks: tuple[str, ...] = ()
    redo: str = "Control+Shift+KeyZ"
    plain: bool = False
    one_line: bool = False
    package: str = ""
    used_by: str = ""

    def text_of(self, content: str) -> str:
        """Some content for a text field: a paragraph a line, or all in one."""
        return re.sub(r"<[^>]+>", "", re.sub(r"</p>(?=.)", " " if self.one_line else "\n", content))


EVERYTHING = ("bold", "links", "lists", "headings", "images", "tables", "quotes")
CONTROL_Y = "Control+KeyY"
EDITORS = [
    Editor("input", "input", EVERYTHING, plain=True, one_line=True),
    Editor("react_input", "input of React", EVERYTHING, plain=True, one_line=True, package="react"),
    Editor("textarea", "textarea", EVERYTHING, plain=True),
    Editor("react_textarea", "textarea of React", EVERYTHING, plain=True, package="react"),
    Editor("plaintext", "contenteditable, text only", EVERYTHING, plain=True),
    Editor("contenteditable", "contenteditable"),
    Editor("prosemirror", "ProseMirror", package="prosemirror-view"),
    Editor("tiptap", "TipTap", package="@tiptap/core"),
    Editor("lexical", "Lexical", redo=CONTROL_Y, package="lexical"),
    Editor("slate", "Slate", redo=CONTROL_Y, package="slate-react"),
    Editor("draft", "Draft.js", ("tables", "images"), redo=CONTROL_Y, package="draft-js"),
    Editor("quill1", "Quill", ("tables",), package="quill1"),
    Editor("quill2", "Quill", package="quill"),
    Editor("ckeditor4", "CKEditor", redo=CONTROL_Y, package="ckeditor4"),
    Editor("ckeditor5", "CKEditor", redo=CONTROL_Y, package="ckeditor5"),
    Editor("tinymce5", "TinyMCE", redo=CONTROL_Y, package="tinymce5"),
    Editor("tinymce", "TinyMCE", redo=CONTROL_Y, package="tinymce"),
    Editor("tinymce_inline", "TinyMCE, inline,", redo=CONTROL_Y, package="tinymce"),
    Editor("rooster", "roosterjs", redo=CONTROL_Y, package="roosterjs", used_by=" (Outlook, Proton)"),
    Editor("squire", "Squire", redo=CONTROL_Y, package="squire-rte", used_by=" (Fastmail)"),
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
    fonts: list[str] = field(default_factory=list)
    tops: list[float] = field(default_factory=list)
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
        type_keys(self.page, self._in_lines(row.keys), PACE if "<Tab>" in row.keys else 5)
        typed = self.read()
        self.page.keyboard.press("Tab")
        if row.then:
            return Outcome(typed, self._types_on(row, typed))
        written = self.settles(without=row.shortcut)
        if "<Tab>" in row.keys:
            return Outcome(typed, self._settles_as(row, typed))
        fonts, tops = self._looks(row)
        self.page.keyboard.press("Control+KeyZ")
        undone = self.settles(sent=typed.sent)
        self.page.keyboard.press(self.editor.redo)
        return Outcome(typed, written, fonts, tops, undone, self.settles(sent=written.sent))

    def _types_on(self, row: Row, typed: Reading) -> Reading:
        if not row.at_once:
            self.settles(without=row.shortcut)
        type_keys(self.page, self._in_lines(row.then), AT_ONCE if row.at_once else PACE)
        return self._settles_as(row, typed)

    def _settles_as(self, row: Row, typed: Reading) -> Reading:
        """A field of plain text is done with the letters; whether it holds more is for the verdict to say."""
        kind = "letters" if self.editor.plain else "lines"
        return self.settles(**{kind: wanted(row, typed)})

    def _in_lines(self, keys: str) -> str:
        return keys.replace("<Enter>", " ") if self.editor.one_line else keys

    def starts_with(self, row: Row) -> None:
        content = self.editor.text_of(row.content) if self.editor.plain else row.content
        self.page.evaluate("content => editor.set(content)", content)
        point = self.page.evaluate("text => editor.pointBehind(text)", row.behind)
        if point:
            # Elsewhere first: some editors count two quick clicks on one place as a double click.
            elsewhere = self.page.evaluate("editor.pointBehind('Last line')")
            self.page.mouse.click(elsewhere["x"], elsewhere["y"])
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
        """The fonts of the line of a greeting, and where each line of a reply of several stands."""
        fonts: list[str] = []
        tops: list[float] = []
        if row.name == "end" and not self.editor.plain:
            fonts = self.page.evaluate("text => editor.fonts(text)", row.behind)
        if row.name == "blank" and not self.editor.one_line and self.sees_all(row):
            tops = self.page.evaluate("texts => editor.tops(texts)", row.wanted.split("\n"))
        return fonts, tops

    def sees_all(self, row: Row) -> bool:
        seen = self.read().seen
        return all(line in seen for line in row.wanted.split("\n"))


def holds(editor: Editor, row: Row) -> bool:
    """Whether the scene itself can be set up; what the reply holds is another matter."""
    return row.needs not in editor.lacks or bool(row.wanted)


def lines(reading: str) -> list[str]:
    """An empty line here is a margin there; how much room one sees is measured."""
    return [line for line in reading.split("\n") if line.strip("> ")]


def wanted(row: Row, typed: Reading) -> str:
    return "\n".join(lines(row.expected(typed.sent)))


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
