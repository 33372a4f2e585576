"""Which pictures there are. The guide and the README show all of these, and no others."""

from pathlib import Path
from typing import Literal

ROOT = Path(__file__).resolve().parents[2]
PICTURES = ROOT / "docs" / "pictures"
# A folder a language; in the order in which the stores show them.
STORE = PICTURES / "store"

Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")

SCREENS = (
    *("first-run", "import", "practice"),
    *("library", "editor", "versions", "restore", "trash"),
    *("palette", "questions", "popup"),
    *("console", "people", "rights", "audit"),
)
# Shown in the product's other languages, too; a picture's name then ends in the language.
TRANSLATED = ("library", "palette")
OTHER_LANGUAGES = ("zh", "id")

PICTURED = (*SCREENS, *(f"{name}-{language}" for language in OTHER_LANGUAGES for name in TRANSLATED))


def file_of(name: str, scheme: Scheme) -> str:
    return f"{name}-{scheme}.png"
