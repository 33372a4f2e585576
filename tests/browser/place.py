"""Somebody who clicks into the one field `#here` of a page, wherever it lies, and types with real keys."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Literal

from playwright.sync_api import CDPSession, Error, Page

from tests.browser.keys import type_keys
from tests.browser.surface import shown_text

# What comes ends it at once; what never comes is told all the same.
PATIENCE_S = 20

READ = "function () { return 'value' in this ? this.value : this.innerText }"


@dataclass
class Place:
    page: Page

    def comes(self, button: Literal["left", "right"] = "left") -> "Place":
        """Clicks into the field as soon as it is there, and again if the click went past it: a frame of
        another process takes a click, and then keys, only some time after it was drawn.
        """
        middle = self.until(lambda found: found is not None, self._middle)
        if middle is None:
            raise TimeoutError("No field #here on this page")
        for _ in range(10):
            self.page.mouse.click(*middle, button=button)
            if self.until(bool, self._takes_keys, seconds=2):
                return self
        raise TimeoutError("No click gave the field #here the keys")

    def types(self, keys: str, *, pace: float = 15) -> "Place":
        type_keys(self.page, keys, pace)
        return self

    def sees(self, wanted: str, *, seconds: float = PATIENCE_S) -> str:
        """What stands there, as soon as it is what is wanted. Raises TimeoutError if it never is."""
        found = self.until(lambda found: found == wanted, self.text, seconds=seconds)
        if found != wanted:
            raise TimeoutError(f"There stands {found!r} instead of {wanted!r}")
        return wanted

    def shows(self, wanted: str) -> str:
        """What the extension shows, as soon as this is part of it. Raises TimeoutError if it never is."""
        shown: str = self.until(lambda shown: wanted in shown, lambda: shown_text(self.page))
        if wanted not in shown:
            raise TimeoutError(f"It shows {shown!r} and not {wanted!r}")
        return shown

    def text(self) -> str | None:
        """A no-break space is the editor's business, and so is a line feed at the end."""
        for frame in self.page.frames:
            try:
                if found := frame.query_selector("#here"):
                    text: str = found.evaluate("field => 'value' in field ? field.value : field.innerText")
                    return plain(text)
            except Error:
                continue  # It was written anew while it was looked at.
        return self._in_closed_root()

    def until(
        self, enough: Callable[[Any], bool], look: Callable[[], Any], *, seconds: float = PATIENCE_S
    ) -> Any:
        """What is found as soon as it is enough, else what is found when patience ends."""
        deadline = time.monotonic() + seconds
        while not enough(found := look()) and time.monotonic() < deadline:
            self.page.wait_for_timeout(50)
        return found

    def _takes_keys(self) -> bool:
        for frame in self.page.frames:
            try:
                if found := frame.query_selector("#here"):
                    return bool(found.evaluate("field => field.ownerDocument.hasFocus()"))
            except Error:
                continue
        return self._in_closed_root() is not None

    def _middle(self) -> tuple[float, float] | None:
        for frame in self.page.frames:
            try:
                found = frame.query_selector("#here")
                if found and (box := found.bounding_box()):
                    return box["x"] + min(box["width"], 40) / 2, box["y"] + min(box["height"], 20) / 2
            except Error:
                continue
        # Into a closed root only the debugger looks; where it stands is where its holder stands.
        box = self.page.locator("#place").bounding_box() if self._in_closed_root() is not None else None
        return box and (box["x"] + 20, box["y"] + 12)

    def _in_closed_root(self) -> str | None:
        debugger = self.page.context.new_cdp_session(self.page)
        try:
            root = debugger.send("DOM.getDocument", {"depth": -1, "pierce": True})["root"]
            held = [node for node in nodes(root) if "here" in node.get("attributes", [])]
            return plain(read(debugger, held[0])) if held else None
        except Error:
            return None
        finally:
            debugger.detach()


def read(debugger: CDPSession, node: dict[str, Any]) -> str:
    field = debugger.send("DOM.resolveNode", {"backendNodeId": node["backendNodeId"]})["object"]["objectId"]
    asked = {"objectId": field, "functionDeclaration": READ, "returnByValue": True}
    text: str = debugger.send("Runtime.callFunctionOn", asked)["result"]["value"]
    return text


def nodes(node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield node
    inner = [node["contentDocument"]] if "contentDocument" in node else []
    for child in [*node.get("children", []), *node.get("shadowRoots", []), *inner]:
        yield from nodes(child)


def plain(text: str) -> str:
    return text.replace("\xa0", " ").rstrip("\n")
