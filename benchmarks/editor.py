"""Opening a template's body in the editor, beside the editor that it is made of with nothing of ours."""

import subprocess
import tempfile
from pathlib import Path

from benchmarks.figures import Row, at_most, p50
from tests.browser.browser import QUIET, ROOT, chromium, playwright
from tests.browser.served import served

SOURCE = ROOT / "tests" / "extension" / "screens" / "library" / "body" / "opening"
WARMING, ROUNDS = 10, 40


def rows() -> list[Row]:
    with tempfile.TemporaryDirectory(prefix="rejoinder-opening-") as folder:
        built(Path(folder))
        with served(Path(folder)) as site:
            spent = measured(site.url("opening.html"))
    ours, alone = p50(spent["ours"]), p50(spent["alone"])
    against = (
        f"TipTap's starter kit with the same body: {alone:.1f} ms; ours {ours:.1f} ms, medians of one run"
    )
    return [
        at_most("editor, opening a body of 20 paragraphs with 60 variables", ours / alone, "×", 2, against)
    ]


def built(folder: Path) -> None:
    config = SOURCE / "opening.vite.mjs"
    subprocess.run(
        ["npx", "vite", "build", SOURCE, "--config", config, "--outDir", folder],
        cwd=ROOT / "extension",
        check=True,
        capture_output=True,
    )


def measured(address: str) -> dict[str, list[float]]:
    running = playwright().chromium.launch(executable_path=chromium(), args=QUIET)
    try:
        page = running.new_page()
        page.goto(address)
        page.evaluate(f"measured({WARMING})")
        spent: dict[str, list[float]] = page.evaluate(f"measured({ROUNDS})")
        return spent
    finally:
        running.close()
