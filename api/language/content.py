"""The fields of a template that hold Liquid, in the order in which a person meets them."""

from collections.abc import Mapping

LIQUID_FIELDS = ("subject", "to", "cc", "bcc", "body")


def field_of(content: Mapping[str, object] | object, field: str) -> str:
    """A field of a template given as a mapping or as an object; empty where it is not there."""
    value = content.get(field) if isinstance(content, Mapping) else getattr(content, field, None)
    return value if isinstance(value, str) else ""
