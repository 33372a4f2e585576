"""The catalogue of the service's own pages: what the code says, and what each language has for it.

`make fix` brings the catalogue level with the code: what is new stands there without a translation, what
nobody says any more goes.
"""

from io import BytesIO
from pathlib import Path

from babel import Locale
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po
from babel.plural import to_gettext

from api.words.languages import OWN_NAMES
from api.words.say import CATALOGUE

API = Path(__file__).resolve().parents[2] / "api"
TRANSLATED = sorted(set(OWN_NAMES) - {"en"})
_HEAD = """\
msgid ""
msgstr ""
"Language: {language}\\n"
"Plural-Forms: {plurals}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

"""
_HOW = [("**.py", "python"), ("web/**.html", "jinja2"), ("web/letters/**.txt", "jinja2")]
_JINJA = dict.fromkeys(("trimmed", "newstyle_gettext", "trim_blocks", "lstrip_blocks"), "true")
_SAID_BY = {
    "Said": None,
    "counted": (1, 2),
    "_": None,
    "gettext": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
}


def said() -> Catalog:
    """What the code says, in English."""
    catalogue = Catalog()
    options = {pattern: {**_JINJA, "silent": "false"} for pattern, method in _HOW if method == "jinja2"}
    for file, _, message, _, context in extract_from_dir(API, _HOW, options, _SAID_BY):
        catalogue.add(message, locations=[(f"api/{file}", 0)], context=context)
    return catalogue


def translated(language: str) -> Catalog:
    file = _file(language)
    return read_po(BytesIO(file.read_bytes()), locale=language) if file.is_file() else Catalog(language)


def written(language: str) -> str:
    """As the file is to be: every message that is said, in the order of the files, and no other."""
    known, catalogue = translated(language), Catalog(language)
    plurals = to_gettext(Locale.parse(language).plural_form)
    catalogue.mime_headers = [("Plural-Forms", plurals)]
    for message in said():
        if message.id:
            held = known.get(message.id, message.context)
            text = held.string if held else ""
            catalogue.add(message.id, text, message.locations, context=message.context)
    file = BytesIO()
    write_po(file, catalogue, width=100, include_lineno=False, omit_header=True)
    head = _HEAD.format(language=language, plurals=plurals)
    return head + file.getvalue().decode().lstrip()


def renew() -> None:
    for language in TRANSLATED:
        _file(language).write_text(written(language), encoding="utf-8")


def _file(language: str) -> Path:
    return CATALOGUE / f"{language}.po"


if __name__ == "__main__":
    renew()
