"""A pack file, read whole or refused with every problem and its place; as `extension/src/library/pack.ts`."""

import re
import unicodedata
from dataclasses import dataclass

from api.language.sanitise import scripts_in
from api.language.text import html_of
from api.library.content import TemplateContent
from api.packs.attached import attachments_in
from api.packs.fields import LONGEST, Fields, Refuse, is_empty, text_of_node
from api.packs.liquid import refuse_broken_liquid
from api.packs.tree import MapNode, PackNode, PackProblem, Unreadable, pack_tree

PACK_FIELDS = ["pack", "description", "language", "folder", "values", "templates"]
TEMPLATE_FIELDS = [
    *["title", "shortcut", "body", "html", "description", "language", "tags", "id"],
    *["subject", "to", "cc", "bcc"],
    *["follows_case", "inside_words", "attachments"],
]
LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
VALUE_NAME = re.compile(r"[a-z][a-z0-9_]{0,49}")
ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
SHORTCUT = re.compile(r"\S+")
LONGEST_BODY = 256 * 1024


@dataclass(frozen=True)
class PackedTemplate:
    """`id` is the same in every edition of the pack; empty where its author gave none."""

    id: str
    template: TemplateContent


@dataclass(frozen=True)
class Pack:
    """`folder` holds names from the outermost inwards with `/` between; `values` are what `team.*` may be."""

    name: str
    description: str
    language: str
    folder: str
    values: dict[str, str]
    templates: list[PackedTemplate]


@dataclass(frozen=True)
class Refused:
    """Everything that is wrong, in the order of the file; nothing of it was taken."""

    problems: list[PackProblem]


@dataclass(frozen=True)
class _Read:
    fields: Fields
    packed: PackedTemplate


def read_pack(file: str) -> Pack | Refused:
    """All of a pack file or, with every problem and its place, nothing."""
    problems: list[PackProblem] = []
    try:
        pack = _pack(pack_tree(file), lambda place, message: problems.append(PackProblem(place, message)))
    except Unreadable as unreadable:
        return Refused(unreadable.problems)
    return Refused(sorted(problems, key=lambda problem: problem.place)) if problems else pack


def _pack(root: PackNode, refuse: Refuse) -> Pack:
    fields = Fields(root, "A pack", PACK_FIELDS, refuse)
    name = fields.required("pack")
    language = _language(fields)
    fields.need("templates")
    read = [_template(node, language, refuse) for node in fields.entries("templates")]
    _refuse_clashes(read, refuse)
    return Pack(
        name=name,
        description=fields.text("description"),
        language=language,
        folder=_folder(fields, refuse) or name,
        values=_values(fields, refuse),
        templates=[each.packed for each in read],
    )


def _template(node: PackNode, language: str, refuse: Refuse) -> _Read:
    fields = Fields(node, "A template", TEMPLATE_FIELDS, refuse)
    template = TemplateContent(
        title=fields.required("title"),
        shortcut=fields.matching("shortcut", SHORTCUT, "A shortcut has no spaces."),
        body=_body(fields, refuse),
        subject=_subject(fields, refuse),
        to=fields.text("to"),
        cc=fields.text("cc"),
        bcc=fields.text("bcc"),
        tags=_tags(fields, refuse),
        language=_language(fields) or language,
        description=fields.text("description"),
        follows_case=fields.switch("follows_case"),
        inside_words=fields.switch("inside_words"),
        attachments=attachments_in(fields, refuse),
    )
    refuse_broken_liquid(fields, template, refuse)
    given = fields.matching("id", ID, "An id is made of letters, digits, “-”, “_” and “.”.")
    return _Read(fields, PackedTemplate(given, template))


def _body(fields: Fields, refuse: Refuse) -> str:
    rich = fields.get("html")
    if rich and fields.get("body"):
        refuse(rich.place, "Write “body” or “html”, not both.")
    if not rich:
        fields.need("body")

    body = fields.text("html").rstrip("\n") if rich else html_of(fields.text("body").strip("\n"))
    written = rich or fields.get("body")
    if written and len(body.encode(errors="surrogatepass")) > LONGEST_BODY:
        refuse(written.place, "A body may hold at most 256 kB.")
    if rich:
        for script in scripts_in(body):
            refuse(rich.place, f"This holds something that runs ({script}); take it out.")
    return body


def _refuse_clashes(templates: list[_Read], refuse: Refuse) -> None:
    opened: dict[str, str] = {}
    known: dict[str, str] = {}
    for read in templates:
        template = read.packed.template
        shortcut = folded(template.shortcut)
        written, numbered = read.fields.get("shortcut"), read.fields.get("id")
        if shortcut and written and shortcut in opened:
            refuse(written.place, f"“{template.shortcut}” already opens “{opened[shortcut]}”.")
        if read.packed.id and numbered and read.packed.id in known:
            refuse(numbered.place, f"“{known[read.packed.id]}” already has this id.")
        opened.setdefault(shortcut, template.title)
        known.setdefault(read.packed.id, template.title)


def folded(shortcut: str) -> str:
    """As the extension compares shortcuts: `；THX` from a Chinese keyboard is `;thx`."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFKC", shortcut).lower())


def _subject(fields: Fields, refuse: Refuse) -> str:
    subject = fields.text("subject").strip()
    node = fields.get("subject")
    if node and "\n" in subject:
        refuse(node.place, "A subject is one line.")
    return subject


def _language(fields: Fields) -> str:
    return fields.matching("language", LANGUAGE, "A language is written like en, id or zh-CN.")


def _folder(fields: Fields, refuse: Refuse) -> str:
    names = [name.strip() for name in fields.text("folder").split("/")]
    node = fields.get("folder")
    if node and len(names) > 1 and "" in names:
        refuse(node.place, "A folder is written like Support/English, with no empty name in it.")
    return "/".join(names)


def _tags(fields: Fields, refuse: Refuse) -> list[str]:
    tags = [text_of_node(node, "tag", refuse).strip() for node in fields.entries("tags")]
    node = fields.get("tags")
    if node and len(tags) > LONGEST["tags"]:
        refuse(node.place, f"A template has at most {LONGEST['tags']} tags; this has {len(tags)}.")
    return [tag for tag in dict.fromkeys(tags) if tag]


def _values(fields: Fields, refuse: Refuse) -> dict[str, str]:
    node = fields.get("values")
    if node is None or is_empty(node):
        return {}
    if not isinstance(node, MapNode):
        refuse(node.place, "“values” is written as lines of “name: value”.")
        return {}
    values: dict[str, str] = {}
    for key, value in node.pairs:
        if not VALUE_NAME.fullmatch(key.text):
            hint = "use small letters, digits and “_”, as in return_days"
            refuse(key.place, f"“{key.text}” cannot name a value; {hint}.")
        elif key.text in values:
            refuse(key.place, f"“{key.text}” is written twice here.")
        else:
            values[key.text] = text_of_node(value, "value", refuse)
    return values
