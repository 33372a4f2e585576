"""Templates made up by chance: the extension and the service say the same of each, to the letter."""

import json
import subprocess
from dataclasses import asdict
from pathlib import Path
from shutil import which
from typing import Any

import pytest

from api.language.render import render
from tests.api.language_examples import given_from, usual_with
from tests.api.language_writer import cases

ROOT = Path(__file__).parents[2]
GIVEN = {
    "to": [{"name": "Ada Lovelace", "first_name": "Ada", "email": "ada@x.test"}],
    "cc": [{"name": "Bob B", "first_name": "Bob"}, {"email": "c@x.test"}],
}
NESTED = {";sig": [{"body": '<p>Best</p><p>{{ account.first_name }} {{ word | default: "-" }}</p>'}]}


@pytest.fixture(scope="module")
def said_by_the_extension(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    """What `render.ts` makes of every case, in one run of Node."""
    folder = tmp_path_factory.mktemp("agreement")
    bundle = folder / "render.mjs"
    node = which("node") or pytest.skip("no Node here; `make test` brings one")
    source = str(ROOT / "extension" / "src" / "template" / "render.ts")
    bundler = [node, "node_modules/.bin/rolldown", source, "--file", str(bundle), "--logLevel", "silent"]
    subprocess.run(bundler, cwd=ROOT / "extension", check=True, timeout=60)
    script = folder / "run.mjs"
    script.write_text(RUN, "utf-8")
    given = {**usual_with(GIVEN), "nested": NESTED, "cases": cases()}
    ran = subprocess.run(
        [node, str(script)],
        input=json.dumps(given, default=str),
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    said: list[dict[str, Any]] = json.loads(ran.stdout)
    return said


RUN = """
import { readFileSync } from 'node:fs';
import { render } from './render.mjs';
const { cases, nested, now, ...context } = JSON.parse(readFileSync(0, 'utf8'));
const whole = { shortcut: '', body: '', subject: '', to: '', cc: '', bcc: '', language: '' };
const filled = all => all.map(each => ({ ...whole, ...each }));
const inner = new Map(Object.entries(nested).map(([name, all]) => [name, filled(all)]));
const known = { ...context, now: new Date(now) };
const said = cases.map(one => render({ ...whole, ...one.template }, known, one.answers, inner));
process.stdout.write(JSON.stringify(said));
"""


@pytest.mark.slow
def test_both_implementations_say_the_same(said_by_the_extension: list[dict[str, Any]]) -> None:
    given = given_from(GIVEN)
    kinds = set()
    for case, said in zip(cases(), said_by_the_extension, strict=True):
        own = asdict(render(case["template"], given, case["answers"], NESTED))
        kinds.add(own["kind"])
        assert as_said(own) == as_said_there(said), case

    assert kinds == {"filled", "asks", "broken"}


def as_said(own: dict[str, Any]) -> dict[str, Any]:
    questions = [
        {key: list(said) if isinstance(said, tuple) else said for key, said in question.items()}
        for question in own["questions"]
    ]
    return {
        "kind": own["kind"],
        "problems": list(own["problems"]),
        "questions": questions,
        "filled": own["filled"],
    }


def as_said_there(said: dict[str, Any]) -> dict[str, Any]:
    filled = said.get("preview", {key: said[key] for key in FILLED if key in said}) or None
    return {
        "kind": said["kind"],
        "problems": said.get("problems", []),
        "questions": said.get("questions", []),
        "filled": filled,
    }


FILLED = ("html", "text", "carets", "subject", "to", "cc", "bcc")
