"""What the extension puts into a page: how much it is, in which order it comes, what none of it may hold."""

import gzip
import json
import re
from pathlib import Path

import pytest

EXTENSION = Path(__file__).resolve().parents[2] / "extension"
BUILT = EXTENSION / ".output" / "chrome-mv3"
# kB (10³ bytes), compressed. `arrival.js` lies in every frame of every page; `page.js` comes with a field's
# focus, `writing.js` once somebody stays in it, the others when something is first to be seen. A frame holds
# about 20 times as much in memory, so what makes one of them grow has to be worth that.
MOST = {
    "arrival.js": 2.0,
    "page.js": 15.0,
    "writing.js": 80.0,
    "list.js": 16.0,
    "screen.js": 15.4,
    "attach.js": 3.5,
}
PARTS = re.compile(r"^  (\w+): \[(.+)\],$", re.MULTILINE)
STANDS_ON = re.compile(r"require\([`\"']\./([\w-]+\.js)[`\"']\)(?!\)\.then)")


def scripts() -> dict[str, str]:
    return {name: (BUILT / name).read_text() for name in MOST}


def parts() -> dict[str, list[str]]:
    """The files of each part, as the service worker puts them into a frame."""
    source = (EXTENSION / "src" / "browser" / "parts.ts").read_text()
    return {name: re.findall(r"'/([\w.]+)'", files) for name, files in PARTS.findall(source)}


@pytest.mark.parametrize("name", MOST)
def test_a_script_in_pages_stays_light(name: str) -> None:
    compressed = len(gzip.compress((BUILT / name).read_bytes(), mtime=0)) / 1000
    assert compressed <= MOST[name]


def test_every_script_in_pages_has_its_measure() -> None:
    manifest = json.loads((BUILT / "manifest.json").read_text())
    early = {file for scripts in manifest["content_scripts"] for file in scripts["js"]}
    assert early | {file for files in parts().values() for file in files} == set(MOST)


def test_a_part_stands_on_nothing_that_may_not_be_there() -> None:
    """`page.js` is in the frame before anything else, and nothing but `writing.js` asks for the screen."""
    before = {
        "page": set[str](),
        "writing": set[str](),
        "list": set[str](),
        "screen": {"writing.js"},
        "attach": {"writing.js"},
    }
    for part, files in parts().items():
        there = {"base.js", "rolldown-runtime.js"} | before[part]
        for file in files:
            there.add(file)
            assert set(STANDS_ON.findall(scripts()[file])) <= there


@pytest.mark.parametrize("name", MOST)
def test_a_script_in_pages_loads_nothing_by_itself(name: str) -> None:
    assert not re.search(r"\bimport\(|\bimportScripts\b", scripts()[name])


@pytest.mark.parametrize("name", MOST)
def test_a_script_in_pages_takes_one_byte_a_letter(name: str) -> None:
    assert scripts()[name].isascii()
