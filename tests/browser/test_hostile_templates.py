"""Hostile templates in the real extension, inserted, searched, seen and imported: nothing of them runs."""

import re
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest
from playwright.sync_api import expect
from ruamel.yaml import YAML

from api.language.sanitise import scripts_in
from tests.browser.browser import Browser, browser
from tests.browser.demo import until
from tests.browser.person import import_pack
from tests.browser.served import Served
from tests.browser.surface import Node, palette_is_open, surface
from tests.browser.trap import HITS, Trap
from tests.browser.writer import Writer, still
from tests.hostile_html.attacks import attacks

pytestmark = pytest.mark.slow

# Of each family some, so that a person's library of them can be walked through.
SAMPLE = [attack for attack in attacks() if attack.isprintable()]
NAMES = SAMPLE[::18]
# A pack that runs something is refused; these say nothing of the kind.
LOUD = re.compile(r"hit\(|srcdoc|formaction|data:|script:", re.IGNORECASE)
QUIET_BODIES = [attack for attack in SAMPLE if not LOUD.search(attack) and not scripts_in(attack)]


@pytest.fixture(scope="module")
def poisoned(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    pack = tmp_path_factory.mktemp("poisoned") / "pack.yaml"
    pack.write_text(pack_of(NAMES, QUIET_BODIES), "utf-8")
    with browser() as opened:
        import_pack(opened, pack)
        yield opened


def pack_of(names: list[str], bodies: list[str]) -> str:
    """Each name is a title, a tag, a note and a subject; each body is the reply of one of them."""
    templates = [
        {
            "title": f"{number} {name}"[:200],
            "shortcut": f";h{number}",
            "description": name[:2000],
            "subject": name.replace("{", "(")[:1000],
            "tags": [name[:50]],
            "html": bodies[number % len(bodies)].replace("{", "("),
        }
        for number, name in enumerate(names)
    ]
    file = StringIO()
    YAML().dump({"pack": f"{names[0]} pack"[:200], "folder": "Hostile", "templates": templates}, file)
    return file.getvalue()


@pytest.fixture
def field(poisoned: Browser, pages: Served) -> Iterator[Writer]:
    page = poisoned.page(pages.url("fields.html"))
    yield Writer(page, "#divs")
    page.close()


def test_bodies_that_got_past_every_guard_are_inserted_without_what_runs(
    poisoned: Browser, pages: Served
) -> None:
    """As if the service and the import had let everything through."""
    for at in range(0, len(attacks()), 60):
        body = "".join(f"<p>{at}</p>{attack}" for attack in attacks()[at : at + 60])
        poisoned.worker().evaluate(POISON, body)
        page = poisoned.page(pages.url("fields.html"))
        trap = Trap(page)
        Writer(page, "#divs").types(";poison<Tab>")
        page.wait_for_function("document.querySelector('#divs').innerText.length > 10")

        assert trap.caught("#divs") == []
        page.close()


POISON = """async body => {
  const head = { subject: '', to: '', cc: '', bcc: '' }
  const rest = { tags: [], language: '', description: '' }
  const template = { title: 'Poison', shortcut: ';poison', body, ...head, ...rest }
  const { 'shelf.shortcuts': known } = await chrome.storage.local.get('shelf.shortcuts')
  const shortcuts = [...new Set([...known.split('\\n'), ';poison'])].sort().join('\\n')
  const entry = { id: 'poison', folder: 'browser', folder_name: '', revision: 1, template }
  await chrome.storage.local.set({ 'shelf.shortcuts': shortcuts, 'shelf/;poison': [entry] })
}"""


def test_the_palette_shows_hostile_titles_as_text_and_hostile_bodies_as_harmless(field: Writer) -> None:
    page = field.page
    trap = Trap(page)
    field.types("<Control+Space>")
    until(lambda: palette_is_open(page), "the palette")
    still(page)
    for _ in range(len(NAMES)):
        page.keyboard.press("ArrowDown")
        page.wait_for_timeout(40)
        assert_harmless(surface(page))
    still(page)

    assert f"0 {NAMES[0]}"[:60] in surface(page).text
    assert [one for one in trap.caught("head") if one.startswith(("ran", "asked"))] == []


def assert_harmless(shown: Node) -> None:
    """Only our own elements and what a reply may hold; nothing that listens or leads into a script."""
    for node in shown.walk():
        assert node.tag not in ("script", "iframe", "object", "embed", "base", "meta", "link", "math"), (
            node.tag
        )
        handlers = [name for name in node.attributes if name.startswith("on")]
        assert handlers == [], node.attributes
        for name in ("href", "src", "action", "formaction"):
            value = node.attributes.get(name, "").strip().lower()
            assert not value.startswith(("javascript:", "vbscript:", "data:text")), value


def test_the_library_screen_shows_them_as_text(poisoned: Browser) -> None:
    page = poisoned.extension_page("options.html")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.evaluate(HITS)
    rows = page.get_by_role("row").or_(page.get_by_role("option")).or_(page.locator(".row-target"))
    rows.first.wait_for()
    for number in range(6):
        page.get_by_role("option").filter(has_text=f"{number} ").first.dblclick()
        page.wait_for_timeout(250)
        assert not page.evaluate(RUNS), number

    assert page.evaluate("hits") == []
    assert [url for url in asked if "nowhere.test" in url] == []
    page.close()


# Anything in the screen that came out of a template and could run.
RUNS = """() => [...document.querySelectorAll('*')].filter(one =>
  ['iframe', 'object', 'embed', 'base', 'math'].includes(one.localName)
  || [...one.attributes].some(({ name }) => name.startsWith('on'))
  || /^\\s*(javascript|vbscript):/i.test(one.getAttribute('href') ?? one.getAttribute('src') ?? '')
).length"""


def test_a_pack_that_runs_something_is_refused_whole(poisoned: Browser, tmp_path: Path) -> None:
    loud = next(attack for attack in SAMPLE if scripts_in(attack))
    pack = tmp_path / "loud.yaml"
    pack.write_text(pack_of(["Loud"], [loud]), "utf-8")

    with pytest.raises(ValueError, match="something that runs"):
        import_pack(poisoned, pack)


def test_what_a_pack_is_called_is_only_text(poisoned: Browser, tmp_path: Path) -> None:
    page = poisoned.extension_page("options.html")
    page.evaluate(HITS)
    pack = tmp_path / "named.yaml"
    pack.write_text(pack_of(["<img src=x onerror=hit(1)>", "<svg onload=hit(2)>"], ["<p>t</p>"]), "utf-8")

    page.get_by_role("button", name="Import templates").first.click()
    page.locator(".file-drop input").set_input_files(pack)
    page.locator(".import-compare").wait_for()

    expect(page.locator("main")).to_contain_text("<img src=x onerror=hit(1)>")
    assert page.evaluate("hits") == []
    assert page.locator("main img[src=x]").count() == 0
    page.close()
