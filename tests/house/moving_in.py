"""The page on moving in: what becomes of each product's own words, out of the importer's examples."""

import json
from collections.abc import Iterator
from pathlib import Path

from ruamel.yaml import YAML

ROOT = Path(__file__).resolve().parents[2]
IMPORTS = ROOT / "shared_templates" / "imports"

HOW = {
    "briskine": ("Briskine", "The CSV that its export saves."),
    "text_blaze": (
        "Text Blaze",
        "The JSON that exporting a folder saves; choose the files of all folders at once.",
    ),
    "textexpander": (
        "TextExpander",
        "A group, exported as CSV or as `.textexpander`. A CSV is named after its group, and the folder "
        "after that.",
    ),
    "espanso": (
        "espanso",
        "The files below `match/` in espanso's configuration folder (`espanso path` says where), one by one, "
        "several at once or as a ZIP. Variables for all files are known to all.",
    ),
    "gorgias": ("Gorgias", "What `GET /api/macros` answers, saved as a file."),
    "zendesk": (
        "Zendesk",
        "What `GET /api/v2/macros.json` answers, saved as a file. A title like `Shop::Late` is a folder.",
    ),
    "chatwoot": ("Chatwoot", "What `GET /api/v1/accounts/…/canned_responses` answers, saved as a file."),
    "intercom": ("Intercom", "What `GET /macros` answers, saved as a file."),
    "zammad": ("Zammad", "Text modules as CSV. The first keyword becomes the shortcut, the others tags."),
    "prokeys": ("ProKeys", "The `.txt` that its backup saves."),
    "auto_text_expander": ("Auto Text Expander", "The JSON of its backup, saved as a file."),
}
HEAD = """# Moving in, and out

**In the browser**: press `i`, choose the files or drop them, look at what would come, and import it.
Nothing is stored before, nothing leaves the browser, and *Undo* takes all of it back. While it is
written it can be stopped; what is there by then stays or goes with one *Undo*. What the library has already
is shown as such and not ticked, so the same file can be imported again for the rest.

**At the service**: `rejoinder packs import FILE --dry-run` tells the same line by line and writes
nothing; without `--dry-run` it goes into the team's library. `rejoinder packs convert FILE --into
FOLDER` makes packs of it and needs no database. `--from zendesk` says whose file it is where that cannot
be seen. Both run the reader that the extension has; `make build` makes it.

What nobody here knows becomes a question that is asked before anything is inserted. What does something
rather than say something (presses a key, waits) stays as a comment, which is never sent. Everything else
is told with its line.

## Any other table

A CSV or cells that were copied in a spreadsheet: say which column is what; commas, semicolons, tabs and
bars are told apart, and so are UTF-8, UTF-16, GB 18030 and Windows-1252. Bodies may use [the template
language](language.md).

## Moving out

Press `e` for what is listed or selected, `Shift+E` for everything; at the service `rejoinder packs
export FOLDER --format csv`, without a folder for everything. All three kinds can be imported again:

- **Pack**: YAML for people, see [Writing packs](../shared_templates/README.md).
- **CSV**: a table, with the body as text in `body` or, where it is formatted, as HTML in `html`.
  It has no place for attachments.
- **JSON**: `{"rejoinder": "templates", "version": 1, "values": {…}, "templates": [{…}]}`; each template
  has `id`, `folder` (`Shop/Returns`), `title`, `shortcut`, `body` (HTML), `subject`, `to`, `cc`, `bcc`,
  `tags`, `language`, `description` and, where they are on, `follows_case` and `inside_words`; `values`
  is what `team.*` gives.
"""


def moving_in_page() -> str:
    conversions = YAML(typ="safe").load(IMPORTS / "conversions.yaml")
    variables = json.loads((IMPORTS / "equivalents.json").read_text(encoding="utf-8"))
    products = (
        line
        for name, (product, how) in HOW.items()
        for line in section(product, how, conversions.get(name, []), variables.get(name, {}))
    )
    return HEAD + "\n".join([*products, ""])


def section(
    product: str, how: str, conversions: list[dict[str, str]], variables: dict[str, str]
) -> Iterator[str]:
    yield from ("", f"## {product}", "", how)
    if conversions:
        yield from ("", "| there | here |", "|---|---|")
    for each in conversions:
        asks = f" (asks{'' if '{{' in each['ours'] else ' for it'})" if each.get("asks") else ""
        yield f"| {code(each['theirs'])} | {code(each['ours'])}{asks} |"
    if variables:
        yield from ("", "| variable | here |", "|---|---|")
    for theirs, ours in variables.items():
        yield f"| `{theirs}` | {meaning(ours)} |"


def meaning(ours: str) -> str:
    if ours.startswith("?"):
        return f"asked for, as `{ours[1:]}`"
    return f"`{ours[1:]}`, nearly the same" if ours.startswith("~") else f"`{ours}`"


def code(text: str) -> str:
    shown = text.replace("|", "\\|").replace("\n", "⏎")
    return f"`{shown}`"
