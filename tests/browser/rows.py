"""What an editor must take: places to write in, replies to write there, and how it ends."""

import re
from dataclasses import dataclass

HELLO = "Hello friend"
TWO_LINES = "<p>First line</p><p>Last line</p>"


@dataclass(frozen=True)
class Row:
    """One scene: some content, a click behind some of its text, keys, and what then stands there.

    `wanted` is what stands between the first line and the last, with the marks of `zoo/reading.js`; a row
    without one wants the greeting in place of the shortcut and everything else as it was. `needs` is what the
    editor must be able to hold: the place where it is part of the content, else what the reply is made of.
    `then` is typed as soon as the reply stands, `at_once` before.
    """

    name: str
    label: str
    keys: str
    wanted: str = ""
    content: str = TWO_LINES
    behind: str = "First line"
    then: str = ""
    needs: str = ""
    at_once: bool = False

    @property
    def shortcut(self) -> str:
        return str(re.findall(r";\w+", self.keys)[-1])

    def expected(self, typed: str) -> str:
        """What stands there in the end, where `typed` stood before the last key."""
        if not self.wanted:
            return typed.replace(self.shortcut, HELLO)
        return (
            f"First line\n{self.wanted}\nLast line" if "<Enter>" in self.keys else f"{self.wanted}\nLast line"
        )


ROWS = [
    Row(
        "start",
        "start of a paragraph",
        "<Home>;hi",
        content="<p>, first line</p><p>Last line</p>",
        behind=", first",
    ),
    Row("middle", "middle of a paragraph", ";hi", content="<p>Oh , and on</p><p>Last line</p>", behind="Oh "),
    Row("end", "end of a paragraph", " ;hi"),
    Row(
        "bold",
        "after bold",
        " ;hi",
        content="<p>It is <b>late</b></p><p>Last line</p>",
        behind="late",
        needs="bold",
    ),
    Row(
        "list",
        "in a list",
        " ;hi",
        content="<p>First line</p><ul><li>one</li><li>two</li></ul><p>Last line</p>",
        behind="one",
        needs="lists",
    ),
    Row(
        "cell",
        "in a table cell",
        " ;hi",
        content="<p>First line</p><table><tr><td>tea</td><td>2</td></tr></table><p>Last line</p>",
        behind="tea",
        needs="tables",
    ),
    Row(
        "quote",
        "in a quoted block",
        " ;hi",
        content="<p>First line</p><blockquote><p>quoted</p></blockquote><p>Last line</p>",
        behind="quoted",
        needs="quotes",
    ),
    Row("formatted", "bold and italic", "<Enter>;bi", "it is **late** and _far_ now", needs="bold"),
    Row("link", "links", "<Enter>;link", "see [here](https://shop.test/) now", needs="links"),
    Row(
        "lists",
        "lists",
        "<Enter>;lists",
        "Bring:\n* one\n* two\nthen\n1. first\n1. second\nBye",
        needs="lists",
    ),
    Row("heading", "headings", "<Enter>;title", "## Terms\nas agreed", needs="headings"),
    Row("image", "images", "<Enter>;image", "Look\n![logo]\nthere", needs="images"),
    Row("blank", "blank lines", "<Enter>;blank", "Dear Ada,\nit is late.\nSorry.\nBye"),
    Row("table", "tables", "<Enter>;table", "Prices\n| tea | 2 |\n| cake | 3 |\nBye", needs="tables"),
    Row("emoji", "emoji", "<Enter>;emoji", "Done 👍🏽 and 👩‍👩‍👧 🎉"),
    Row("rtl", "right to left", "<Enter>;rtl", "שלום עדה\nمرحبا بك"),
    Row("cjk", "Chinese and Japanese", "<Enter>;cjk", "您好，王小明：\nありがとうございます。"),
    Row("between", "caret between lines", "<Enter>;between", "Dear Ada,\nHERE\nBye", then="HERE"),
    Row("inside", "caret inside a line", "<Enter>;inside", "Hello HERE, how are you?", then="HERE"),
    Row(
        "stops",
        "several caret stops",
        "<Enter>;stops",
        "Hello Ben, the **parcel** comes on Friday.\nYours, Eve",
        then="Ben<Tab>Friday<Tab>Eve",
        needs="bold",
    ),
    Row("twice", "two in quick succession", " ;hi<Tab> ;hi", "First line Hello friend Hello friend"),
    Row(
        "next",
        "another one line further",
        "<Enter>;hi",
        "Hello friend, see it\nHello friend",
        then=", see it<Enter>;hi<Tab>",
    ),
    Row(
        "onwards",
        "typing on without waiting",
        " ;hi",
        "First line Hello friend, my dear",
        then=", my dear",
        at_once=True,
    ),
]

# What is asked of every scene of an editor at once.
OVERALL = {
    "undo": "one undo brings back what was typed",
    "redo": "redo inserts again",
    "sent": "it sends what one sees",
    "leftovers": "no zero-width leftovers",
    "spacing": "lines neither lost nor doubled",
    "font": "the font of the place",
}
LABELS = {**{row.name: row.label for row in ROWS}, **OVERALL}
