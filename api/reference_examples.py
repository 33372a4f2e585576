"""An example of whatever a schema describes: its own where it brings one, else made of its parts."""

from typing import Any

Json = dict[str, Any]
AN_ID = "0b0e7a52-6c3f-4c0c-9d5b-6f6f4f1d2a10"
BY_FORMAT = {"uuid": AN_ID, "date-time": "2026-03-02T09:30:00Z"}
BY_TYPE: Json = {"string": "…", "integer": 7, "number": 7, "boolean": True, "null": None}


def example_of(document: Json, schema: Json) -> Any:
    """Complete: every field that may be said is said. None for a schema that says nothing."""
    whole = resolved(document, schema)
    own = [*schema.get("examples", []), *whole.get("examples", [])]
    own += [each["example"] for each in (schema, whole) if "example" in each]
    if own:
        return own[0]
    if "const" in whole or "enum" in whole:
        return whole["const"] if "const" in whole else whole["enum"][0]
    if choices := whole.get("anyOf") or whole.get("oneOf"):
        return example_of(document, choices[0])
    if whole.get("type") == "array":
        return [example_of(document, each) for each in [whole.get("items", {})] if each]
    if "properties" in whole:
        return {name: example_of(document, each) for name, each in whole["properties"].items()}
    if whole.get("type") == "object":
        values = whole.get("additionalProperties")
        # `true` allows anything and tells nothing.
        return {"…": example_of(document, values)} if isinstance(values, dict) and values else {}
    return whole.get("default", BY_FORMAT.get(whole.get("format", ""), BY_TYPE.get(whole.get("type", ""))))


def resolved(document: Json, schema: Json) -> Json:
    """The schema itself, or the one that it refers to."""
    if "$ref" not in schema:
        return schema
    found: Json = document["components"]["schemas"][schema["$ref"].rsplit("/", 1)[1]]
    return found
