"""Which editor passes which row: plays every scene in every editor and writes `docs/editors.md`.

python -m tests.browser.matrix               all of them; some minutes
python -m tests.browser.matrix slate quill2  only says what these fail, and writes nothing
"""

import json
import sys
from collections.abc import Iterator

from tests.browser.browser import ROOT, Browser, browser
from tests.browser.editors_known import AT_TIMES
from tests.browser.person import import_pack
from tests.browser.rows import LABELS, OVERALL, ROWS
from tests.browser.served import Served, served
from tests.browser.verdicts import Verdict, verdict
from tests.browser.zoo import BY_NAME, EDITORS, HERE, REPLIES, Desk, Editor, built, open_desk

PAGE = ROOT / "docs" / "editors.md"
Verdicts = dict[str, dict[str, Verdict]]

HEAD = """# Editors

Every editor here is the real one, set up as products set it up, on a page of its own with the built
extension; somebody clicks into it and types real keys. A row passes when both what the editor would send (its
own value) and what one sees are right. `make test` plays all of it; `python -m tests.browser.matrix` writes
this page.

**yes**: as it should be. **as text**: the editor itself has no such thing, and a readable text stands there.
**–**: there is no such place in this editor. **no** and **at times**: not yet, or not always; why is told
below.
"""


def main(names: list[str]) -> int:
    wanted = [BY_NAME[name] for name in names] or EDITORS
    with browser() as opened, served(built()) as site:
        import_pack(opened, REPLIES)
        found = {editor.name: play(opened, site, editor) for editor in wanted}
    if not names:
        PAGE.write_text(page_of(found))
    failed = list(failures(found))
    print("\n".join(failed))
    return 1 if failed else 0


def play(opened: Browser, site: Served, editor: Editor) -> dict[str, Verdict]:
    desk = open_desk(opened, site, editor)
    verdicts = {row: known_or_found(desk, row) for row in LABELS}
    desk.page.close()
    return verdicts


def known_or_found(desk: Desk, row: str) -> Verdict:
    at_times = AT_TIMES.get((desk.editor.name, row))
    return Verdict("at times", at_times) if at_times else verdict(desk, row)


def page_of(found: Verdicts) -> str:
    return "\n".join(
        [
            HEAD,
            *table("Where", found, [row.name for row in ROWS if not row.wanted]),
            *table("What", found, [row.name for row in ROWS if row.wanted and not is_handling(row.name)]),
            *table("How", found, [*(row.name for row in ROWS if is_handling(row.name)), *OVERALL]),
            *told(list(failures(found))),
        ]
    )


def is_handling(name: str) -> bool:
    """Rows about the caret and the pace, not about what a reply is made of."""
    return name in ("between", "inside", "stops", "twice", "next", "onwards")


def table(title: str, found: Verdicts, rows: list[str]) -> Iterator[str]:
    yield f"## {title}"
    yield ""
    yield "| editor | " + " | ".join(LABELS[row] for row in rows) + " |"
    yield "|---" * (len(rows) + 1) + "|"
    for name, verdicts in found.items():
        yield f"| {titled(BY_NAME[name])} | " + " | ".join(cell(verdicts[row]) for row in rows) + " |"
    yield ""


def cell(found: Verdict) -> str:
    return {"has none": "–", "no": "**no**"}.get(found.kind, found.kind)


def titled(editor: Editor) -> str:
    """With its version, as the lock has it."""
    if not editor.package:
        return editor.title
    versions = json.loads((HERE / "package.json").read_text())["dependencies"]
    return f"{editor.title} {versions[editor.package].rpartition('@')[2]}{editor.used_by}"


def told(failed: list[str]) -> Iterator[str]:
    if not failed:
        return
    yield "## What does not pass yet"
    yield ""
    yield from (f"- {line}" for line in failed)
    yield ""


def failures(found: Verdicts) -> Iterator[str]:
    for name, verdicts in found.items():
        for row, one in verdicts.items():
            if one.kind in ("no", "at times"):
                yield f"{titled(BY_NAME[name])}, {LABELS[row]}: {one.reason}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
