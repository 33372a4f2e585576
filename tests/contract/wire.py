"""Writes `openapi.json` from the service and `extension/src/sync/wire.ts` from that: `make wire`.

A script of our own, because the shapes are few and the result is read: with a general generator the names
come out differently, every field takes five lines, and what is absent becomes `null` or `undefined`.
"""

from typing import Any

from api.settings import ROOT
from tests.contract.snapshot import OPENAPI, openapi_now, written

WIRE = ROOT / "extension" / "src" / "sync" / "wire.ts"
HEAD = """\
// The shapes of `/v1/teams/{team}/sync/…`. Generated from tests/contract/openapi.json; see `make wire`.
import type { Template } from '@/template/template';
"""
# In the order of reading. What these mention must be here, too, or be known by another name below.
SHAPES = [
    *("PutChange", "DeleteChange", "Scope", "Team", "Changes", "Snapshot", "Edit", "Push"),
    *("AppliedVerdict", "ConflictVerdict", "ForbiddenVerdict", "GoneVerdict", "EditProblem"),
    *("InvalidVerdict", "Verdicts", "Problem"),
]
UNIONS = {
    "Change": ("PutChange", "DeleteChange"),
    "Verdict": ("AppliedVerdict", "ConflictVerdict", "ForbiddenVerdict", "GoneVerdict", "InvalidVerdict"),
}
KNOWN_AS = {"TemplateContent": "Template", "Problem": "ProblemJson"}
SCALARS = {"string": "string", "integer": "number", "boolean": "boolean", "null": "null"}
WIDTH = 110


def wire(openapi: dict[str, Any]) -> str:
    """The TypeScript for the shapes of sync. Raises KeyError for what it cannot write."""
    schemas = openapi["components"]["schemas"]
    parts = [HEAD]
    for name in SHAPES:
        parts.append(_interface(name, schemas[name]))
        parts += [_union(union, members) for union, members in UNIONS.items() if members[-1] == name]
    return "\n".join(parts)


def _interface(name: str, schema: dict[str, Any]) -> str:
    required = set(schema.get("required", []))
    fields = [_field(key, told, key in required) for key, told in schema["properties"].items()]
    body = "\n".join(fields)
    return f"{_doc(schema, '')}export interface {KNOWN_AS.get(name, name)} {{\n{body}\n}}\n"


def _field(name: str, schema: dict[str, Any], is_required: bool) -> str:
    kind = _type(schema)
    if not is_required:
        kind = kind.removesuffix(" | null")  # what may be left out is left out, never null
    return f"{_doc(schema, '  ')}  {name}{'' if is_required else '?'}: {kind};"


def _union(name: str, members: tuple[str, ...]) -> str:
    line = f"export type {name} = {' | '.join(members)};"
    if len(line) > WIDTH:
        line = f"export type {name} =\n  | " + "\n  | ".join(members) + ";"
    return f"{line}\n"


def _type(schema: dict[str, Any]) -> str:
    if "$ref" in schema:
        name: str = schema["$ref"].rsplit("/", 1)[1].removesuffix("-Input").removesuffix("-Output")
        return KNOWN_AS.get(name, name)
    if "const" in schema:
        return f"'{schema['const']}'"
    if "enum" in schema:
        return " | ".join(f"'{value}'" for value in schema["enum"])
    if choices := schema.get("oneOf") or schema.get("anyOf"):
        kinds = tuple(_type(choice) for choice in choices)
        named = {members: union for union, members in UNIONS.items()}
        return named.get(kinds) or " | ".join(kinds)
    if schema["type"] == "array":
        inner = _type(schema["items"])
        return f"({inner})[]" if " | " in inner else f"{inner}[]"
    if schema["type"] == "object":
        return f"Record<string, {_type(schema['additionalProperties'])}>"
    return SCALARS[schema["type"]]


def _doc(schema: dict[str, Any], indent: str) -> str:
    words = schema.get("description", "").split()
    if not words:
        return ""
    whole = f"{indent}/** {' '.join(words)} */\n"
    if len(whole) <= WIDTH:
        return whole
    lines = [""]
    for word in words:
        if len(indent) + 4 + len(lines[-1]) + len(word) > WIDTH:
            lines.append("")
        lines[-1] += f" {word}"
    return f"{indent}/**\n" + "".join(f"{indent} *{line}\n" for line in lines) + f"{indent} */\n"


if __name__ == "__main__":
    document = openapi_now()
    OPENAPI.write_text(written(document))
    WIRE.write_text(wire(document))
