"""What the stores show in each language: the texts as they take them, without marks, and the pictures."""

import re

from extension.package.archive import ROOT

TEXTS = ROOT / "extension" / "package" / "listing"
# `make screenshots` takes them: a folder a language, in the order in which they are shown; Chrome takes five.
PICTURES = ROOT / "docs" / "pictures" / "store"
LANGUAGES = ("en", "zh", "id")


def described(text: str) -> str:
    """The description out of a listing in Markdown: Chrome's and Edge's stores show every sign."""
    _, _, *paragraphs = text.strip().split("\n\n")
    plain = re.sub(r"\*\*(.+?)\*\*", r"\1", "\n\n".join(paragraphs))
    return re.sub(r"^- ", "• ", plain.replace("`", ""), flags=re.MULTILINE) + "\n"


def descriptions() -> dict[str, str]:
    """By the name of the file that each becomes."""
    return {f"description.{each}.txt": described((TEXTS / f"{each}.md").read_text()) for each in LANGUAGES}


def pictures() -> dict[str, bytes]:
    """Likewise."""
    return {
        f"picture.{language}.{number}.png": file.read_bytes()
        for language in LANGUAGES
        for number, file in enumerate(sorted((PICTURES / language).glob("*.png")), 1)
    }
