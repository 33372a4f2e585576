"""Several texts as one says them, by CLDR; mirrors `extension/src/template/list_words.ts`."""

import re

from babel.lists import format_list

from api.language.date_words import spoken
from api.language.lists import bounded
from api.language.values import joined


def list_in_words(texts: list[str], kind: str, locale: str) -> str:
    """`Ada, Ben and Chen`, `Ada、Ben和Chen`; with `or` the other word."""
    bounded([*texts])
    joined(texts, "  and  ")
    language = spoken(locale)
    if language.language == "es":
        return _in_spanish(texts, kind)
    # English as most people write a greeting: no comma before the “and”, in America either.
    in_english = spoken("en-GB") if language.language == "en" else language
    return format_list(texts, "or" if kind == "or" else "standard", in_english)


def _in_spanish(texts: list[str], kind: str) -> str:
    """“y” becomes “e” before the same sound, “o” becomes “u”; Babel leaves that to us."""
    if len(texts) < 2:
        return "".join(texts)
    last = texts[-1].lower()
    if kind == "or":
        word = "u" if re.match(r"h?[oó]|8|11(?!\d)", last) else "o"
    else:
        word = "e" if re.match(r"[ií]|h[ií](?![ae])", last) else "y"
    return f"{', '.join(texts[:-1])} {word} {texts[-1]}"
