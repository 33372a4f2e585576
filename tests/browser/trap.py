"""A page in which whatever runs or asks for something is noticed."""

from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Page

# In the page: who ran. A script in a frame of its own finds it above.
HITS = """() => {
  window.hits = []
  window.hit = which => { hits.push(which) }
  window.alert = window.confirm = window.prompt = () => hits.push('dialog')
}"""

# What stands in an element that could still run, lead somewhere or stand in for something.
LOOK = """root => {
  const addresses = ['href', 'src', 'action', 'formaction', 'data', 'xlink:href', 'background']
  const known = /^(https?:|mailto:|tel:|cid:|#|data:image\\/(gif|jpeg|png|webp);|{{)/i
  const standIns = ['id', 'name', 'srcdoc', 'srcset', 'ping']
  const tags = 'script style iframe object embed form input svg math link meta base template video noscript'
  const isBad = ({ name, value }) => {
    if (name.startsWith('on') || standIns.includes(name) || (name === 'is' && value !== '')) return true
    if (name === 'style') return /url|expression|@|image|position|var\\(/i.test(value)
    return addresses.includes(name) && !known.test(value.trim())
  }
  return [...root.querySelectorAll('*')]
    .filter(one => tags.split(' ').includes(one.localName) || [...one.attributes].some(isBad))
    .map(one => one.outerHTML)
}"""


@dataclass
class Trap:
    page: Page
    asked: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.evaluate(HITS)

    def put(self, css: str, pieces: list[str], *, again: bool = False) -> list[str]:
        """Puts each piece into an element of its own, has every handler fire, and tells what came of it."""
        self.asked.clear()
        self.page.evaluate(PUT, [css, pieces, again])
        return self.caught(css)

    def caught(self, css: str) -> list[str]:
        """What ran, was asked for, or could still run in the elements there."""
        self.page.wait_for_timeout(300)
        ran: list[Any] = self.page.evaluate("hits.splice(0)")
        standing: list[str] = self.page.eval_on_selector(css, LOOK)
        calls = [url for url in self.asked if "nowhere.test" in url]
        return [*(f"ran {which}" for which in ran), *(f"asked {url}" for url in calls), *standing]


PUT = """([css, pieces, again]) => {
  const root = document.querySelector(css)
  root.replaceChildren()
  for (const piece of pieces) {
    const own = root.appendChild(document.createElement('section'))
    own.innerHTML = piece
    if (again) for (let round = 0; round < 2; round++) own.innerHTML = own.innerHTML
    for (const one of own.querySelectorAll('*')) {
      for (const type of ['focus', 'mouseover', 'load', 'error', 'animationstart', 'toggle'])
        one.dispatchEvent(new Event(type))
    }
  }
}"""
