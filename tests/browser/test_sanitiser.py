"""The extension's cleaner in a real Chromium: what is kept, what goes, and that nothing hostile ever runs."""

import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page
from ruamel.yaml import YAML

from api.language.sanitise import sanitised
from tests.browser.browser import QUIET, ROOT, chromium, playwright

CASES: dict[str, Any] = YAML(typ="safe").load(ROOT / "tests" / "extension" / "template" / "html_cases.yaml")
EXTENSION = ROOT / "extension"


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """An empty page with `clean(html)`, built from the extension's source, and `hits` for whatever ran."""
    script = bundled(tmp_path_factory.mktemp("sanitiser"))
    browser = playwright().chromium.launch(executable_path=chromium(), args=QUIET)
    opened = browser.new_page()
    opened.set_content("<main></main>")
    opened.evaluate("window.hits = 0; window.hit = () => { window.hits += 1; }")
    opened.add_script_tag(content=script)
    opened.evaluate("window.clean = sanitise.sanitiser(window)")
    yield opened
    browser.close()


def bundled(folder: Path) -> str:
    entry, out = EXTENSION / "src" / "template" / "sanitise.ts", folder / "sanitise.js"
    command = ["node", "node_modules/.bin/rolldown", str(entry)]
    options = ["--format", "iife", "--name", "sanitise", "--file", str(out), "--logLevel", "silent"]
    subprocess.run([*command, *options], cwd=EXTENSION, check=True, timeout=60)
    return out.read_text("utf-8")


@pytest.mark.slow
@pytest.mark.parametrize("html", CASES["kept"])
def test_harmless_markup_stays(page: Page, html: str) -> None:
    assert same(page, page.evaluate("html => clean(html)", html), html)


@pytest.mark.slow
@pytest.mark.parametrize("case", CASES["changed"], ids=lambda case: case["html"])
def test_what_is_not_on_the_list_goes(page: Page, case: dict[str, str]) -> None:
    assert same(page, page.evaluate("html => clean(html)", case["html"]), case["left"])


@pytest.mark.slow
@pytest.mark.parametrize("html", CASES["hostile"])
def test_nothing_hostile_runs_whoever_cleaned_it(page: Page, html: str) -> None:
    for cleaned in (page.evaluate("html => clean(html)", html), sanitised(html)):
        ran = page.evaluate(
            """async cleaned => {
                window.hits = 0;
                document.querySelector('main').innerHTML = cleaned;
                await new Promise(done => requestAnimationFrame(() => setTimeout(done, 5)));
                const all = [...document.querySelectorAll('main *')];
                const names = all.flatMap(one => one.getAttributeNames());
                const listening = names.filter(name => name.startsWith('on'));
                const links = [...document.querySelectorAll('main [href]')].map(link => link.protocol);
                const scripted = links.filter(link => link === 'javascript:');
                return { hits: window.hits, scripted, listening };
            }""",
            cleaned,
        )
        assert ran == {"hits": 0, "scripted": [], "listening": []}, cleaned

    assert page.evaluate("typeof document.getElementById") == "function"


def same(page: Page, one: str, other: str) -> bool:
    """The same tree, whatever the order of attributes or the spaces in a style."""
    script = """html => {
        const template = document.createElement('template');
        template.innerHTML = html;
        const plain = node => node.nodeType === 3 ? node.data : [
            node.nodeName,
            [...(node.attributes ?? [])].map(a => [a.name, a.value.replaceAll(' ', '')]).sort(),
            [...node.childNodes].map(plain),
        ];
        return JSON.stringify(plain(template.content));
    }"""
    return bool(page.evaluate(script, one) == page.evaluate(script, other))
