"""Tab behind a shortcut: the text of the template in the field."""

from benchmarks.page_field import (
    Expanded,
    await_caret,
    own_insertion,
    type_and_tab,
    type_at_once,
    typed_letter,
)
from benchmarks.page_library import body, shortcut
from benchmarks.page_tab import Tab

WARM = 40
ASLEEP = 8


def warm(tab: Tab, size: int) -> list[Expanded]:
    """One template after the other, each another one, in a field that has seen a few already."""
    for number in range(3):
        type_and_tab(tab, shortcut(number), number)
    numbers = [number * 7919 % size for number in range(WARM)]
    return [type_and_tab(tab, shortcut(number), number) for number in numbers]


def letters(tab: Tab, url: str) -> list[float]:
    """Milliseconds from key to letter in the same field."""
    tab.open(url)
    await_caret(tab)
    return [typed_letter(tab) for _ in range(WARM)]


def own_insertions(tab: Tab, size: int) -> list[float]:
    """Milliseconds that the browser takes for the texts of `warm`; nobody can be quicker than that."""
    numbers = [number * 7919 % size for number in range(WARM)]
    return [own_insertion(tab, shortcut(number), body(number)) for number in numbers]


def first_without_worker(tab: Tab, url: str, size: int) -> list[Expanded]:
    """The first expansion on a page that was ready when the service worker fell asleep."""
    seen = []
    for turn in range(ASLEEP):
        number = turn * 7901 % size
        tab.open(url)
        await_caret(tab)
        tab.ready()
        tab.stop_worker()
        seen.append(type_at_once(tab, shortcut(number), number))
    return seen
