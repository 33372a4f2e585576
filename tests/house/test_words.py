"""The service's own pages and letters say what they say in every language."""

import ast
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from babel.messages.catalog import Message

from api.words.say import CATALOGUE
from tests.house import words
from tests.house.words import API, TRANSLATED

SAID = [message for message in words.said() if message.id]
WEB = API / "web"
# The reference of the API is for who writes programs, in English like what it tells of.
TEMPLATES = sorted({*WEB.rglob("*.html"), *WEB.rglob("*.txt")} - {WEB / "reference.html"})
# Where sentences for a person are made. What the API alone tells is English; clients have words by its codes.
SAYS = [
    *API.glob("account/*.py"),
    *API.glob("audit/*_deeds.py"),
    *API.glob("signing_in/*pages.py"),
    *API.glob("signing_in/pass*.py"),
    *API.glob("teams/*pages.py"),
    API / "identity" / "authorization.py",
    API / "identity" / "passwords.py",
    API / "signing_in" / "checking.py",
    API / "signing_in" / "company.py",
    API / "signing_in" / "relying_party.py",
    API / "signing_in" / "sign_in_form.py",
    API / "teams" / "account_form.py",
    API / "teams" / "company_joining.py",
]
# Names, which are the same everywhere.
NAMES = {"Rejoinder", "API", "Ada Lovelace"}
PIECES = re.compile(r"%\(\w+\)s|</?\w+[^>]*>|`[^`]*`|[{]\w+[}]")


def english_of(message: Message) -> str:
    """Of the plural, where there is one: it names the number, which another language needs."""
    return message.id if isinstance(message.id, str) else message.id[1]


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_language_has_what_the_code_says_and_nothing_else(language: str) -> None:
    file = CATALOGUE / f"{language}.po"

    assert file.read_text() == words.written(language), "make fix brings it level"


@pytest.mark.parametrize("language", TRANSLATED)
def test_nothing_is_left_untranslated(language: str) -> None:
    held = words.translated(language)

    missing = [english_of(each) for each in SAID if not all(texts_of(held.get(each.id, each.context)))]
    assert missing == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_translation_has_every_name_and_mark_of_the_sentence(language: str) -> None:
    held = words.translated(language)

    differing = [
        text
        for each in SAID
        for text in texts_of(held.get(each.id, each.context))
        if sorted(PIECES.findall(text)) != sorted(PIECES.findall(english_of(each)))
    ]
    assert differing == []


def texts_of(message: Message | None) -> tuple[str, ...]:
    told = message.string if message else ""
    return tuple(map(str, told)) if isinstance(told, tuple | list) else (str(told),)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_a_template_holds_no_text_of_its_own(path: Path) -> None:
    assert sorted(set(texts_in(path.read_text())) - NAMES) == []


def test_a_text_beside_the_catalogue_is_found() -> None:
    page = '<p title="Why">{{ _("Yes") }} no <code>make</code>{% trans %}Yes{% endtrans %}</p>'

    assert list(texts_in(page)) == ["Why", "no"]


class _Texts(HTMLParser):
    """What a person reads or hears; not what is typed to the letter."""

    ALOUD = ("alt", "aria-label", "placeholder", "title")
    TO_THE_LETTER = ("code", "kbd", "pre", "script", "style")

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._inside: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._inside += [tag] if tag in self.TO_THE_LETTER else []
        self.texts += [value for name, value in attrs if name in self.ALOUD and value]

    def handle_endtag(self, tag: str) -> None:
        if tag in self._inside:
            self._inside.remove(tag)

    def handle_data(self, text: str) -> None:
        if not self._inside:
            self.texts.append(text)


def texts_in(template: str) -> Iterator[str]:
    said = re.sub(r"\{% (trans|block kind).*?%\}.*?\{% end(trans|block) %\}", "", template, flags=re.DOTALL)
    plain = re.sub(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", "", said, flags=re.DOTALL)
    parser = _Texts()
    parser.feed(plain)
    parser.close()
    for text in parser.texts:
        words_of = text.strip(" \n·.:,“”")
        if re.search(r"[^\W\d_]", words_of):
            yield words_of


@pytest.mark.parametrize("path", SAYS, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_a_sentence_for_a_page_is_in_the_catalogue(path: Path) -> None:
    assert list(unsaid_in(path.read_text())) == []


def test_a_sentence_beside_the_catalogue_is_found() -> None:
    code = 'def f():\n    """Tells no one."""\n    return g(Said("All is well."), "All is not well.")\n'

    assert list(unsaid_in(code)) == ["All is not well."]


def unsaid_in(code: str) -> Iterator[str]:
    """Texts that begin and end as sentences do, in no docstring and in no `Said`."""
    tree = ast.parse(code)
    apart = {id(each) for node in ast.walk(tree) for each in _said_or_told_to_readers(node)}
    for node in ast.walk(tree):
        if id(node) in apart or not isinstance(node, ast.Constant) or not isinstance(node.value, str):
            continue
        if re.fullmatch(r"[A-Z“].* .*[.?]\s*", node.value, re.DOTALL):
            yield node.value


def _said_or_told_to_readers(node: ast.AST) -> Iterator[ast.AST]:
    if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("Said", "counted"):
        yield from node.args
    if isinstance(node, ast.Expr):
        yield node.value
