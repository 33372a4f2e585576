"""The starter packs keep the promises of their page: the schema, the shortcuts, the values."""

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from ruamel.yaml import YAML

from api.language.check import problems_in
from api.packs.reading import Pack, read_pack

SHARED = Path(__file__).parents[2] / "shared_templates"
PACKS = sorted((SHARED / "packs").glob("*.yaml"))
SCHEMA = json.loads((SHARED / "pack.schema.json").read_text())
BREADTH = [
    *["where", "late", "lost", "refund", "refundtime", "return", "label", "exchange", "damaged", "wrong"],
    *["missing", "stock", "preorder", "size", "code", "price", "address", "cancel", "toolate", "invoice"],
    *["payment", "warranty", "review", "thx", "sorry", "escalate", "more", "close", "ooo", "sig"],
]
INCIDENTS = ["snag", "fixing", "update", "workaround", "resolved", "voucher", "report"]


@cache
def pack(path: Path) -> dict[str, Any]:
    read: dict[str, Any] = YAML(typ="safe").load(path)
    return read


def shortcuts() -> list[str]:
    return [template["shortcut"] for path in PACKS for template in pack(path)["templates"]]


@pytest.mark.parametrize("path", PACKS, ids=lambda path: path.name)
def test_an_editor_finds_nothing_wrong_in_a_starter_pack(path: Path) -> None:
    Draft202012Validator.check_schema(SCHEMA)

    assert [error.message for error in Draft202012Validator(SCHEMA).iter_errors(pack(path))] == []
    assert path.read_text().startswith("# yaml-language-server: $schema=../pack.schema.json\n")


def test_every_field_is_explained_to_who_writes_a_pack() -> None:
    fields = {**SCHEMA["properties"], **SCHEMA["$defs"]["template"]["properties"]}

    assert [name for name, field in fields.items() if not field.get("description")] == []


def test_no_two_starter_templates_open_with_one_shortcut() -> None:
    folded = [shortcut.lower() for shortcut in shortcuts()]

    assert sorted(folded) == sorted(set(folded))


def test_no_shortcut_fires_on_the_way_to_another() -> None:
    """While one types `;late-night`, the hyphen would open `;late`."""
    all_of_them = set(shortcuts())
    begins = [re.split(r"(?<=\w)(?=\W)", shortcut)[:-1] for shortcut in all_of_them]

    assert [start for parts in begins for start in parts if start in all_of_them] == []


def test_the_example_on_the_page_is_a_fine_pack() -> None:
    page = (SHARED / "README.md").read_text()
    (example,) = re.findall(r"```yaml\n(.+?)```", page, re.DOTALL)

    assert isinstance(read_pack(example), Pack)


def test_everything_that_the_page_says_one_may_write_can_be_written() -> None:
    page = (SHARED / "README.md").read_text()
    lines = [row.replace("\\|", "|") for row in re.findall(r"^\| `(.+?)` \|", page, re.MULTILINE)]

    assert len(lines) >= 12
    assert [problem.message for line in lines for problem in problems_in({"body": f"<p>{line}</p>"})] == []


@pytest.mark.parametrize("language", ["", "zh-", "id-"])
@pytest.mark.parametrize("word", BREADTH + INCIDENTS)
def test_each_language_has_the_same_breadth(language: str, word: str) -> None:
    assert f";{language}{word}" in shortcuts()


@pytest.mark.parametrize("path", PACKS, ids=lambda path: path.name)
def test_a_pack_has_a_value_for_each_that_it_uses_and_no_other(path: Path) -> None:
    texts = json.dumps(pack(path)["templates"], ensure_ascii=False)

    assert set(re.findall(r"team\.(\w+)", texts)) == set(pack(path)["values"])


def test_starter_packs_agree_on_values() -> None:
    said: dict[str, set[str]] = {}
    for path in PACKS:
        for name, value in pack(path)["values"].items():
            said.setdefault(name, set()).add(str(value))

    assert {name: values for name, values in said.items() if len(values) > 1} == {}


def test_a_template_put_into_another_is_there() -> None:
    texts = "".join(path.read_text() for path in PACKS)

    assert set(re.findall(r'{% include "(.+?)" %}', texts)) <= set(shortcuts())
