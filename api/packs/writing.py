"""A pack as a file that a person can edit; reading it gives the same pack."""

import re
from io import StringIO

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.scalarstring import DoubleQuotedScalarString, LiteralScalarString

from api.language.text import html_of, text_of
from api.library.content import SWITCHES, TemplateContent
from api.packs.reading import Pack, PackedTemplate

WORD = re.compile(r"\w+([ -]\w+)*")


def write_pack(pack: Pack) -> str:
    # A template of no known language cannot stand below a pack that names one: it would be read as that.
    language = pack.language if all(each.template.language for each in pack.templates) else ""
    written = CommentedMap(pack=_scalar(pack.name))
    _add(written, "description", pack.description)
    _add(written, "language", language)
    if pack.folder != pack.name:
        _add(written, "folder", pack.folder)
    if pack.values:
        written["values"] = CommentedMap((name, _scalar(value)) for name, value in pack.values.items())
    written["templates"] = CommentedSeq(_template(each, language) for each in pack.templates)
    return _yaml_of(written)


def _template(packed: PackedTemplate, language: str) -> CommentedMap:
    template = packed.template
    written = CommentedMap()
    _add(written, "id", packed.id)
    _add(written, "title", template.title)
    _add(written, "shortcut", template.shortcut)
    _add(written, "description", template.description)
    if template.language != language:
        _add(written, "language", template.language)
    if template.tags:
        tags = CommentedSeq(
            tag if WORD.fullmatch(tag) else DoubleQuotedScalarString(tag) for tag in template.tags
        )
        tags.fa.set_flow_style()
        written["tags"] = tags
    for name in ("to", "cc", "bcc", "subject"):
        _add(written, name, getattr(template, name))
    for name in SWITCHES:
        if getattr(template, name):
            written[name] = True
    if template.attachments:
        written["attachments"] = CommentedSeq(
            CommentedMap((name, _plain(value)) for name, value in each.model_dump().items())
            for each in template.attachments
        )
    name, body = _body(template)
    written[name] = _scalar(body) if body else ""
    return written


def _body(template: TemplateContent) -> tuple[str, str]:
    text = text_of(template.body)
    return ("body", text) if html_of(text) == template.body else ("html", template.body)


def _add(written: CommentedMap, name: str, text: str) -> None:
    if text:
        written[name] = _scalar(text)


def _scalar(text: str) -> str:
    """Literal where it has lines and YAML allows it; quoted where plain would read otherwise."""
    if "\n" not in text:
        return text
    awkward = text[0] in " \t\n" or any(line != line.rstrip() or "\t" in line for line in text.split("\n"))
    written: str = DoubleQuotedScalarString(text) if awkward else LiteralScalarString(text)
    return written


def _plain(value: str | int) -> str | int:
    return value if isinstance(value, int) else _scalar(value)


def _yaml_of(written: CommentedMap) -> str:
    yaml = YAML()
    yaml.width = 1_000_000
    yaml.allow_unicode = True
    yaml.indent(mapping=2, sequence=4, offset=2)
    file = StringIO()
    yaml.dump(written, file)
    return file.getvalue()
