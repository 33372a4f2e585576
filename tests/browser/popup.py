"""The popup of the extension's button, opened over a page as a person has it; driven by the debugger."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import CDPSession, Page

from tests.browser.browser import Browser
from tests.browser.demo import until


@dataclass
class Popup:
    """Playwright shows no popup among its pages, so this speaks to it past it."""

    page: Page
    debugger: CDPSession
    session: str
    answers: dict[int, dict[str, Any]] = field(default_factory=dict)
    asked: int = 0

    def types(self, text: str) -> None:
        self.send("Input.insertText", {"text": text})

    def presses_enter(self) -> None:
        """The key goes up in nobody's ears: what it went down for closes the popup."""
        key = {"key": "Enter", "code": "Enter", "windowsVirtualKeyCode": 13, "text": "\r"}
        self.send("Input.dispatchKeyEvent", {"type": "keyDown", **key})

    def waits_for(self, claim: str) -> None:
        """Until a claim about the popup's document holds. Raises TimeoutError if it never does."""
        asked = {"expression": claim, "returnByValue": True}
        until(lambda: bool(self._value(self.send("Runtime.evaluate", asked))), f"this in the popup: {claim}")

    def send(self, method: str, params: dict[str, Any]) -> dict[str, Any]:
        """One command; nothing comes back of one that closes the popup."""
        self.asked += 1
        message = json.dumps({"id": self.asked, "method": method, "params": params})
        self.debugger.send("Target.sendMessageToTarget", {"sessionId": self.session, "message": message})
        for _ in range(20):
            if self.asked in self.answers:
                result: dict[str, Any] = self.answers[self.asked].get("result", {})
                return result
            self.page.wait_for_timeout(20)
        return {}

    @staticmethod
    def _value(told: dict[str, Any]) -> Any:
        return told.get("result", {}).get("value")

    def heard(self, told: dict[str, Any]) -> None:
        answer = json.loads(told["message"])
        if "id" in answer:
            self.answers[answer["id"]] = answer


@contextmanager
def popup(opened: Browser, page: Page) -> Iterator[Popup]:
    """Opens it over a page, whose focus it takes."""
    opened.worker().evaluate("chrome.action.openPopup()")
    debugger = opened.context.new_cdp_session(page)
    try:
        target = target_of(debugger)
        session = debugger.send("Target.attachToTarget", {"targetId": target, "flatten": False})["sessionId"]
        shown = Popup(page, debugger, session)
        debugger.on("Target.receivedMessageFromTarget", shown.heard)
        yield shown
    finally:
        debugger.detach()


def target_of(debugger: CDPSession) -> str:
    found: list[str] = []

    def look() -> bool:
        targets = debugger.send("Target.getTargets")["targetInfos"]
        found.extend(each["targetId"] for each in targets if each["url"].endswith("/popup.html"))
        return bool(found)

    until(look, "the popup")
    return found[0]
