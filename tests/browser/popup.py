"""The popup of the extension's button, opened over a page as a person has it; driven by the debugger."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import CDPSession, Page

from tests.browser.browser import Browser


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
        """Until a claim about the popup's document holds. Raises AssertionError if it never does."""
        for _ in range(60):
            told = self.send("Runtime.evaluate", {"expression": claim, "returnByValue": True})
            if told.get("result", {}).get("value"):
                return
            self.page.wait_for_timeout(50)
        raise AssertionError(f"Not so in the popup: {claim}")

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
        target = target_of(debugger, page)
        session = debugger.send("Target.attachToTarget", {"targetId": target, "flatten": False})["sessionId"]
        shown = Popup(page, debugger, session)
        debugger.on("Target.receivedMessageFromTarget", shown.heard)
        yield shown
    finally:
        debugger.detach()


def target_of(debugger: CDPSession, page: Page) -> str:
    for _ in range(60):
        for target in debugger.send("Target.getTargets")["targetInfos"]:
            if target["url"].endswith("/popup.html"):
                found: str = target["targetId"]
                return found
        page.wait_for_timeout(50)
    raise AssertionError("The popup did not open.")
