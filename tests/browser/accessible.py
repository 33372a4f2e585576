"""What axe-core finds wrong with a page, and how a person without a mouse gets about in it."""

from playwright.sync_api import Page

from tests.browser.browser import ROOT

AXE = ROOT / "extension" / "node_modules" / "axe-core" / "axe.min.js"
TABS = 80


def violations(page: Page) -> list[str]:
    """Everywhere in the page, in light and in dark, as “scheme rule: where”."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found: list[str] = []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        # A colour that is still on its way to the other scheme is none of either.
        page.evaluate("Promise.all(document.getAnimations().map(each => each.finished.catch(() => null)))")
        found += page.evaluate(
            """async scheme => {
              const { violations } = await axe.run(document);
              return violations.flatMap(({ id, nodes }) =>
                nodes.map(node => `${scheme} ${id}: ${node.html}`));
            }""",
            scheme,
        )
    page.emulate_media(color_scheme="light")
    return found


def tab_to(page: Page, name: str) -> None:
    """Presses Tab until what is called so has the focus. Raises LookupError when nothing is."""
    for _ in range(TABS):
        focused = page.evaluate(
            "(document.activeElement.getAttribute('aria-label') ?? document.activeElement.innerText).trim()"
        )
        if focused.startswith(name):
            return
        page.keyboard.press("Tab")
    raise LookupError(f"Tab never comes to “{name}”.")
