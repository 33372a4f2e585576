"""What Mozilla's own linter says of the build for Firefox; each warning is explained here, or it counts."""

import json
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from extension.package.archive import ROOT, Files, written_to

LINTER = ROOT / "extension/package/linter/node_modules/.bin/web-ext"

# By code and message, why it is no fault.
EXPLAINED = {
    ("UNSUPPORTED_API", "dom.openOrClosedShadowRoot is not supported"): (
        "Asked for only where it is there; Firefox has the same on the element (src/browser/shadow.ts)."
    ),
    ("UNSAFE_VAR_ASSIGNMENT", "Unsafe assignment to innerHTML"): (
        "Preact's, DOMPurify's, TipTap's, and one of ours that takes pictures out of a body. What a template "
        "holds goes through DOMPurify before it is shown, and until then lies in a document that runs and "
        "fetches nothing."
    ),
}


def complaints(files: Files, *manner: str) -> Iterator[str]:
    """All that the linter says of these files and nobody has explained; `manner`: its own options."""
    for kind, told in found_in(files, *manner):
        if kind == "errors" or (told["code"], told["message"]) not in EXPLAINED:
            where = f"{told.get('file', 'manifest.json')}:{told.get('line', 1)}"
            yield f"{where} {told['code']}: {told['message']}. {told['description']}"


def found_in(files: Files, *manner: str) -> list[tuple[str, dict[str, Any]]]:
    with TemporaryDirectory(prefix="rejoinder-firefox-") as folder:
        written_to(Path(folder), files)
        asked = [
            *(str(LINTER), "lint", "--source-dir", folder, *manner),
            *("--output", "json", "--no-config-discovery", "--no-input"),
        ]
        # It ends with a failure where it found an error, which its answer tells better.
        ran = subprocess.run(asked, capture_output=True, text=True, check=False, env=_quiet())
    if not ran.stdout.lstrip().startswith("{"):
        raise RuntimeError(f"The linter did not answer: {ran.stderr or ran.stdout}")
    answer = json.loads(ran.stdout)
    return [(kind, told) for kind in ("errors", "warnings", "notices") for told in answer[kind]]


def _quiet() -> dict[str, str]:
    return {**os.environ, "NO_COLOR": "1", "NO_UPDATE_NOTIFIER": "1"}
