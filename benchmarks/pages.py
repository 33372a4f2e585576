"""What the extension costs a page and a person, in a real headless Chromium, without an account.

Libraries of 10, 1,000 and 10,000 templates of about 690 characters with two variables come in by the library
screen's own import. Keys are trusted ones, given through the debugger; times are the page's own clock, from a
key's `timeStamp` to the `input` event at which the whole text stands in the field. The same pages are opened
in the same run in a Chromium without the extension. `python -m benchmarks --only pages` prints the rows.
"""

import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.figures import Row
from benchmarks.page_day import rows_of_day
from benchmarks.page_field import clock_pages
from benchmarks.page_library import bring_in
from benchmarks.page_rows import rows_of, script_row
from benchmarks.page_stage import SITES, with_extension, without_extension
from benchmarks.page_tab import Tab
from benchmarks.page_trial import Trial
from tests.browser.browser import playwright
from tests.browser.served import served

SIZES = [10, 1_000, 10_000]


def rows() -> list[Row]:
    """A row a figure and library size; about eight minutes on two cores."""
    return [script_row(), *(row for rows in _trials() for row in rows)]


def _trials() -> Iterator[list[Row]]:
    with (
        tempfile.TemporaryDirectory(prefix="rejoinder-bench-") as folder,
        served(SITES) as site,
        without_extension(playwright()) as plain,
    ):
        clock_pages(plain)
        without = Tab(plain)
        for size in SIZES:
            with with_extension(playwright()) as opened:
                clock_pages(opened.context)
                imported = bring_in(opened, size, Path(folder))
                trial = Trial(without, Tab(opened.context), site, size)
                print(f"  {size:,} templates imported in {imported:.1f} s", flush=True)
                yield rows_of(size, trial.measured(imported))
                if size == SIZES[-1]:
                    yield rows_of_day(trial.plain, trial.ours, site, size)
