"""Hundreds of hostile bodies and values through both cleaners and into a real page: nothing runs or asks."""

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from api.language.sanitise import sanitised
from api.library.content import TemplateContent, settled_content
from tests.browser.browser import QUIET, ROOT, chromium, playwright
from tests.browser.trap import Trap
from tests.hostile_html.attacks import attacks

pytestmark = pytest.mark.slow

EXTENSION = ROOT / "extension"
# What the page needs of the extension: its language and its cleaner.
ENTRY = """
export { sanitiser } from '@/template/sanitise';
export { render } from '@/template/render';
export { EMPTY_TEMPLATE } from '@/template/template';
"""


@pytest.fixture(scope="module")
def trap(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Trap]:
    script = bundled(tmp_path_factory.mktemp("families"))
    browser = playwright().chromium.launch(executable_path=chromium(), args=QUIET)
    page = browser.new_page()
    page.route(
        "http://trap.test/", lambda route: route.fulfill(body="<main></main>", content_type="text/html")
    )
    page.goto("http://trap.test/")
    page.add_script_tag(content=script)
    page.evaluate("window.clean = extension.sanitiser(window)")
    yield Trap(page)
    browser.close()


def bundled(folder: Path) -> str:
    entry, out = folder / "entry.ts", folder / "bundle.js"
    entry.write_text(ENTRY.replace("@/", f"{EXTENSION / 'src'}/"), "utf-8")
    command = ["node", "node_modules/.bin/rolldown", str(entry), "--tsconfig", "tsconfig.json"]
    options = ["--format", "iife", "--name", "extension", "--file", str(out), "--logLevel", "silent"]
    subprocess.run([*command, *options], cwd=EXTENSION, check=True, timeout=60)
    return out.read_text("utf-8")


def cleaned(trap: Trap, bodies: list[str]) -> list[str]:
    answer: list[str] = trap.page.evaluate("bodies => bodies.map(body => clean(body))", bodies)
    return answer


def test_there_are_hundreds_of_them_and_the_trap_notices() -> None:
    browser = playwright().chromium.launch(executable_path=chromium(), args=QUIET)
    page = browser.new_page()
    page.route(
        "http://trap.test/", lambda route: route.fulfill(body="<main></main>", content_type="text/html")
    )
    page.goto("http://trap.test/")
    # What leads the page away or stands in for its own parts would spoil the trap itself.
    spoils = ("frameset", "refresh", "<base", " name=", " id=")
    raw = [body for body in attacks() if not any(word in body for word in spoils)]

    caught = Trap(page).put("main", raw)

    browser.close()
    assert len(attacks()) > 500
    assert len({told for told in caught if told.startswith("ran")}) > 80
    assert len({told for told in caught if told.startswith("asked")}) > 25


def test_nothing_that_the_service_cleaned_runs(trap: Trap) -> None:
    bodies = [sanitised(attack) for attack in attacks()]

    assert trap.put("main", bodies) == []
    assert trap.put("main", bodies, again=True) == []


def test_nothing_that_the_extension_cleaned_runs(trap: Trap) -> None:
    bodies = cleaned(trap, list(attacks()))

    assert trap.put("main", bodies) == []
    assert trap.put("main", bodies, again=True) == []


def test_one_cleaner_after_the_other_brings_nothing_back(trap: Trap) -> None:
    """What the service left comes to the extension; some cleaners wake what another put to sleep."""
    there = cleaned(trap, [sanitised(attack) for attack in attacks()])
    back = [sanitised(body) for body in cleaned(trap, list(attacks()))]

    assert trap.put("main", there, again=True) == []
    assert trap.put("main", back, again=True) == []


def test_what_the_service_takes_in_holds_nothing_that_runs(trap: Trap) -> None:
    settled = [
        settled_content(TemplateContent(title="t", body=attack)) for attack in attacks() if "\0" not in attack
    ]
    kept = [content.body for content in settled if isinstance(content, TemplateContent)]
    refused = [problems for problems in settled if isinstance(problems, list)]

    assert trap.put("main", kept, again=True) == []
    assert len(refused) > len(attacks()) / 2


RENDERED = """([bodies, values]) => {
  const head = { cc: [], bcc: [], now: new Date(0), time_zone: 'UTC', locale: 'en', random: 0 }
  return bodies.flatMap(body => values.map(value => {
    const person = { name: value, first_name: value, last_name: value, email: value }
    const told = { subject: value, message: value, selection: value, clipboard: value }
    const about = { team: { word: value }, page: { title: value, url: value } }
    const context = { ...head, ...told, ...about, to: [person], account: person }
    const template = { ...extension.EMPTY_TEMPLATE, title: value, body }
    const rendering = extension.render(template, context, { x: value, word: value }, new Map())
    return { kind: rendering.kind, html: clean(rendering.html ?? ''), text: rendering.text ?? '', value }
  }))
}"""

# Every kind of place in a body that a value can come to stand in.
PLACES = [
    "<p>Dear {{ to.first.first_name }}, {{ account.name }} {{ subject }} {{ message }} {{ x }}</p>",
    '<p><a href="{{ x }}">t</a><img src="{{ x }}" alt="{{ x }}"></p>',
    '<p title="{{ x }}" lang="{{ page.title }}" style="color: {{ x }}">t</p>',
    "<p title='{{ x }}'>{{ selection }} {{ clipboard }} {{ team.word }}</p>",
    '<p><a href="https://shop.test/{{ x }}?{{ page.url }}">t</a></p>',
    "<p>{% for one in to %}{{ one.email }}{% endfor %}{% if x contains '<' %}{{ x }}{% endif %}</p>",
    "<p>{{ x | upcase }} {{ x | strip_newlines }} {{ x | replace: 'a', '<b>' }} {{ x | append: '<i>' }}</p>",
]


def test_no_value_brings_markup_wherever_it_comes_to_stand(trap: Trap) -> None:
    values = [attack.replace("\0", "") for attack in attacks()]
    for place in PLACES:
        rendered = trap.page.evaluate(RENDERED, [[place], values])

        assert {each["kind"] for each in rendered} == {"filled"}, place
        assert trap.put("main", [each["html"] for each in rendered]) == [], place


LIQUID = [
    "<p>{{ 'ATTACK' }}</p>",
    "<p>{% assign x = 'ATTACK' %}{{ x }}</p>",
    "<p>{% raw %}ATTACK{% endraw %}</p>",
    "<p>{% if true %}ATTACK{% endif %}</p>",
    "<p>{% capture x %}ATTACK{% endcapture %}{{ x }}</p>",
    "<p>a{{ 'ATTACK' | split: '' | join: '' }}</p>",
]


def test_no_body_brings_markup_by_way_of_the_language(trap: Trap) -> None:
    bodies = [
        place.replace("ATTACK", attack.replace("'", "’").replace("{{", "{ {"))
        for place in LIQUID
        for attack in attacks()[::7]
    ]
    bodies += [
        "<{{ 'img' }} src=x onerror=hit(1)>",
        "<p {{ 'onclick' }}=hit(1)>t</p>",
        '<a href="java{{ "" }}script:hit(1)">t</a>',
    ]
    rendered = trap.page.evaluate(RENDERED, [bodies, ["x"]])

    assert trap.put("main", [each["html"] for each in rendered], again=True) == []
    assert json.dumps([each["html"] for each in rendered]).count("<script") == 0
