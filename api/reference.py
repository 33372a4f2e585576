"""The OpenAPI document as a page that one reads: by chapter, each operation with words and refusals."""

import json
from dataclasses import dataclass, field
from typing import Any

from api.reference_examples import Json, example_of, resolved

METHODS = ("get", "post", "put", "patch", "delete")


@dataclass(frozen=True)
class Row:
    """A parameter or a field: what it is called, what kind of thing it is, what it means."""

    name: str
    kind: str
    meaning: str
    required: bool


@dataclass(frozen=True)
class Refusal:
    status: str
    code: str
    title: str


@dataclass(frozen=True)
class Operation:
    anchor: str
    method: str
    path: str
    summary: str
    about: list[str]
    parameters: list[Row]
    body: list[Row]
    body_example: str
    answer_status: str
    answer: list[Row]
    example: str
    refusals: list[Refusal]


@dataclass(frozen=True)
class Chapter:
    name: str
    about: str
    operations: list[Operation] = field(default_factory=list)


def chapters_of(document: Json) -> list[Chapter]:
    """In the order of the document's tags; an operation stands in the chapter of its first one."""
    chapters = {tag["name"]: Chapter(tag["name"], tag["description"]) for tag in document.get("tags", [])}
    for path, methods in document["paths"].items():
        for method in METHODS:
            if method in methods:
                told = methods[method]
                name = told.get("tags", ["Other"])[0]
                chapter = chapters.setdefault(name, Chapter(name, ""))
                chapter.operations.append(_operation(document, path, method, told))
    return [chapter for chapter in chapters.values() if chapter.operations]


def _operation(document: Json, path: str, method: str, told: Json) -> Operation:
    status, answer = next((s, a) for s, a in told["responses"].items() if s.startswith(("2", "3")))
    body = told.get("requestBody", {})
    return Operation(
        anchor=told["operationId"],
        method=method.upper(),
        path=path,
        summary=told.get("summary", ""),
        about=[part.strip() for part in told.get("description", "").split("\n\n") if part.strip()],
        parameters=[_parameter(document, each) for each in told.get("parameters", [])],
        body=_fields(document, _schema_in(body)),
        body_example=_example(document, body),
        answer_status=status,
        answer=_fields(document, _schema_in(answer)),
        example=_example(document, answer),
        refusals=list(_refusals(told["responses"])),
    )


def _schema_in(said: Json) -> Json:
    content = said.get("content", {})
    found: Json = content.get("application/json", {}).get("schema", {})
    return found


def _parameter(document: Json, each: Json) -> Row:
    where = {"path": "in the address", "query": "in the query", "header": "as a header"}[each["in"]]
    kind = f"{_kind(document, each.get('schema', {}))}, {where}"
    meaning = each.get("description") or each.get("schema", {}).get("description", "")
    return Row(each["name"], kind, meaning, each.get("required", False))


def _fields(document: Json, schema: Json) -> list[Row]:
    whole = resolved(document, schema)
    if whole.get("type") == "array":
        whole = resolved(document, whole["items"])
    choices = whole.get("oneOf") or whole.get("anyOf") or [whole]
    shapes = [shape for one in choices if "properties" in (shape := resolved(document, one))]
    return [_field(document, name, shapes) for name in _names_in(shapes)]


def _names_in(shapes: list[Json]) -> list[str]:
    return list(dict.fromkeys(name for shape in shapes for name in shape.get("properties", {})))


def _field(document: Json, name: str, shapes: list[Json]) -> Row:
    told = [shape["properties"][name] for shape in shapes if name in shape.get("properties", {})]
    kind = " or ".join(dict.fromkeys(_kind(document, each) for each in told))
    is_required = all(name in shape.get("required", []) for shape in shapes)
    return Row(name, kind, _meaning(document, told[0]), is_required)


def _meaning(document: Json, schema: Json) -> str:
    own: str = schema.get("description", "")
    return own or resolved(document, schema).get("description", "")


def _kind(document: Json, schema: Json) -> str:
    """In a word or two: text, whole number, list of Edit."""
    name: str = schema.get("$ref", "").rsplit("/", 1)[-1].partition("-")[0]
    schema = resolved(document, schema)
    if name and "properties" in schema:
        return name
    if "enum" in schema:
        return " | ".join(str(each) for each in schema["enum"])
    if "const" in schema:
        return f"“{schema['const']}”"
    choices = schema.get("anyOf") or schema.get("oneOf") or []
    if choices:
        return " or ".join(dict.fromkeys(_kind(document, each) for each in choices))
    if schema.get("type") == "array":
        return f"list of {_kind(document, schema.get('items', {}))}"
    if schema.get("format") in _FORMATS:
        return _FORMATS[schema["format"]]
    return _TYPES.get(schema.get("type", ""), "anything")


_FORMATS = {"uuid": "id", "date-time": "time"}
_TYPES = {
    "string": "text",
    "integer": "whole number",
    "number": "number",
    "boolean": "true or false",
    "object": "object",
    "null": "null",
}


def _example(document: Json, said: Json) -> str:
    """Of a body or an answer, as it is sent: JSON where it may be JSON, else as it is, a pack's YAML."""
    content = said.get("content", {})
    kind = "application/json" if "application/json" in content else next(iter(content), "")
    if not kind:
        return ""
    told: Any = content[kind].get("example") or example_of(document, content[kind].get("schema", {}))
    return told if isinstance(told, str) else json.dumps(told, indent=2, ensure_ascii=False)


def _refusals(responses: Json) -> list[Refusal]:
    return [
        Refusal(status, code, each["value"]["title"])
        for status, answer in responses.items()
        for code, each in answer.get("content", {})
        .get("application/problem+json", {})
        .get("examples", {})
        .items()
    ]
