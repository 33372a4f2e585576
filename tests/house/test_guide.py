"""What the guide tells people to press and look for is there, under that key and that name."""

import json
import re
import struct
from pathlib import Path

import pytest

from tests.house.keys import ROOT, SRC, actions, where_one_writes, word
from tests.pictures.names import PICTURED, PICTURES, SCHEMES, file_of

DOCS = ROOT / "docs"
GUIDE = ("index", "agents", "leads", "admins")
TEXTS = {name: (DOCS / f"{name}.md").read_text(encoding="utf-8") for name in GUIDE}
SAID = {
    said
    for file in (SRC / "words" / "en").glob("*.json")
    for said in json.loads(file.read_text(encoding="utf-8")).values()
}
# Keys that act where one writes, beside those of the palette.
IN_A_FIELD = {"Tab", "Enter", "Escape", "Backspace", "Ctrl+Z"}
PALETTE = re.search(r"palette_key: '(.+?)'", (SRC / "library" / "settings.ts").read_text(encoding="utf-8"))
NAMES = re.compile(r"\*\*([^*\[\]]+)\*\*")
NAME_AND_KEY = re.compile(r"\*\*([^*\[\]]+)\*\* \(<kbd>(.+?)</kbd>\)")
KEY = re.compile(r"<kbd>(.+?)</kbd>")
PICTURE = re.compile(r"!\[([^\]]*)\]\(([^)]+)\)")


def anchors(page: Path) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def screen_names(text: str) -> set[str]:
    """What stands in bold as a name, rather than as the first words of a point."""
    return {name for name in NAMES.findall(text) if not name.endswith((".", "?"))}


@pytest.mark.parametrize("name", GUIDE)
def test_what_is_named_is_what_the_screens_say(name: str) -> None:
    assert screen_names(TEXTS[name]) - SAID == set()


@pytest.mark.parametrize("name", GUIDE)
def test_a_name_has_the_key_that_stands_behind_it(name: str) -> None:
    there = {(action.name, key) for action in actions() for key in (action.key, action.also)}
    assert set(NAME_AND_KEY.findall(TEXTS[name])) - there == set()


@pytest.mark.parametrize("name", GUIDE)
def test_every_key_does_something(name: str) -> None:
    assert PALETTE
    known = {key for action in actions() for key in (action.key, action.also)}
    known |= {key for _, key in where_one_writes()} | IN_A_FIELD | {PALETTE[1]}
    assert set(KEY.findall(TEXTS[name])) - known == set()


def test_every_action_is_read_out_of_the_screens() -> None:
    source = (SRC / "screens" / "library" / "actions.ts").read_text(encoding="utf-8")
    assert len(actions()) == len(re.findall(r"name: 'actions\.", source)) > 40


def test_the_roles_may_what_the_screens_say() -> None:
    for role in ("owner", "admin", "lead", "agent"):
        row = f"| **{word(f'people.role_{role}')}** | {word(f'people.role_{role}_may')} |"
        assert row in TEXTS["admins"]


@pytest.mark.parametrize("name", GUIDE)
def test_a_picture_says_what_it_shows_and_is_named_by_its_light_form(name: str) -> None:
    for shows, file in PICTURE.findall(TEXTS[name]):
        assert len(shows) > 20
        assert file.startswith("pictures/")
        assert file.endswith("-light.png")


def test_every_picture_is_shown_and_nothing_else_lies_there() -> None:
    shown = {Path(file).name for text in TEXTS.values() for _, file in PICTURE.findall(text)}
    made = {file_of(name, scheme) for name in PICTURED for scheme in SCHEMES}
    assert shown == {file_of(name, "light") for name in PICTURED}
    assert {file.name for file in PICTURES.glob("*.*")} == made


def test_the_pictures_are_small_and_those_of_the_screens_are_as_large_as_a_store_wants_them() -> None:
    files = list(PICTURES.rglob("*.png"))
    assert sum(file.stat().st_size for file in files) < 3_500_000
    sizes = {str(file): size_of(file) for file in files if not file.name.startswith("popup")}
    assert set(sizes.values()) == {(1280, 800)}


def size_of(png: Path) -> tuple[int, int]:
    """Its width and height, of the header that every PNG begins with."""
    width, height = struct.unpack(">II", png.read_bytes()[16:24])
    return width, height


@pytest.mark.parametrize("page", sorted(DOCS.glob("*.md")), ids=lambda page: page.stem)
def test_the_links_of_a_page_lead_somewhere(page: Path) -> None:
    links = re.findall(r"(?<!!)\[[^\]]*\]\((?!https?:)([^)]+)\)", page.read_text(encoding="utf-8"))
    for link in links:
        file, _, anchor = link.partition("#")
        target = (page.parent / file).resolve() if file else page
        assert target.exists(), link
        assert not anchor or anchor in anchors(target), link


def test_the_pictures_of_the_readme_are_there_in_light_and_dark() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    shown = re.findall(r'src(?:set)?="docs/pictures/([^"]+)"', readme)
    light = {file for file in shown if file.endswith("-light.png")}
    assert len(light) > 4
    assert {file.replace("-light.", "-dark.") for file in light} == set(shown) - light
    assert {file for file in shown if not (PICTURES / file).is_file()} == set()
    assert all(len(alt) > 20 for alt in re.findall(r'<img alt="([^"]*)"', readme))
