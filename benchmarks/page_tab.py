"""One tab, looked into through the debugger: also the extension's own world, which the page cannot see."""

from typing import Any

from playwright.sync_api import BrowserContext

WORLD = "Rejoinder"
MB = 1_000_000
# Milliseconds in which what was begun, such as compiling, comes to its end.
REST = 300

# In a field that is focused, the frame's first script calls for the rest: what listens, then what writes.
HEARD = """(async () => {
  const isIn = () => document.hasFocus() && /^(TEXTAREA|DIV|INPUT)$/.test(document.activeElement?.tagName);
  const listens = () => String(window.rejoinderEar.tell).includes('alive');
  const writes = () => globalThis.rejoinderParts?.['writing.js'] !== undefined;
  while (isIn() && !(listens() && writes())) await new Promise(resolve => setTimeout(resolve, 5));
})()"""


class Tab:
    """Closes with its context, or by `close`."""

    def __init__(self, context: BrowserContext) -> None:
        self.page = context.new_page()
        self.debugger = context.new_cdp_session(self.page)
        self._worlds: dict[str, int] = {}
        self._first_words: str | None = None
        self._answer: Any = None
        self.debugger.on("Runtime.executionContextCreated", self._created)
        self.debugger.send("Runtime.enable")
        self.debugger.send("Page.enable")
        self.debugger.send("Performance.enable")
        self._main: str = self.debugger.send("Page.getFrameTree")["frameTree"]["frame"]["id"]

    def open(self, url: str) -> None:
        self._worlds.clear()
        self.page.goto(url)

    def open_and_ask(self, url: str, expression: str) -> Any:
        """Opens a page and asks the extension's world there as soon as there is one; its answer, awaited."""
        self._first_words, self._answer = expression, None
        self._worlds.clear()
        self.page.goto(url)
        self._first_words = None
        return self.inside("globalThis.__told")

    def inside(self, expression: str) -> Any:
        """Evaluates in the extension's world of the main frame, awaits what comes. Raises on an error."""
        told = self.debugger.send("Runtime.evaluate", _words(expression, self._worlds[self._main]))
        if "exceptionDetails" in told:
            raise RuntimeError(told["exceptionDetails"])
        return told["result"].get("value")

    def ready(self) -> None:
        """Waits until the page's script is in every frame in which a field has had the focus."""
        for world in self._worlds.values():
            self.debugger.send("Runtime.evaluate", _words(HEARD, world))

    def heap(self) -> float:
        """What all worlds and frames of this page hold at rest, after forced collections; MB (10⁶ bytes)."""
        self.page.wait_for_timeout(REST)
        self.debugger.send("HeapProfiler.enable")
        for _ in range(3):
            self.debugger.send("HeapProfiler.collectGarbage")
        used = self.debugger.send("Runtime.getHeapUsage")
        held = used["usedSize"] + used.get("embedderHeapUsedSize", 0) + used.get("backingStorageSize", 0)
        return float(held) / MB

    def script_time(self) -> float:
        """Milliseconds that scripts of any world have run in this page so far."""
        self.page.wait_for_timeout(REST)
        told = self.debugger.send("Performance.getMetrics")["metrics"]
        return 1_000 * next(float(each["value"]) for each in told if each["name"] == "ScriptDuration")

    def stop_worker(self) -> None:
        """Stops the extension's service worker, as the browser does after half a minute without work."""
        stopped: list[bool] = []

        def updated(event: dict[str, Any]) -> None:
            stopped.extend(True for version in event["versions"] if version["runningStatus"] == "stopped")

        self.debugger.on("ServiceWorker.workerVersionUpdated", updated)
        self.debugger.send("ServiceWorker.enable")
        self.debugger.send("ServiceWorker.stopAllWorkers")
        while not stopped:
            self.page.wait_for_timeout(5)
        self.debugger.remove_listener("ServiceWorker.workerVersionUpdated", updated)
        self.debugger.send("ServiceWorker.disable")

    def close(self) -> None:
        self.page.close()

    def _created(self, event: dict[str, Any]) -> None:
        world = event["context"]
        if world["name"] != WORLD:
            return
        frame = world["auxData"]["frameId"]
        self._worlds[frame] = world["id"]
        if self._first_words and frame == self._main:
            words = f"globalThis.__told = {self._first_words}; 0"
            self.debugger.send("Runtime.evaluate", _words(words, world["id"]))


def _words(expression: str, world: int) -> dict[str, Any]:
    return {"expression": expression, "contextId": world, "awaitPromise": True, "returnByValue": True}
