"""What the stores show: the texts as they take them, without marks."""

import re
from pathlib import Path

from extension.package.archive import ROOT

TEXTS = ROOT / "extension" / "package" / "listing"


def described(text: str) -> str:
    """The description out of a listing in Markdown: Chrome's and Edge's stores show every sign."""
    _, _, *paragraphs = text.strip().split("\n\n")
    plain = re.sub(r"\*\*(.+?)\*\*", r"\1", "\n\n".join(paragraphs))
    return re.sub(r"^- ", "• ", plain.replace("`", ""), flags=re.MULTILINE) + "\n"


def descriptions() -> dict[str, str]:
    """By the name of the file that each becomes."""
    return {f"description.{file.stem}.txt": described(file.read_text()) for file in _texts()}


def _texts() -> list[Path]:
    return sorted(TEXTS.glob("*.md"))
