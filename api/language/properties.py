"""What a name can have: `to.frist_name`; mirrors `extension/src/template/properties.ts`."""

from collections.abc import Mapping

from api.language.vocabulary import PROPERTIES, VARIABLES, nearest


def wrong_property(
    path: list[str], people: set[str], given: set[str], rows: Mapping[str, list[str]]
) -> tuple[str, str] | None:
    """`people` are names that stand for a person, `rows` for a row of a table; the template made `given`."""
    root, *steps = path
    if root in rows and steps:
        return _unknown_of(root, steps[0], rows[root])
    kind = "person" if root in people else "" if root in given else VARIABLES.get(root, {}).get("is", "")
    first = steps[0] if steps else ""
    is_place = first in ("first", "last") or first.lstrip("-").isdecimal()
    rest = steps[1:] if kind == "people" and is_place else steps
    if not rest or kind in ("", "team"):
        return None
    return _unknown_of(root, rest[0], _properties_of(kind))


def _unknown_of(root: str, prop: str, known: list[str]) -> tuple[str, str] | None:
    if prop in known:
        return None
    near = nearest(prop, known)
    hint = f"did you mean {near}?" if near else f"expected {', '.join(known)}" if known else ""
    return f"“{root}” has no “{prop}”.", hint


def _properties_of(kind: str) -> list[str]:
    if kind == "people":
        return [*PROPERTIES["person"], "size", "first", "last"]
    if kind in ("person", "page"):
        return list(PROPERTIES[kind])
    return ["size"] if kind == "text" else []
