"""The page on editors tells of the editors and rows that the tests play, and fails what they know to fail."""

from pathlib import Path

import pytest

from tests.browser.editors_known import KNOWN
from tests.browser.matrix import titled
from tests.browser.rows import LABELS
from tests.browser.zoo import EDITORS, HERE, Editor

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "editors.md").read_text()
TABLES = [
    [line.strip("| ").split(" | ") for line in part.split("\n") if "|" in line] for part in PAGE.split("## ")
]
CELLS = {
    (line[0], label): cell
    for head, _, *lines in (table for table in TABLES if table)
    for line in lines
    for label, cell in zip(head[1:], line[1:], strict=True)
}


def test_every_editor_has_every_row_and_no_other() -> None:
    assert set(CELLS) == {(titled(editor), label) for editor in EDITORS for label in LABELS.values()}


@pytest.mark.parametrize("editor", EDITORS, ids=lambda editor: editor.name)
def test_what_fails_is_known(editor: Editor) -> None:
    failed = {row for row, label in LABELS.items() if CELLS[titled(editor), label] == "**no**"}
    assert failed == {row for name, row in KNOWN if name == editor.name}


def test_every_editor_has_its_file_and_every_file_is_played() -> None:
    files = {file.name.partition(".")[0] for file in (HERE / "zoo").glob("*.editor.js*")}
    assert files == {editor.name for editor in EDITORS}


def test_every_editor_is_in_the_tests() -> None:
    tests = "".join(file.read_text() for file in HERE.parent.glob("test_editors_*.py"))
    assert [editor.name for editor in EDITORS if f'"{editor.name}"' not in tests] == []
