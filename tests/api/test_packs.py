"""Packs, read and written by the service exactly as by the extension."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from api.language.text import html_of
from api.library.attachments import Attachment, is_file_name
from api.library.content import TemplateContent
from api.packs.reading import Pack, PackedTemplate, Refused, read_pack
from api.packs.writing import write_pack

ROOT = Path(__file__).parents[2]
STARTERS = sorted((ROOT / "shared_templates" / "packs").glob("*.yaml"))


def cases(topic: str) -> list[Any]:
    read = YAML(typ="safe").load(ROOT / "tests" / "contract" / "packs" / f"{topic}.yaml")
    return [pytest.param(case, id=case["name"]) for case in read]


def read(file: str) -> Pack:
    pack = read_pack(file)
    assert isinstance(pack, Pack), pack
    return pack


def told(file: str) -> list[str]:
    refused = read_pack(file)
    assert isinstance(refused, Refused)
    return [f"{each.place.line}:{each.place.column} {each.message}" for each in refused.problems]


ALL = [case for topic in ("reading", "refusing", "liquid", "scripts") for case in cases(topic)]
READABLE = [case for case in ALL if "reads" in case.values[0]]
WRONG = [case for case in ALL if "refused" in case.values[0]]


@pytest.mark.parametrize("case", READABLE)
def test_a_pack_says_what_it_says_in_the_extension(case: Any) -> None:
    pack = read(case["file"])

    wanted = case["reads"]
    for name in ("name", "description", "language", "folder", "values"):
        assert getattr(pack, name) == wanted[name]
    assert pack.templates == [
        PackedTemplate(each.pop("id", ""), TemplateContent(**each)) for each in wanted["templates"]
    ]


@pytest.mark.parametrize("case", WRONG)
def test_a_wrong_pack_is_refused_with_every_problem_and_its_place(case: Any) -> None:
    found = told(case["file"])

    assert len(found) == len(case["refused"]), found
    assert [f for f, start in zip(found, case["refused"], strict=True) if not f.startswith(start)] == []


def test_thousands_of_brackets_are_refused_not_followed() -> None:
    assert told("pack: " + "[" * 20_000)[0].endswith("This is nested deeper than a pack can be.")


@pytest.mark.parametrize("path", STARTERS, ids=lambda path: path.name)
def test_a_starter_pack_is_the_same_written_and_read_again(path: Path) -> None:
    pack = read(path.read_text())

    assert read(write_pack(pack)) == pack


letters = st.characters(
    exclude_categories=("Cc", "Cs", "Co", "Cn", "Zl", "Zp"), exclude_characters="{}<>&\ufeff"
)
lines = st.text(letters, max_size=40)
names = lines.map(str.strip).filter(bool)
languages = st.sampled_from(["en", "zh-CN", "id"])
attachments = st.builds(
    Attachment,
    name=names.filter(is_file_name),
    media_type=st.sampled_from(["application/pdf", "text/plain"]),
    bytes=st.integers(0, 10**9),
    digest=st.from_regex(r"[0-9a-f]{64}", fullmatch=True),
)
templates = st.builds(
    TemplateContent,
    title=names,
    shortcut=st.just(""),
    body=st.lists(names, min_size=1, max_size=4).map("\n\n".join).map(html_of),
    subject=lines.map(str.strip),
    to=lines,
    cc=lines,
    bcc=lines,
    tags=st.lists(names, max_size=3, unique=True),
    follows_case=st.booleans(),
    inside_words=st.booleans(),
    attachments=st.lists(attachments, max_size=2),
    language=languages,
    description=lines,
)
packs = st.builds(
    Pack,
    name=names,
    description=lines,
    language=languages,
    folder=names.filter(lambda name: "/" not in name),
    values=st.dictionaries(st.from_regex(r"[a-z][a-z0-9_]{0,10}", fullmatch=True), lines, max_size=3),
    templates=st.lists(st.builds(PackedTemplate, st.just(""), templates), max_size=3),
)


@settings(deadline=None)
@given(packs)
def test_a_pack_is_the_same_written_and_read_again_whatever_it_holds(pack: Pack) -> None:
    assert read(write_pack(pack)) == pack


def test_a_pack_is_written_as_a_person_would() -> None:
    template = TemplateContent(title="Late", shortcut=";late", body=html_of("Hi,\n\nsorry."))
    pack = Pack("Shop", "", "", "Shop", {}, [PackedTemplate("", template)])

    assert write_pack(pack) == (
        "pack: Shop\ntemplates:\n  - title: Late\n    shortcut: ;late\n"
        "    body: |-\n      Hi,\n\n      sorry.\n"
    )
