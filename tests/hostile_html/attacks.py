"""Hostile markup by the hundred, made of the families in `families.yaml`; each attack knows its number."""

from collections.abc import Iterator
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

FAMILIES: dict[str, Any] = YAML(typ="safe").load(Path(__file__).with_name("families.yaml"))

# Nobody is there, and nobody may ask: every request to it is an attack that came through.
NOWHERE = "http://nowhere.test/call"


@cache
def attacks() -> tuple[str, ...]:
    """Markup that calls `hit(number)` or asks for `NOWHERE` if anything lets it."""
    return tuple(armed(raw, number) for number, raw in enumerate(_raw()))


def armed(raw: str, number: int) -> str:
    return raw.replace("RUN", f"hit({number})").replace("CALL", f"{NOWHERE}?{number}")


def _raw() -> Iterator[str]:
    yield from _handlers(**FAMILIES["handlers"])
    yield from _addresses(**FAMILIES["addresses"])
    yield from FAMILIES["elements"]
    yield from FAMILIES["mutations"]
    yield from _styles(**FAMILIES["styles"])
    yield from FAMILIES["clobbering"]


def _handlers(elements: list[str], names: list[str], writings: list[str]) -> Iterator[str]:
    """Every element with every name, the ways of writing taken in turn, so that each meets each."""
    for number, (element, name) in enumerate(product(elements, names)):
        writing = writings[(number + number // len(writings)) % len(writings)]
        yield element.replace("ATTRIBUTE", writing.replace("NAME", name))


def _addresses(places: list[str], scripts: list[str]) -> Iterator[str]:
    encodings = list(_encodings())
    for number, (place, script) in enumerate(product(places, scripts)):
        yield place.replace("ADDRESS", quoted(script))
        encode = encodings[number % len(encodings)]
        yield place.replace("ADDRESS", encode(script))
    for encode in encodings:
        for place in places[:3]:
            yield place.replace("ADDRESS", encode("javascript:RUN"))


def _styles(values: list[str], writings: list[str]) -> Iterator[str]:
    for number, value in enumerate(values):
        for step in (0, 1):
            writing = writings[(number + step * 2) % len(writings)]
            quote = "'" if "'VALUE'" in writing else '"'
            safe = value.replace(quote, "&quot;" if quote == '"' else "&#39;")
            yield f"<p {writing.replace('VALUE', safe)}>t</p>"


def quoted(address: str) -> str:
    return address.replace('"', "&quot;").replace("'", "&#39;")


def _encodings() -> Iterator[Any]:
    """Ways in which a browser still reads the scheme, and some that careless cleaners misread."""
    yield lambda address: quoted(address).swapcase().replace("run", "RUN")
    yield lambda address: "".join(f"&#{ord(letter)};" for letter in address[:6]) + quoted(address[6:])
    yield lambda address: "".join(f"&#x{ord(letter):x}" for letter in address[:4]) + ";" + quoted(address[4:])
    yield lambda address: "".join(f"&#{ord(letter):07}" for letter in address[:5]) + ";" + quoted(address[5:])
    for blank in ("\t", "\n", "\r", "&Tab;", "&NewLine;", "&#9;", "&#x0A;", "&#13;"):
        yield lambda address, blank=blank: quoted(address[:3]) + blank + quoted(address[3:])
    for before in (" ", "\x01", "\x0b", "\x1f", "&#1;", "&#14;", "\u00a0", "\u2028", "\ufeff", "//", "\x00"):
        yield lambda address, before=before: before + quoted(address)
    for within in ("\x00", "\u200b", "\u00ad", "%0A", "\\", "&#0;", "/**/"):
        yield lambda address, within=within: quoted(address[:4]) + within + quoted(address[4:])
    yield lambda address: quoted(address).replace(":", "&colon;")
    yield lambda address: quoted(address).replace(":", "\uff1a")
    yield lambda address: quoted(address).replace(":", "%3A")
    yield lambda address: "view-source:" + quoted(address)
    yield lambda address: "feed:" + quoted(address)
    yield lambda address: "{{ '' }}" + quoted(address)
    yield lambda address: "#" + quoted(address)
    yield lambda address: "https://a.test/%0d%0a" + quoted(address)
