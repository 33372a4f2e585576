"""HTML entities: the same small list as in `extension/src/template/entities.ts`."""

import re

NAMED = {
    "amp": "&",
    "lt": "<",
    "gt": ">",
    "quot": '"',
    "apos": "'",
    "nbsp": "\u00a0",
    "copy": "©",
    "reg": "®",
    "trade": "™",
    "euro": "€",
    "pound": "£",
    "yen": "¥",
    "deg": "°",
    "middot": "·",
    "bull": "•",
    "hellip": "…",
    "ndash": "–",
    "mdash": "—",
    "lsquo": "‘",
    "rsquo": "’",
    "ldquo": "“",
    "rdquo": "”",
    "laquo": "«",
    "raquo": "»",
    "times": "×",
    "rarr": "→",
    "larr": "←",
}
ENTITY = re.compile(r"&(?:#[xX]([0-9a-fA-F]{1,6})|#([0-9]{1,7})|([a-zA-Z]{2,6}));")


def decode_entities(text: str) -> str:
    return ENTITY.sub(lambda found: meaning_of(found) or found[0], text) if "&" in text else text


def escape_html(text: str) -> str:
    """Safe in text and in an attribute between double quotes."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def meaning_of(found: re.Match[str]) -> str | None:
    """What an entity stands for; None for one that is not on the list."""
    hexadecimal, decimal, name = found.groups()
    if name is not None:
        return NAMED.get(name)
    code = int(hexadecimal, 16) if hexadecimal is not None else int(decimal)
    readable = 0 < code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF
    return chr(code) if readable else None
