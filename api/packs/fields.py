"""The lines “name: value” of one part of a pack; as in `extension/src/library/pack_fields.ts`."""

import re
from collections.abc import Callable, Sequence

from api.packs.tree import ListNode, MapNode, PackNode, Place, TextNode

Refuse = Callable[[Place, str], None]

LONGEST = {
    "pack": 200,
    "description": 2000,
    "language": 35,
    "folder": 500,
    "id": 64,
    "title": 200,
    "shortcut": 64,
    "subject": 1000,
    "to": 2000,
    "cc": 2000,
    "bcc": 2000,
    "tag": 50,
    "tags": 50,
    "value": 500,
    "name": 200,
}
UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


class Fields:
    """What is wrong is refused where it stands; nothing is thrown, so that everything is told at once."""

    def __init__(self, node: PackNode, what: str, known: Sequence[str], refuse: Refuse) -> None:
        self.node, self.what, self.refuse = node, what, refuse
        self.values: dict[str, PackNode] = {}
        if not isinstance(node, MapNode):
            refuse(node.place, f"{what} is written as lines of “name: value”.")
            return
        for key, value in node.pairs:
            if key.text in self.values:
                refuse(key.place, f"“{key.text}” is written twice here.")
            elif key.text in known:
                self.values[key.text] = value
            else:
                refuse(key.place, _unknown_field(key.text, known))

    def get(self, name: str) -> PackNode | None:
        return self.values.get(name)

    def need(self, name: str) -> None:
        """Nothing more is said of a part that is no list of lines at all."""
        if isinstance(self.node, MapNode) and name not in self.values:
            self.refuse(self.node.place, f"{self.what} needs “{name}”.")

    def required(self, name: str) -> str:
        self.need(name)
        text = self.text(name).strip()
        node = self.values.get(name)
        if isinstance(node, TextNode) and not text:
            self.refuse(node.place, f"“{name}” is empty.")
        return text

    def text(self, name: str) -> str:
        node = self.values.get(name)
        return text_of_node(node, name, self.refuse) if node else ""

    def matching(self, name: str, form: re.Pattern[str], message: str) -> str:
        """A single word or code; the message says what it should look like."""
        text = self.text(name).strip()
        node = self.values.get(name)
        if node and text and not form.fullmatch(text):
            self.refuse(node.place, message)
        return text

    def switch(self, name: str) -> bool:
        """`true` or `false`, however YAML lets one write that."""
        text = self.text(name).strip().lower()
        node = self.values.get(name)
        if node and text not in ("", "true", "false"):
            self.refuse(node.place, f"“{name}” is true or false.")
        return text == "true"

    def entries(self, name: str) -> list[PackNode]:
        node = self.values.get(name)
        if node is None or is_empty(node):
            return []
        if isinstance(node, ListNode):
            return node.items
        self.refuse(node.place, f"“{name}” must be a list, each entry behind “- ”.")
        return []


def text_of_node(node: PackNode, name: str, refuse: Refuse) -> str:
    if not isinstance(node, TextNode):
        refuse(node.place, f"“{name}” must be text.")
        return ""
    if UNPRINTABLE.search(node.text):
        refuse(node.place, f"“{name}” holds a character that cannot be shown.")
    longest = LONGEST.get(name)
    if longest and len(node.text) > longest:
        refuse(node.place, f"“{name}” may have at most {longest} characters; this has {len(node.text)}.")
    return node.text


def is_empty(node: PackNode) -> bool:
    return isinstance(node, TextNode) and node.text == ""


def _unknown_field(name: str, known: Sequence[str]) -> str:
    meant = next((field for field in known if _distance(field, name.lower()) <= 2), None)
    if meant:
        return f"“{name}” is not known here; did you mean “{meant}”?"
    return f"“{name}” is not known here; there are {', '.join(known)}."


def _distance(one: str, other: str) -> int:
    """How many letters to add, drop or change to come from one word to the other."""
    row = list(range(len(other) + 1))
    for index, letter in enumerate(one):
        following = [index + 1]
        for at, against in enumerate(other):
            following.append(min(row[at + 1] + 1, following[at] + 1, row[at] + (letter != against)))
        row = following
    return row[-1]
