"""Other products' files, read by the very code that the extension reads them with.

That code is one script, built with the extension; here an engine without network or files runs it, within
a time and a memory. A second reader in Python would say something else of the same file sooner or later.
"""

import json
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from py_mini_racer import JSOOMException, JSTimeoutException, MiniRacer

from api.library.content import TemplateContent

SCRIPT = Path(__file__).resolve().parents[2] / "extension" / ".output" / "command-line" / "command_line.js"
LONGEST = 120  # seconds
LARGEST = 1024 * 1024 * 1024  # bytes of the engine's memory


class CannotRead(Exception):
    """In words for a person; `places` are lines of the file with what stands there."""

    def __init__(self, message: str, places: Sequence[tuple[int, str]] = ()) -> None:
        super().__init__(message)
        self.places = places


@dataclass(frozen=True)
class Finding:
    """What became of a piece of the file. Only some need a person's eye."""

    line: int
    words: str
    needs_a_look: bool


@dataclass(frozen=True)
class Foreign:
    """One template of another product, as ours; `folder` is a path such as `Shop/Returns`, or empty."""

    id: str
    folder: str
    line: int
    template: TemplateContent
    findings: list[Finding]


@dataclass(frozen=True)
class ForeignFile:
    format: str
    values: dict[str, str]
    templates: list[Foreign]
    findings: list[Finding]


def read_foreign(files: Sequence[Path], format: str = "") -> ForeignFile:
    """Files of one library, of whatever product; raises CannotRead."""
    handed = [{"name": file.name, "bytes": _bytes_of(file).decode("latin-1")} for file in files]
    told = json.loads(_ask("read", json.dumps(handed), format))
    if told["kind"] == "unreadable":
        raise CannotRead(told["message"], [(place["line"], place["detail"]) for place in told["places"]])
    return ForeignFile(
        format=told["format"],
        values=told["values"],
        templates=[_template(each) for each in told["templates"]],
        findings=_findings(told["findings"]),
    )


def write_foreign(
    kind: str, templates: Sequence[tuple[str, str, TemplateContent]], values: dict[str, str]
) -> str:
    """Ids, folders and templates as `csv` or `json`, both of which can be imported again."""
    leaving = [
        {"id": id, "folder": folder, "template": template.model_dump(mode="json")}
        for id, folder, template in templates
    ]
    return _ask("write", kind, json.dumps(leaving), json.dumps(values))


def _template(told: dict[str, Any]) -> Foreign:
    content = TemplateContent.model_validate(told["template"])
    return Foreign(told["id"], told["folder"], told["line"], content, _findings(told["findings"]))


def _findings(told: Sequence[dict[str, Any]]) -> list[Finding]:
    return [Finding(each["line"], each["words"], each["level"] == "look") for each in told]


def _bytes_of(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as missing:
        raise CannotRead(f"It cannot be read ({missing.strerror}).") from missing


def _ask(command: str, *words: str) -> str:
    if not SCRIPT.exists():
        raise CannotRead("What reads other products' files is not built. Run “make build” once.")
    with closing(MiniRacer()) as engine:
        try:
            engine.eval(SCRIPT.read_text(encoding="utf-8"), timeout_sec=LONGEST, max_memory=LARGEST)
            answer = engine.call(f"rejoinder.{command}", *words, timeout_sec=LONGEST, max_memory=LARGEST)
        except (JSOOMException, JSTimeoutException) as failed:
            raise CannotRead("It took more time or memory than one import may.") from failed
    return str(answer)
