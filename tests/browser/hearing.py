"""That the extension listens where a person is: seen in its own world, which a page cannot look into."""

from typing import Any

from playwright.sync_api import CDPSession, Error, Frame, Page

WORLD = "Rejoinder"

# In a field that may be written in, the first script calls for the rest.
LISTENS = """async milliseconds => {
  const inside = element => element && chrome.dom.openOrClosedShadowRoot(element)?.activeElement;
  const focused = () => {
    let element = document.activeElement;
    while (inside(element)) element = inside(element);
    return element;
  };
  const isWritten = () => document.designMode === 'on' || focused()?.isContentEditable
    || /^(input|textarea)$/.test(focused()?.localName);
  const listens = () => String(window.rejoinderEar?.tell).includes('alive');
  const end = performance.now() + milliseconds;
  // A frame that was left still knows its last field.
  while (performance.now() < end && document.hasFocus() && isWritten() && !listens())
    await new Promise(resolve => setTimeout(resolve, 5));
}"""


def await_hearing(page: Page, frame: Frame | None = None, seconds: float = 10) -> None:
    """Waits until the page's script has come into every frame whose field has the focus, at most so long
    each. Where no field may be written in, or there is no extension, there is nothing to wait for.
    """
    debugger = _debugger(page, frame)
    worlds: list[int] = []

    def created(event: dict[str, Any]) -> None:
        if event["context"]["name"] == WORLD:
            worlds.append(event["context"]["id"])

    debugger.on("Runtime.executionContextCreated", created)
    debugger.send("Runtime.enable")
    waits = {"expression": f"({LISTENS})({seconds * 1000})", "awaitPromise": True}
    try:
        for world in worlds:
            debugger.send("Runtime.evaluate", {**waits, "contextId": world})
    finally:
        debugger.detach()


def _debugger(page: Page, frame: Frame | None) -> CDPSession:
    """A frame of another site has a process, and so a session, of its own."""
    if frame is not None and frame is not page.main_frame:
        try:
            return page.context.new_cdp_session(frame)
        except Error:
            pass
    return page.context.new_cdp_session(page)
