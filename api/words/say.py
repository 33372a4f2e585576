"""Sentences for a person: English in the code, and in their language where they read them."""

from functools import cache
from gettext import NullTranslations
from io import BytesIO
from pathlib import Path
from typing import Any, Self

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import Translations

from api.words.speaking import spoken

CATALOGUE = Path(__file__).parent / "catalogue"


class Said(str):
    """A sentence with its `%(named)s` values. As a text it is English, which the API, its logs and its tests
    read; `as_spoken` says it in the language of the page. Values that were said are said so, too."""

    message: str
    values: dict[str, Any]

    def __new__(cls, message: str, **values: object) -> Self:
        return cls._made(message, message, values)

    @classmethod
    def _made(cls, message: str, english: str, values: dict[str, Any]) -> Self:
        made = super().__new__(cls, english % values if values else english)
        made.message, made.values = message, values
        return made

    def spoken(self) -> str:
        return _filled(gettext(self.message), self.values)


class Counted(Said):
    """A sentence that depends on a number, its value `count`."""

    many: str

    def spoken(self) -> str:
        return _filled(ngettext(self.message, self.many, self.values["count"]), self.values)


def counted(one: str, many: str, count: int, **values: object) -> Counted:
    made = Counted._made(one, one if count == 1 else many, {"count": count, **values})
    made.many = many
    return made


def as_spoken(text: Any) -> Any:
    """What was said, in the language of the page; anything else as it is."""
    return text.spoken() if isinstance(text, Said) else text


def gettext(message: str) -> str:
    return _catalogue(spoken().language).gettext(message)


def ngettext(one: str, many: str, count: int) -> str:
    return _catalogue(spoken().language).ngettext(one, many, count)


def pgettext(context: str, message: str) -> str:
    return _catalogue(spoken().language).pgettext(context, message)


def _filled(message: str, values: dict[str, Any]) -> str:
    return message % {name: as_spoken(value) for name, value in values.items()} if values else message


@cache
def _catalogue(language: str) -> NullTranslations:
    """English is what the code says."""
    file = CATALOGUE / f"{language}.po"
    if not file.is_file():
        return NullTranslations()
    compiled = BytesIO()
    write_mo(compiled, read_po(BytesIO(file.read_bytes()), locale=language))
    compiled.seek(0)
    return Translations(compiled)
