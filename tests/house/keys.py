"""The page of all keys, out of the actions that the library's screens are built on."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SRC = ROOT / "extension" / "src"
ACTIONS = SRC / "screens" / "library" / "actions.ts"
KEY_PAGE = SRC / "screens" / "library" / "settings" / "key_page.tsx"
ACTION = re.compile(r"key: '(.+?)',(?: also: '(.+?)',)? name: '(.+?)', group: '(.+?)'(?:, means: '(.+?)')?")
WHERE_ONE_WRITES = re.compile(r"name: '(settings\.key_\w+)', keys: '(.+?)'")
TYPED = re.compile(r"name: '(settings\.only_\w+)', words: '(.+?)'(?:, example: '(.+?)')?")
ARROWS = {"ArrowDown": "↓", "ArrowUp": "↑", "ArrowLeft": "←", "ArrowRight": "→"}


@dataclass(frozen=True)
class Action:
    name: str
    means: str
    """How the keys' page says it."""
    group: str
    key: str
    also: str
    """Does the same; empty where nothing does."""


def actions() -> list[Action]:
    found = ACTION.findall(ACTIONS.read_text(encoding="utf-8"))
    return [
        Action(word(name), word(means or name), word(group), shown_key(key), shown_key(also))
        for key, also, name, group, means in found
    ]


def where_one_writes() -> list[tuple[str, str]]:
    """What each key does in the palette, and that key."""
    found = WHERE_ONE_WRITES.findall(KEY_PAGE.read_text(encoding="utf-8"))
    return [(word(name), shown_key(keys)) for name, keys in found]


def word(key: str) -> str:
    """What the English screens say for `area.key`."""
    area, _, name = key.partition(".")
    return words_of(area)[name]


@cache
def words_of(area: str) -> dict[str, str]:
    words: dict[str, str] = json.loads((SRC / "words" / "en" / f"{area}.json").read_text(encoding="utf-8"))
    return words


def shown_key(key: str) -> str:
    """As a keyboard has it printed; the same as `shownKey` of the screens."""
    parts = re.split(r"(?<=.)\+", key)
    return "+".join(ARROWS.get(part, part.upper() if len(part) == 1 else part) for part in parts)


def keys_page() -> str:
    return "\n".join(
        [
            "# All keys",
            "",
            "In the library they stand at <kbd>?</kbd>. On a Mac, Ctrl is the command key as well. This page",
            "follows from `extension/src/screens/library/actions.ts`.",
            *groups(),
            *writing(),
            "",
        ]
    )


def groups() -> Iterator[str]:
    all_of_them = actions()
    for group in dict.fromkeys(action.group for action in all_of_them):
        yield from ("", f"## {group}", "", "| does | key |", "|---|---|")
        yield from (
            f"| {action.means} | {' or '.join(kbd(key) for key in (action.key, action.also) if key)} |"
            for action in all_of_them
            if action.group == group
        )


def writing() -> Iterator[str]:
    yield from ("", f"## {word('settings.where_you_write')}", "", "| does | key |", "|---|---|")
    yield from (f"| {name} | {kbd(key)} |" for name, key in where_one_writes())
    typed = TYPED.findall(KEY_PAGE.read_text(encoding="utf-8"))
    for name, words, example in typed:
        yield f"| {word(name)} | `{words}{word(example) if example else ''}`, typed |"


def kbd(key: str) -> str:
    return f"<kbd>{key}</kbd>"
