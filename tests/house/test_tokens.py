"""One look for every surface; the service carries a copy of the tokens: it ships without the rest."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_the_service_and_the_extension_wear_the_same_tokens() -> None:
    theirs = ROOT / "extension" / "src" / "screens" / "tokens.css"
    ours = ROOT / "api" / "web" / "files" / "tokens.css"
    assert ours.read_text() == theirs.read_text()
