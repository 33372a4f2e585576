"""Edits in, one verdict each. The same edit twice has the effect, and the answer, of once."""

import hashlib
from dataclasses import dataclass
from typing import Any, assert_never

import orjson

from api.library.template_store import TemplateStore
from api.library.writing import (
    Applied,
    Conflict,
    Forbidden,
    Gone,
    Invalid,
    Outcome,
    Target,
    delete,
    move,
    put,
)
from api.problems import Malformed
from api.sync.cursor import EpochChanged
from api.sync.models import SettledEdit
from api.sync.settled_store import SettledStore
from api.sync.shapes import Edit, EditIdReused, Push


@dataclass(frozen=True)
class Doors:
    """What a push works on, opened for one person in one team, in one transaction."""

    templates: TemplateStore
    settled: SettledStore


def settle_edits(doors: Doors, push: Push) -> dict[str, Any]:
    """A `Verdicts` as JSON. All edits stand or fall with one transaction; a refused one stops no other.

    Raises EpochChanged, EditIdReused and Malformed, and then nothing at all is stored.
    """
    if push.epoch != doors.settled.team().epoch:
        raise EpochChanged()
    _check_form(push)

    known = doors.settled.settled(push.client_id, [edit.edit_id for edit in push.edits])
    verdicts = [_verdict_on(doors, push, edit, known.get(edit.edit_id)) for edit in push.edits]
    return {"verdicts": verdicts, "head": doors.settled.team().head}


def _verdict_on(doors: Doors, push: Push, edit: Edit, known: SettledEdit | None) -> dict[str, Any]:
    digest = _digest(edit)
    if known:
        if known.content_digest != digest or known.person_id != doors.settled.person_id:
            raise EditIdReused(edit_id=str(edit.edit_id))
        return known.verdict | _current(doors.templates, edit, known.verdict["verdict"])

    outcome = _carried_out(doors.templates, edit)
    verdict = {"edit_id": str(edit.edit_id), **_told(outcome)}
    doors.settled.settle(push.client_id, edit.edit_id, digest, verdict)
    return verdict | _current(doors.templates, edit, verdict["verdict"])


def _current(templates: TemplateStore, edit: Edit, verdict: str) -> dict[str, Any]:
    """What a conflict is with: not kept with the verdict, but told as it stands, to who may see it."""
    if verdict != "conflict":
        return {}
    row = templates.seen(edit.id)
    return {"current": orjson.loads(row.change_json) if row else None}


def _carried_out(templates: TemplateStore, edit: Edit) -> Outcome:
    target = Target(edit.id, edit.base_revision, edit.folder)
    if edit.kind == "delete":
        return delete(templates, target)
    if edit.kind == "move":
        return move(templates, target)
    assert edit.template
    return put(templates, target, edit.template)


def _told(outcome: Outcome) -> dict[str, Any]:
    match outcome:
        case Applied(revision):
            return {"verdict": "applied", "revision": revision}
        case Conflict():
            return {"verdict": "conflict"}
        case Forbidden():
            return {"verdict": "forbidden"}
        case Gone():
            return {"verdict": "gone"}
        case Invalid(problems):
            return {"verdict": "invalid", "problems": [problem.as_json() for problem in problems]}
        case _:
            assert_never(outcome)


def _check_form(push: Push) -> None:
    for place, edit in enumerate(push.edits, start=1):
        if (edit.kind == "put") != (edit.template is not None):
            raise Malformed(f"Edit {place} is a {edit.kind}: a put brings a template, and only a put.")
    if len({edit.edit_id for edit in push.edits}) < len(push.edits):
        raise EditIdReused()


def _digest(edit: Edit) -> str:
    said = orjson.dumps(edit.model_dump(mode="json"), option=orjson.OPT_SORT_KEYS)
    return hashlib.sha256(said).hexdigest()
