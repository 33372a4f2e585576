"""Somebody writing on a page, with palette, question box and notice over it and a library in memory."""

import subprocess
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from tests.browser.browser import ROOT
from tests.browser.demo import until
from tests.browser.surface import Node, middle

GALLERY = ROOT / "tests" / "extension" / "screens" / "in_page" / "gallery"
VITE = ROOT / "extension" / "node_modules" / ".bin" / "vite"


def build_gallery(folder: Path) -> Path:
    """The surfaces with a library in memory, as one script."""
    config = str(GALLERY / "vite.config.ts")
    command = [str(VITE), "build", "--config", config, "--outDir", str(folder), "--logLevel", "warn"]
    subprocess.run(command, cwd=ROOT / "extension", check=True, capture_output=True, text=True)
    return folder / "gallery.js"


class Agent:
    """Somebody writing on a page whose scripts listen to everything."""

    def __init__(self, page: Page, script: Path) -> None:
        self.page = page
        page.goto((GALLERY / "page.html").as_uri())
        page.add_script_tag(path=script)
        page.evaluate("document.querySelectorAll('script').forEach(script => script.remove())")
        page.evaluate("gallery.installGate()")
        page.evaluate(EAVESDROP)
        self.writes_at_the_end()

    def writes_at_the_end(self) -> None:
        self.page.evaluate(
            """() => {
              const field = document.querySelector('[data-here]')
              field.focus()
              getSelection().setPosition(field.querySelectorAll('p')[1].firstChild, 5)
              heard.length = 0
            }"""
        )

    def opens(self, call: str) -> None:
        self.page.evaluate(f"gallery.{call}")

    def presses(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def enters(self, count: int) -> None:
        """Presses Enter until so much was told: one that comes before a person can have seen what it chooses
        chooses nothing.
        """

        def told() -> bool:
            self.presses("Enter")
            self.page.wait_for_timeout(500)
            return len(self.told(0)) >= count

        until(told, f"{count} to be told")

    def clicks(self, node: Node) -> None:
        self.page.mouse.click(*middle(self.page, node))

    def told(self, count: int) -> list[str]:
        """What the surfaces told so far, once there is so much of it."""
        self.page.wait_for_function("count => gallery.told.length >= count", arg=count)
        told: list[str] = self.page.evaluate("gallery.told")
        return told

    def heard(self) -> list[str]:
        """Events that the page's own listeners met, the caret's moves aside."""
        heard: list[str] = self.page.evaluate("heard")
        return [event for event in heard if event != "selectionchange"]

    def sees(self) -> Any:
        return self.page.evaluate(
            """() => ({
              text: document.querySelector('[data-here]').innerText.split('\\n').at(-1),
              caret: getSelection().anchorOffset,
              focus: document.activeElement.tagName,
              hosts: document.documentElement.children.length - 2,
            })"""
        )


EAVESDROP = """() => {
  window.heard = []
  const types = [
    'keydown', 'keypress', 'keyup', 'beforeinput', 'input', 'change', 'submit', 'copy', 'cut', 'paste',
    'compositionstart', 'compositionupdate', 'compositionend', 'focus', 'blur', 'focusin', 'focusout',
    'pointerdown', 'pointerup', 'mousedown', 'mouseup', 'contextmenu', 'wheel', 'toggle', 'selectionchange',
  ]
  for (const target of [window, document])
    for (const capture of [true, false])
      for (const type of types) target.addEventListener(type, event => heard.push(event.type), { capture })
}"""

# What `sees` tells as long as nothing has touched the page.
BEFORE = {"text": ";LATE", "caret": 5, "focus": "SECTION", "hosts": 0}
