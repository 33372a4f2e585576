"""Measures everything, or what `--only` names: `make bench`. Writes out/bench.json, prints it as a table."""

import argparse
import json
import os
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks import cold, compaction, console, editor, feed, moments, pages, publish, screens, sockets
from benchmarks.figures import Row, table

WRITTEN = Path(__file__).parent.parent / "out" / "bench.json"
BENCHMARKS: dict[str, Callable[[], Sequence[Row]]] = {
    "feed": feed.rows,
    "publish": publish.rows,
    "cold": cold.rows,
    "sockets": sockets.rows,
    "compaction": compaction.rows,
    "moments": moments.rows,
    "pages": pages.rows,
    "screens": screens.rows,
    "console": console.rows,
    "editor": editor.rows,
}


def main(arguments: list[str]) -> int:
    asked = parser().parse_args(arguments)
    rows: list[Row] = []
    for name in asked.only or BENCHMARKS:
        print(f"→ {name}", flush=True)
        began = time.monotonic()
        rows += sockets.rows(asked.minutes) if name == "sockets" else BENCHMARKS[name]()
        print(f"  {time.monotonic() - began:.0f} s", flush=True)
    write(rows, WRITTEN)
    print(f"\n{table(rows)}\n\n{verdict(rows)}")
    return 0


def write(rows: Sequence[Row], file: Path) -> None:
    """A list of {name, value, unit, goal, holds, against}."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(rows, ensure_ascii=False, indent=2) + "\n")


def verdict(rows: Sequence[Row]) -> str:
    """How many goals are reached, and how busy the machine was meanwhile, which every figure depends on."""
    aimed = [row for row in rows if row["goal"] is not None]
    reached = sum(bool(row["holds"]) for row in aimed)
    load = f"{os.getloadavg()[0]:.1f} busy on {os.cpu_count()} cores"
    return f"{reached} of {len(aimed)} goals reached; {load} in the last minute. All of it: {WRITTEN}"


def parser() -> argparse.ArgumentParser:
    words = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__.split(":")[0])
    words.add_argument("--only", action="append", choices=BENCHMARKS, help="may be given more than once")
    words.add_argument("--minutes", type=float, default=sockets.SHORT, help="how long the sockets stay")
    return words


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
