"""The languages that the service's own pages and letters speak, and which of them somebody asks for."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, get_args

from babel import Locale, UnknownLocaleError

Language = Literal["en", "zh", "id"]
# How each calls itself: whoever cannot read the page finds their own.
OWN_NAMES: dict[str, str] = {"en": "English", "zh": "中文", "id": "Bahasa Indonesia"}
# How dates are written where a browser does not say which country's way.
USUAL = {"en": "en_GB", "zh": "zh_Hans_CN", "id": "id_ID"}
# Indonesian was `in` until 1989, and some systems still say so.
_SAME = {"in": "id"}


@dataclass(frozen=True)
class Spoken:
    """What one answer speaks.

    `regional` is how it writes dates. `is_chosen` is what was picked on a page of ours, rather than told by
    the browser. `here` is the address that can be asked for once more in another language, if there is one.
    """

    language: str = "en"
    regional: str = USUAL["en"]
    is_chosen: bool = False
    here: str = ""

    @property
    def direction(self) -> str:
        return Locale.parse(self.regional).text_direction


def known_language(told: str | None) -> Language | None:
    """Nothing where we do not speak it, perhaps no longer."""
    return next((language for language in get_args(Language) if language == told), None)


@lru_cache(maxsize=1_000)
def spoken_for(chosen: str, wishes: str) -> Spoken:
    """`chosen` is a list as `ui_locales` has it (OpenID Connect Core, 3.1.2.1), best first and perhaps empty;
    `wishes` the header Accept-Language. What we do not speak is passed over; English is left."""
    picked = _first_met(chosen.split())
    accepted = _in_order(wishes)
    language = picked or _first_met(accepted) or "en"
    regions = (_regional(wish) for wish in accepted if _met(wish) == language)
    regional = next((each for each in regions if each), USUAL[language])
    return Spoken(language, regional, is_chosen=picked != "")


def _in_order(header: str) -> list[str]:
    """As RFC 9110, 12.5.4 has it: by quality, then as they stand; quality 0 is a no."""
    told = [part.strip().partition(";") for part in header[:500].split(",")]
    rated = [(tag.strip(), _quality(rest)) for tag, _, rest in told]
    return [tag for tag, quality in sorted(rated, key=lambda each: -each[1]) if quality > 0]


def _quality(rest: str) -> float:
    try:
        return float(rest.strip().removeprefix("q=")) if rest else 1.0
    except ValueError:
        return 0.0


def _first_met(wishes: list[str]) -> str:
    return next(filter(None, map(_met, wishes)), "")


def _met(wish: str) -> str:
    told = wish.lower().replace("_", "-").split("-")[0]
    language = _SAME.get(told, told)
    return language if language in OWN_NAMES else ""


def _regional(wish: str) -> str:
    """Only a tag that names a country says more than `USUAL` does."""
    try:
        locale = Locale.parse(wish, sep="-")
    except (ValueError, UnknownLocaleError):
        return ""
    return str(locale) if locale.territory else ""
