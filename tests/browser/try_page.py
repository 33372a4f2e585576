"""Runs the built extension on any page and tells what happened, as one JSON object.

    python -m tests.browser.try_page URL --field CSS --keys 'Hello ;thx<Tab>'
        [--frame CSS] [--pack FILE] [--html] [--screenshot FILE] [--pace MS]

No account; the pack is the personal library (the English starter pack unless told). It is how a person
reproduces "it does not work in my webmail", and how our own tests drive pages.
"""

import argparse
import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.browser.browser import ROOT, Browser, browser
from tests.browser.field import Field, clock_keys
from tests.browser.person import import_pack
from tests.browser.surface import notices, shown_text

SHORT = 2000
STARTER = ROOT / "shared_templates" / "packs" / "support-en.yaml"


@dataclass
class Trial:
    url: str
    field: str
    keys: str
    frame: str | None = None
    pace: float = 20
    screenshot: Path | None = None


def try_page(opened: Browser, trial: Trial) -> dict[str, Any]:
    """Types the trial's keys into its field; `opened` already has the library that they need."""
    page = opened.page(trial.url)
    field = Field(page, trial.field, trial.frame)
    field.focus()
    typed = field.type(trial.keys, pace=trial.pace)
    if trial.screenshot:
        trial.screenshot.parent.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=trial.screenshot)
    return {
        "before": {"text": typed.text_before, "html": typed.html_before},
        "after": {"text": typed.text, "html": typed.html},
        "milliseconds": typed.milliseconds,
        "problems": notices(page),
        "shown": shown_text(page),
    }


def main(arguments: list[str]) -> int:
    asked = parser().parse_args(arguments)
    trial = Trial(asked.url, asked.field, asked.keys, asked.frame, asked.pace, asked.screenshot)
    with browser() as opened:
        clock_keys(opened.context)
        import_pack(opened, asked.pack)
        told = try_page(opened, trial)
    if not asked.html:
        for when in ("before", "after"):
            told[when]["html"] = shortened(told[when]["html"])
    print(json.dumps(told, ensure_ascii=False, indent=2))
    return 0


def shortened(html: str | None) -> str | None:
    return html if html is None or len(html) <= SHORT else html[:SHORT] + " … (--html tells all of it)"


def parser() -> argparse.ArgumentParser:
    words = argparse.ArgumentParser(
        prog="python -m tests.browser.try_page", description=__doc__.split("\n\n")[0]
    )
    words.add_argument("url", help="the page; http, https or file")
    words.add_argument("--field", required=True, help="CSS of the field to type in")
    words.add_argument("--keys", required=True, help="what to type; <Tab>, <Enter>, <Control+z> are keys")
    words.add_argument("--frame", help="CSS of the iframe that holds the field")
    words.add_argument("--pack", type=Path, default=STARTER, help="the personal library, a pack file")
    words.add_argument(
        "--html", action="store_true", help=f"tell the field's HTML whole, even beyond {SHORT} characters"
    )
    words.add_argument("--screenshot", type=Path, help="where to put a picture of the page afterwards")
    words.add_argument("--pace", type=float, default=20, help="milliseconds between two keys (default: 20)")
    return words


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
