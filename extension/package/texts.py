"""What the stores show in each language: the texts as they take them, without marks, and the pictures."""

import re

from extension.package.archive import ROOT

TEXTS = ROOT / "extension" / "package" / "listing"
PICTURES = ROOT / "docs" / "pictures"
# Out of the guide's, the first one first; Chrome takes five. `make screenshots` takes them.
SHOWN = {
    "en": ("palette-light", "library-light", "editor-light", "rights-light", "versions-light"),
    "zh": ("palette-zh-light", "library-zh-light"),
    "id": ("palette-id-light", "library-id-light"),
}


def described(text: str) -> str:
    """The description out of a listing in Markdown: Chrome's and Edge's stores show every sign."""
    _, _, *paragraphs = text.strip().split("\n\n")
    plain = re.sub(r"\*\*(.+?)\*\*", r"\1", "\n\n".join(paragraphs))
    return re.sub(r"^- ", "• ", plain.replace("`", ""), flags=re.MULTILINE) + "\n"


def descriptions() -> dict[str, str]:
    """By the name of the file that each becomes."""
    return {f"description.{each}.txt": described((TEXTS / f"{each}.md").read_text()) for each in SHOWN}


def pictures() -> dict[str, bytes]:
    """Likewise."""
    return {
        f"picture.{language}.{number}.png": (PICTURES / f"{name}.png").read_bytes()
        for language, names in SHOWN.items()
        for number, name in enumerate(names, 1)
    }
