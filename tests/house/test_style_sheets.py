"""The screens of one page share one set of style sheets: a class is styled in one of them."""

import re
from collections import defaultdict
from pathlib import Path

SCREENS = Path(__file__).resolve().parents[2] / "extension" / "src" / "screens"
# Each has a page, or a shadow root, to itself.
APART = ("in_page", "popup", "signed_in")
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
GROUPED = re.compile(r":(?:is|where|not)\([^()]*\)")
SELECTORS = re.compile(r"^([^{}@]+)\{", re.MULTILINE)


def test_no_class_is_styled_by_two_screens() -> None:
    styled = defaultdict(set)
    for path in SCREENS.rglob("*.css"):
        if path.relative_to(SCREENS).parts[0] not in APART:
            for name in classes_alone(path.read_text()):
                styled[name].add(path.name)

    assert {name: sheets for name, sheets in styled.items() if len(sheets) > 1} == {}


def classes_alone(css: str) -> set[str]:
    """Those that a rule names with nothing around them: it holds wherever the class is given."""
    plain = GROUPED.sub("", COMMENT.sub("", css))
    selectors = (each.strip() for group in SELECTORS.findall(plain) for each in group.split(","))
    return {selector[1:] for selector in selectors if re.fullmatch(r"\.[\w-]+", selector)}
