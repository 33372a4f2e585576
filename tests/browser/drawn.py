"""Until a page has drawn what it was told; `evaluate` alone waits forever for a promise that is not kept."""

from playwright.sync_api import Page

FRAMES = """frames => new Promise((drawn, never) => {
  const late = setTimeout(() => never(new Error('TimeoutError: nothing was drawn for 20 s')), 20_000);
  const next = left => {
    if (left) return requestAnimationFrame(() => next(left - 1));
    clearTimeout(late);
    drawn();
  };
  next(frames);
})"""


def drawn(page: Page, frames: int = 2) -> None:
    """Comes back in the frame after the one that shows it. Raises an Error that says TimeoutError."""
    page.evaluate(FRAMES, frames)


def rested(page: Page) -> None:
    """Comes back once the page had nothing to do, at most 20 s later, and was drawn since."""
    page.evaluate("new Promise(told => requestIdleCallback(() => told(), { timeout: 20_000 }))")
    drawn(page)
