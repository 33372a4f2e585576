"""A real Firefox with the built extension, driven by WebDriver BiDi, which it speaks by itself."""

import json
import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from websockets.exceptions import InvalidHandshake
from websockets.sync.client import ClientConnection, connect

from api.settings import FIREFOX_ID
from tests.browser.browser import ROOT
from tests.browser.processes import free_port, process_may_start, stop

FOR_FIREFOX = ROOT / "extension" / ".output" / "firefox-mv3"
# Firefox makes up an address for every extension in every profile; here it is known beforehand.
ORIGIN = "moz-extension://5d1c3f0e-6b7a-4c8d-9e0f-112233445566"
QUIET: dict[str, object] = {
    "extensions.webextensions.uuids": json.dumps({FIREFOX_ID: ORIGIN.rpartition("/")[2]}),
    "app.normandy.enabled": False,
    "app.update.disabledForTesting": True,
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.page": 0,
    "datareporting.policy.dataSubmissionEnabled": False,
    "extensions.getAddons.cache.enabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "toolkit.telemetry.reportingpolicy.firstRun": False,
}
KEYS = {"Tab": "\ue004", "Enter": "\ue007", "Escape": "\ue00c", "Control": "\ue009"}
# Beside other browsers on two cores it takes its time.
PATIENCE_S = 60


def firefox_here() -> str | None:
    return next(filter(None, map(shutil.which, ("firefox", "firefox-esr"))), None)


class Refused(Exception):
    """What the browser said it would not do."""


@dataclass
class Firefox:
    """One profile with the extension in it."""

    wire: ClientConnection
    number: int = 0
    tabs: list[str] = field(default_factory=list)

    def command(self, method: str, **params: Any) -> dict[str, Any]:
        self.number += 1
        self.wire.send(json.dumps({"id": self.number, "method": method, "params": params}))
        while True:
            answer = json.loads(self.wire.recv(timeout=PATIENCE_S))
            if answer.get("id") == self.number:
                break
        if answer["type"] == "error":
            raise Refused(f"{method}: {answer['error']}: {answer['message']}")
        told: dict[str, Any] = answer["result"]
        return told

    def tab(self, url: str) -> "Tab":
        opened = Tab(self, self.command("browsingContext.create", type="tab")["context"])
        opened.goto(url)
        return opened

    def tab_at(self, beginning: str) -> "Tab":
        """The one that shows such an address, as soon as there is one."""
        for _ in moments(f"a tab at {beginning}"):
            for each in self.command("browsingContext.getTree")["contexts"]:
                if each["url"].startswith(beginning):
                    return Tab(self, each["context"])
        raise AssertionError


@dataclass
class Tab:
    firefox: Firefox
    context: str

    def goto(self, url: str) -> None:
        self.firefox.command("browsingContext.navigate", context=self.context, url=url, wait="complete")

    def tells(self, expression: str) -> Any:
        """The value of a JavaScript expression in the page, by way of JSON."""
        answer = self.firefox.command(
            "script.evaluate",
            expression=f"Promise.resolve({expression}).then(value => JSON.stringify(value ?? null))",
            target={"context": self.context},
            awaitPromise=True,
        )
        if answer["type"] != "success":
            raise Refused(f"{expression}: {answer['exceptionDetails']['text']}")
        return json.loads(answer["result"]["value"])

    def until(self, expression: str) -> Any:
        """The same, as soon as it is true."""
        for _ in moments(expression):
            if value := self._tells_if_it_stands(expression):
                return value
        raise AssertionError

    def _tells_if_it_stands(self, expression: str) -> Any:
        """Nothing while one page goes and the next comes."""
        try:
            return self.tells(expression)
        except Refused:
            return None

    def press(self, *keys: str) -> None:
        """One after another; a whole text is typed letter by letter."""
        strokes = [stroke for key in keys for stroke in ([KEYS[key]] if key in KEYS else key)]
        actions = [{"type": kind, "value": each} for each in strokes for kind in ("keyDown", "keyUp")]
        self._perform({"type": "key", "id": "keyboard", "actions": actions})

    def press_together(self, *keys: str) -> None:
        """As Control and a letter."""
        strokes = [KEYS.get(key, key) for key in keys]
        downs = [{"type": "keyDown", "value": each} for each in strokes]
        ups = [{"type": "keyUp", "value": each} for each in reversed(strokes)]
        self._perform({"type": "key", "id": "keyboard", "actions": [*downs, *ups]})

    def click(self, found: str) -> None:
        """On what a JavaScript expression gives, once the page's style has put it where it stays."""
        self.until(f"document.readyState === 'complete' && Boolean({found})")
        x, y = self.tells(
            f"(box => [box.x + box.width / 2, box.y + box.height / 2].map(Math.round))"
            f"((each => (each.scrollIntoView({{ block: 'center' }}), each))({found}).getBoundingClientRect())"
        )
        moves = [{"type": "pointerMove", "x": x, "y": y}, *BUTTON]
        self._perform({"type": "pointer", "id": "mouse", "actions": moves})

    def choose_file(self, selector: str, file: Path) -> None:
        locator = {"type": "css", "value": selector}
        (node,) = self.firefox.command("browsingContext.locateNodes", context=self.context, locator=locator)[
            "nodes"
        ]
        element = {"sharedId": node["sharedId"]}
        self.firefox.command("input.setFiles", context=self.context, element=element, files=[str(file)])

    def _perform(self, source: dict[str, Any]) -> None:
        self.firefox.command("input.performActions", context=self.context, actions=[source])


BUTTON = ({"type": "pointerDown", "button": 0}, {"type": "pointerUp", "button": 0})


@contextmanager
def firefox(folder: Path, extension: Path = FOR_FIREFOX) -> Iterator[Firefox]:
    """Firefox on a fresh profile below `folder`, with the extension loaded as developers do."""
    executable = firefox_here()
    if executable is None:
        raise RuntimeError("No Firefox here. On Debian: apt-get install firefox-esr")
    profile = folder / "profile"
    profile.mkdir(parents=True)
    wishes = (f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in QUIET.items())
    (profile / "user.js").write_text("".join(wishes))
    port = free_port()
    command = [
        executable,
        "--headless",
        "--no-remote",
        "--profile",
        str(profile),
        f"--remote-debugging-port={port}",
    ]
    with (folder / "firefox.log").open("ab") as log:
        process = subprocess.Popen(
            command,
            stdout=log,
            stderr=subprocess.STDOUT,
            env={**os.environ, "HOME": str(folder)},
            start_new_session=True,
        )
    try:
        with _wire(port) as wire:
            opened = Firefox(wire)
            opened.command("session.new", capabilities={})
            opened.command("webExtension.install", extensionData={"type": "path", "path": str(extension)})
            yield opened
    finally:
        stop(process)


def _wire(port: int) -> ClientConnection:
    for _ in moments("Firefox"):
        try:
            return connect(f"ws://127.0.0.1:{port}/session", max_size=None)
        except (OSError, InvalidHandshake):
            continue
    raise AssertionError


def moments(awaited: str) -> Iterator[None]:
    """A moment after another. Raises TimeoutError once patience is at its end."""
    deadline = time.monotonic() + PATIENCE_S
    while time.monotonic() < deadline:
        yield
        process_may_start()
    raise TimeoutError(f"Did not come: {awaited}")
