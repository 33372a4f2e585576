"""What axe-core finds wrong with a page, and how a person without a mouse gets about in it."""

from playwright.sync_api import Page, expect

from tests.browser.browser import ROOT

AXE = ROOT / "extension" / "node_modules" / "axe-core" / "axe.min.js"
TABS = 80


# Axe leaves these out by default: the one is of WCAG 2.2, the other young.
ALSO = ("target-size", "label-content-name-mismatch")


# A colour that is still on its way to the other scheme is none of either. Not waited for: what is drawn
# rarely takes its time, and what turns for ever has no end.
AT_THEIR_END = """() => {
  for (const each of document.getAnimations()) {
    if (each.effect.getComputedTiming().endTime === Infinity) each.cancel();
    else each.finish();
  }
}"""


def violations(page: Page) -> list[str]:
    """Everywhere in the page, in light and in dark, as “scheme rule: where”."""
    found: list[str] = []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        found += [f"{scheme} {fault}" for fault in violations_now(page)]
    page.emulate_media(color_scheme="light")
    return found


def violations_now(page: Page, within: str = "html") -> list[str]:
    """As the page, or that part of it, is shown, as “rule: where”."""
    # Before its style sheet has come, every target of a page is small.
    page.wait_for_load_state()
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text(encoding="utf-8"))
    page.evaluate(AT_THEIR_END)
    found: list[str] = page.evaluate(
        """async ([within, also]) => {
          const rules = Object.fromEntries(also.map(rule => [rule, { enabled: true }]));
          const { violations } = await axe.run(within, { rules });
          return violations.flatMap(({ id, nodes }) => nodes.map(node => `${id}: ${node.html}`));
        }""",
        [within, ALSO],
    )
    return found


def assert_accessible(page: Page) -> None:
    """What the screen holds is WCAG 2.2 AA, as far as a machine can see."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate(
        """async () => {
          const runOnly = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
          const { violations } = await axe.run('.main', { runOnly });
          return violations.map(({ id, nodes }) => `${id}: ${nodes.map(node => node.html).join(' ')}`);
        }"""
    )
    assert found == []


STOPS = "a[href], button, input, select, textarea, summary, [tabindex], [contenteditable]"
IS_THERE = f"""name => [...document.querySelectorAll('{STOPS}')].some(each =>
  each.checkVisibility() && (each.getAttribute('aria-label') ?? each.innerText).trim().startsWith(name))"""


def tab_to(page: Page, name: str) -> None:
    """Once something is called so, presses Tab until it has the focus. Raises LookupError if it never has."""
    go_to(page, name, "Tab")


def tab_back_to(page: Page, name: str) -> None:
    """The same the other way."""
    go_to(page, name, "Shift+Tab")


def go_to(page: Page, name: str, key: str) -> None:
    page.wait_for_function(IS_THERE, arg=name)
    for _ in range(TABS):
        focused = page.evaluate(
            "(document.activeElement.getAttribute('aria-label') ?? document.activeElement.innerText).trim()"
        )
        if focused.startswith(name):
            return
        page.keyboard.press(key)
    raise LookupError(f"{key} never comes to “{name}”.")


def presses_in_dialog(page: Page, name: str) -> None:
    """The button of the dialog that stands, come to by Tab."""
    button = page.get_by_role("dialog").get_by_role("button", name=name, exact=True)
    expect(button).to_be_visible()
    for _ in range(4):
        page.keyboard.press("Tab")
        if button.evaluate("button => button === document.activeElement"):
            break
    expect(button).to_be_focused()
    page.keyboard.press("Enter")


LOOKS = """() => {
  const focused = document.activeElement;
  const led = document.getElementById(focused.getAttribute('aria-activedescendant') ?? '');
  const around = focused.closest('.body-editor, .tag-field, label');
  const looks = () => [focused, focused.nextElementSibling, around, led].map(element => {
    if (!element) return '';
    const { outlineStyle, outlineWidth, boxShadow, borderColor } = getComputedStyle(element);
    return `${outlineStyle === 'none' ? '' : outlineWidth} ${boxShadow} ${borderColor}`;
  }).join();
  const box = focused.getBoundingClientRect();
  const told = `${focused.localName}.${focused.className} “${
    (focused.getAttribute('aria-label') ?? focused.textContent ?? '').trim().slice(0, 40)}”`;
  const isHere = box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth;
  const on = looks();
  focused.blur();
  const isSeen = on !== looks();
  focused.focus();
  return { told, isHere, isSeen };
}"""


def stops_unseen(page: Page) -> list[str]:
    """Where Tab leads and nobody sees it, going once around the page without anything moving."""
    page.emulate_media(reduced_motion="reduce")
    page.evaluate("document.activeElement.blur()")
    wrong = []
    for _ in range(TABS):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement === document.body"):
            break
        stop = page.evaluate(LOOKS)
        if not (stop["isHere"] and stop["isSeen"]):
            wrong.append(stop["told"])
    return wrong
