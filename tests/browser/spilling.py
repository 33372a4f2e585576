"""What does not fit: what a person would have to scroll sideways for, or can never read."""

from playwright.sync_api import Page

# These have two dimensions by nature (WCAG 2.2, 1.4.10): tables of cells, other people's mail, code.
MAY_SCROLL = ".column-scroll, .scroll-box, pre, .mail .reply, .reply, .body-field, .import-compare .reply"

SPILLING = """mayScroll => {
  const wide = document.documentElement.clientWidth;
  const told = element =>
    `${element.localName}.${element.getAttribute('class') ?? ''} “${(
      element.getAttribute('aria-label') ?? element.textContent ?? ''
    ).trim().slice(0, 40)}”`;
  const found = [];
  if (document.documentElement.scrollWidth > wide) found.push('the page itself scrolls');

  for (const element of document.querySelectorAll('body *')) {
    const { overflowX } = getComputedStyle(element);
    const scrolls = /auto|scroll/.test(overflowX) && element.scrollWidth > element.clientWidth + 1;
    if (scrolls && !element.matches(mayScroll))
      found.push(`scrolls sideways: ${told(element)}`);
  }

  const top = document.querySelector('dialog[open]') ?? document.body;
  const meant = 'button, a[href], input, select, textarea, label, h1, h2, h3, p, dt, dd, [role^=menuitem]';
  for (const element of top.querySelectorAll(meant)) {
    const box = element.getBoundingClientRect();
    const isSeen = element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
    if (!isSeen || box.width < 2 || element.closest(`.unseen, ${mayScroll}`)) continue;
    let cut = box.right > wide + 1 || box.left < -1 ? 'the window' : '';
    // A dialog lies over all that is around it in the tree, and is not clipped by it.
    for (let at = element.parentElement; at && at !== top.parentElement && !cut; at = at.parentElement) {
      const style = getComputedStyle(at);
      if (style.overflowX === 'visible' || style.textOverflow === 'ellipsis') continue;
      const around = at.getBoundingClientRect();
      if (box.right > around.right + 1 || box.left < around.left - 1) cut = told(at).slice(0, 40);
    }
    if (cut) found.push(`cut off by ${cut}: ${told(element)}`);
  }
  return found;
}"""


def spilling(page: Page) -> list[str]:
    found: list[str] = page.evaluate(SPILLING, MAY_SCROLL)
    return found
