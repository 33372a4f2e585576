"""The library screen over 10,000 templates: from a key that a person presses to what it comes to, painted."""

from typing import Any

from playwright.sync_api import Page

from benchmarks import colleague
from benchmarks.figures import Row, at_most, p50, p95, told
from benchmarks.page_library import TOPICS, body, shortcut
from tests.browser.browser import browser

SIZE = 10_000
QUERY = "refund late"
ROUNDS = 3
AT_ONCE = "what a person takes for at once: 100 ms"

# Straight into the library's tables: what is measured is a screen over them, not the way there.
FILL = """async rows => {
  const opening = indexedDB.open('rejoinder');
  const db = await new Promise(resolve => { opening.onsuccess = () => resolve(opening.result); });
  const writing = db.transaction(['own', 'journal'], 'readwrite');
  for (const row of rows) writing.objectStore('own').put(row);
  writing.objectStore('journal').add({ keys: rows.map(row => row.id) });
  await new Promise(resolve => { writing.oncomplete = resolve; });
  db.close();
}"""

# A task that is posted from an animation frame runs once that frame is drawn.
WATCH = """() => {
  const painted = globalThis.__painted = [];
  addEventListener('keydown', event => {
    if (['Shift', 'Control'].includes(event.key)) return;
    const pressed = performance.now();
    requestAnimationFrame(() => {
      const drawn = new MessageChannel();
      drawn.port1.onmessage = () => painted.push(performance.now() - pressed);
      drawn.port2.postMessage(null);
    });
  }, { capture: true });
}"""

# Of what a person does with keys: what is told of it, and the keys.
HANDS = [
    ("moving in the list", ["Home", *["j"] * 12, "End", "k", "PageUp", "Home"]),
    ("selecting", ["Home", *["Shift+ArrowDown"] * 8, "Escape"]),
    ("selecting all, and moving on with all selected", ["Control+a", "j", "j", "Escape"]),
    ("sorting by another column", ["o", "o", "o", "o", "o"]),
    ("narrowing to favourites and back", ["Shift+B", "Shift+B"]),
    ("opening the command palette", ["Control+k", "Escape"]),
    ("opening a template and closing it", ["Enter", "Escape", "j", "Enter", "Escape"]),
]

# Milliseconds from the next key until the screen says what came of it, painted.
SAID = """() => {
  globalThis.__said = new Promise(resolve => addEventListener('keydown', () => {
    const pressed = performance.now();
    const watching = new MutationObserver(() => {
      watching.disconnect();
      requestAnimationFrame(() => {
        const drawn = new MessageChannel();
        drawn.port1.onmessage = () => resolve(performance.now() - pressed);
        drawn.port2.postMessage(null);
      });
    });
    const place = document.querySelector('.notice-place');
    watching.observe(place, { childList: true, characterData: true, subtree: true });
  }, { capture: true, once: true }));
}"""


def rows() -> list[Row]:
    with browser() as chromium:
        empty = chromium.extension_page("options.html")
        empty.locator(".first-run").wait_for()
        empty.evaluate(FILL, [own(number) for number in range(SIZE)])
        colleague.let_the_worker_know(empty)
        empty.close()
        page = chromium.extension_page("options.html")
        page.locator(".row").first.wait_for()
        shown = page.evaluate("performance.now()")
        # The first seconds read every body once, in slices: whoever works then is measured as well.
        page.evaluate(WATCH)
        typing = typed(page)
        found = [
            told(
                f"library screen, until the list stands, {SIZE:,} templates", shown, "ms", "no peer measured"
            ),
            at_most(
                f"library screen, a letter of a search, {SIZE:,} templates", p95(typing), "ms", 100, AT_ONCE
            ),
        ]
        for name, keys in HANDS:
            took = [spent for _ in range(ROUNDS) for spent in pressed(page, keys)]
            found.append(
                at_most(f"library screen, {name}, {SIZE:,} templates", p95(took), "ms", 100, AT_ONCE)
            )
        page.locator(".rows").press("Home")
        heard = colleague.changes(page, ROUNDS)
        name = f"library screen, a colleague's change, {SIZE:,} templates"
        against = f"{AT_ONCE}; half of them within {p50(heard):.0f} ms"
        found.append(at_most(name, p95(heard), "ms", 100, against))
        return [*found, *many(page)]


def own(number: int) -> dict[str, Any]:
    topic = TOPICS[number % len(TOPICS)]
    template = {
        "title": f"{topic} {number}",
        "shortcut": shortcut(number),
        "subject": "",
        "to": "",
        "cc": "",
        "bcc": "",
        "description": "",
        "language": "en",
        "body": "".join(f"<p>{line}</p>" for line in body(number).split("\n") if line),
        "tags": [topic.split()[0].lower()],
    }
    changed_at = f"2026-{1 + number % 9:02}-{1 + number % 28:02}T10:00:00.000Z"
    return {
        "id": f"bench-{number}",
        "folder": "browser",
        "template": template,
        "changed_at": changed_at,
        "copy": None,
    }


def many(page: Page) -> list[Row]:
    """What is written down before it is said: some hundred templates of a search, deleted and back."""
    page.evaluate("location.hash = '#/templates'")
    page.locator(".editor").wait_for(state="detached")
    page.locator("input[type=search]").fill("refund confirmed")
    deleted, back = [], []
    for _ in range(ROUNDS):
        # What is said stands there before the list has it.
        page.wait_for_timeout(600)
        page.locator(".rows").press("Control+a")
        page.locator(".selection-bar").wait_for()
        deleted.append(until_said(page, "Delete"))
        # Nobody reads it, and takes it back, sooner.
        page.wait_for_timeout(100)
        back.append(until_said(page, "Control+z"))
    acts = [("deleting some 400", deleted), ("undoing that", back)]
    return [
        at_most(f"library screen, {name}, {SIZE:,} templates", p95(took), "ms", 100, AT_ONCE)
        for name, took in acts
    ]


def until_said(page: Page, key: str) -> float:
    page.evaluate(SAID)
    page.locator(".rows").press(key)
    took: float = page.evaluate("globalThis.__said")
    return took


def typed(page: Page) -> list[float]:
    """One figure a letter, and one each time that the field is emptied."""
    took: list[float] = []
    for _ in range(ROUNDS):
        page.locator("body").press("/")
        page.locator("input[type=search]:focus").wait_for()
        page.evaluate("globalThis.__painted.length = 0")
        for letter in QUERY:
            page.keyboard.press(letter, delay=30)
            page.wait_for_timeout(60)
        page.keyboard.press("Control+a")
        page.keyboard.press("Backspace")
        page.wait_for_timeout(200)
        took += page.evaluate("globalThis.__painted")
        page.keyboard.press("Escape")
    return took


def pressed(page: Page, keys: list[str]) -> list[float]:
    page.locator(".rows").focus()
    page.evaluate("globalThis.__painted.length = 0")
    for key in keys:
        page.keyboard.press(key)
        page.wait_for_timeout(120)
    took: list[float] = page.evaluate("globalThis.__painted")
    return took
