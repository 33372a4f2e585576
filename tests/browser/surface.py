"""What the extension shows in a page, read through the debugger since its shadow root is closed."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Error, Frame, Page


@dataclass
class Node:
    """One element in a closed shadow root."""

    tag: str
    attributes: dict[str, str]
    backend_id: int
    children: list["Node"] = field(default_factory=list)
    own_text: str = ""

    @property
    def text(self) -> str:
        if self.tag == "#text":
            return self.own_text
        return "".join(child.text for child in self.children if child.tag != "style")

    def walk(self) -> Iterator["Node"]:
        yield self
        for child in self.children:
            yield from child.walk()

    def having(self, **attributes: str) -> list["Node"]:
        wanted = {name.replace("_", "-"): value for name, value in attributes.items()}
        return [node for node in self.walk() if wanted.items() <= node.attributes.items()]


def surface(page: Page | Frame) -> Node:
    """Everything that stands in the extension's closed shadow roots on this page and in its frames.

    A frame of another site is drawn by a process of its own and looked into by itself.
    """
    context = page.page.context if isinstance(page, Frame) else page.context
    debugger = context.new_cdp_session(page)
    try:
        document = debugger.send("DOM.getDocument", {"depth": -1, "pierce": True})["root"]
    finally:
        debugger.detach()
    roots = [node_of(root) for root in closed_roots(document)]
    return Node("surface", {}, 0, roots)


def palette_is_open(page: Page) -> bool:
    """On the page or in any of its frames, of whichever owner."""
    return has_search(page) or any(has_search(frame) for frame in page.frames[1:])


def has_search(place: Page | Frame) -> bool:
    try:
        return bool(surface(place).having(role="combobox"))
    except Error:
        return False  # A frame without a process of its own was looked into with the page.


def closed_roots(raw: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for root in raw.get("shadowRoots", []):
        if is_ours(root):
            yield root
        yield from closed_roots(root)
    inner = [raw["contentDocument"]] if "contentDocument" in raw else []
    for child in [*raw.get("children", []), *inner]:
        yield from closed_roots(child)


def is_ours(root: dict[str, Any]) -> bool:
    """Nothing outside the closed root tells it from a page's own; inside, its stage does."""
    stages = (node_of(child) for child in root.get("children", []))
    return root["shadowRootType"] == "closed" and any(
        "surface" in s.attributes.get("class", "") for s in stages
    )


def node_of(raw: dict[str, Any]) -> Node:
    flat = raw.get("attributes", [])
    return Node(
        raw["localName"] or raw["nodeName"].lower(),
        dict(zip(flat[::2], flat[1::2], strict=True)),
        raw["backendNodeId"],
        [node_of(child) for child in raw.get("children", [])],
        raw.get("nodeValue", ""),
    )


def corners(page: Page, node: Node) -> list[float]:
    """Of its border box: x before y, from the top left one clockwise; CSS pixels."""
    debugger = page.context.new_cdp_session(page)
    try:
        box = debugger.send("DOM.getBoxModel", {"backendNodeId": node.backend_id})["model"]
    finally:
        debugger.detach()
    border: list[float] = box["border"]
    return border


def middle(page: Page, node: Node) -> tuple[float, float]:
    """Where a person would click it; CSS pixels."""
    left, top, right, _, _, bottom, *_ = corners(page, node)
    return (left + right) / 2, (top + bottom) / 2


def notices(page: Page | Frame) -> list[str]:
    """What the extension says on the page now: its status lines and alerts."""
    shown = surface(page)
    found = [*shown.having(role="status"), *shown.having(role="alert")]
    return [" ".join(node.text.split()) for node in found if node.text.strip()]


def shown_text(page: Page) -> str:
    """All words that the extension shows on the page now."""
    return " ".join(surface(page).text.split())
