"""Somebody who writes by an input method, through the browser's own protocol."""

from dataclasses import dataclass

from playwright.sync_api import CDPSession, Page

# The virtual key of Windows for "the input method has it", which browsers put into `keyCode`.
PROCESS_KEY = 229


@dataclass
class InputMethod:
    """Composes and commits as input methods do: a key that says 229, a composition that grows, then text."""

    page: Page

    def __post_init__(self) -> None:
        self.debugger: CDPSession = self.page.context.new_cdp_session(self.page)

    def composes(self, *steps: str) -> "InputMethod":
        """What stands underlined in the field after each key."""
        for step in steps:
            self.key(step[-1:])
            self._send("Input.imeSetComposition", text=step, selectionStart=len(step), selectionEnd=len(step))
        return self

    def commits(self, text: str) -> "InputMethod":
        """The person took this; what was underlined becomes it."""
        self.key(" ")
        self._send("Input.insertText", text=text)
        return self

    def gives_up(self) -> "InputMethod":
        """What was underlined goes away."""
        self._send("Input.imeSetComposition", text="", selectionStart=0, selectionEnd=0)
        return self

    def inserts(self, text: str) -> "InputMethod":
        """Text without a key: an emoji picker, dictation."""
        self._send("Input.insertText", text=text)
        return self

    def replaces(self, start: int, end: int, text: str) -> "InputMethod":
        """Writes over what was there, as a keyboard that corrects does; UTF-16 units of the field."""
        place = {"replacementStart": start, "replacementEnd": end}
        self._send(
            "Input.imeSetComposition", text=text, selectionStart=len(text), selectionEnd=len(text), **place
        )
        self._send("Input.insertText", text=text)
        return self

    def key(self, key: str, code: str = "", *, says: int = PROCESS_KEY) -> None:
        """A key that the input method keeps: the page hears of it, and nothing is typed by it."""
        named = "Process" if says == PROCESS_KEY else key
        for type_ in ("rawKeyDown", "keyUp"):
            self._send("Input.dispatchKeyEvent", type=type_, key=named, code=code, windowsVirtualKeyCode=says)

    def _send(self, method: str, **said: str | int) -> None:
        self.debugger.send(method, said)
        self.page.wait_for_timeout(10)
