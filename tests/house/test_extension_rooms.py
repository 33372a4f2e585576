"""Who may import whom in the extension, and what the inner rooms never name."""

import re
from pathlib import Path

import pytest

SRC = Path(__file__).resolve().parents[2] / "extension" / "src"

MAY_IMPORT = {
    "words": set[str](),
    "template": set[str](),
    "library": {"template"},
    "expand": {"library", "template"},
    "imports": {"expand", "library", "template"},
    "sync": {"library", "template"},
    "mail": {"template"},
    "page": {"expand", "library", "template"},
    "web": {"sync", "library", "template", "words"},
    "browser": {"web", "sync", "expand", "library", "template", "words"},
    "console": {"screens", "web", "sync", "library", "template", "words"},
    "command_line": {"imports", "words"},
    "screens": {"imports", "sync", "expand", "library", "template", "words"},
}
PURE = ("words", "template", "library", "expand", "imports", "sync")
# As a name of its own, not a property of something that was handed in.
NEVER_NAMED = re.compile(
    r"(?<![\w.'-])(?:chrome|browser)\.|(?<![\w.'-])(?:document|window|localStorage|indexedDB)\b(?!')|"
    r"(?<![\w.])fetch\(|\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b"
)
IMPORT = re.compile(r"""(?:from|import)\s*\(?\s*['"]@/([a-z]+)/""")
COMMENT = re.compile(r"/\*.*?\*/|//[^\n]*", re.DOTALL)


def sources(room: str) -> list[Path]:
    return sorted(path for path in (SRC / room).rglob("*.ts*"))


@pytest.mark.parametrize("room", MAY_IMPORT)
def test_a_room_imports_only_the_rooms_below(room: str) -> None:
    wrong = [
        f"{path.relative_to(SRC)} imports {other}"
        for path in sources(room)
        for other in IMPORT.findall(path.read_text())
        if other != room and other not in MAY_IMPORT[room]
    ]
    assert wrong == []


@pytest.mark.parametrize("room", PURE)
def test_the_inner_rooms_are_given_time_chance_page_and_network(room: str) -> None:
    wrong = [
        f"{path.relative_to(SRC)} names {found[0]!r}"
        for path in sources(room)
        if (found := first_global(COMMENT.sub("", path.read_text())))
    ]
    assert wrong == []


def first_global(source: str) -> re.Match[str] | None:
    """The first ambient name used; one that the file was handed or declares itself is no ambient name."""
    ambient = (
        found
        for found in NEVER_NAMED.finditer(source)
        if not re.search(rf"(?:const |let |[(,]\s*){re.escape(found[0])}\s*(?:of\b|[:=,)])", source)
    )
    return next(ambient, None)


def test_only_the_browser_room_names_chrome() -> None:
    wrong = [
        str(path.relative_to(SRC))
        for path in SRC.rglob("*.ts*")
        if path.relative_to(SRC).parts[0] not in ("browser", "entrypoints")
        and re.search(r"(?<![\w.'/-])chrome\.", COMMENT.sub("", path.read_text()))
    ]
    assert wrong == []


def test_there_are_no_barrel_files() -> None:
    assert [str(path) for path in SRC.rglob("index.ts") if "entrypoints" not in path.parts] == []
