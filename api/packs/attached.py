"""The files that a template of a pack goes out with; as in `extension/src/library/pack.ts`.

A pack tells of them and does not hold them: it stays a text that a person can read and edit.
"""

import re

from api.library.attachments import AT_MOST, DIGEST, MEDIA_TYPE, Attachment, is_file_name
from api.packs.fields import Fields, Refuse
from api.packs.tree import PackNode

ATTACHMENT_FIELDS = ["name", "media_type", "bytes", "digest"]
WHOLE_NUMBER = re.compile(r"[0-9]{1,15}")


def attachments_in(fields: Fields, refuse: Refuse) -> list[Attachment]:
    """Those of one template; without those in which something is wrong, which is refused where it stands."""
    entries = fields.entries("attachments")
    node = fields.get("attachments")
    if node and len(entries) > AT_MOST:
        refuse(node.place, f"A template has at most {AT_MOST} attachments; this has {len(entries)}.")
    return [each for entry in entries if (each := _attachment(entry, refuse))]


def _attachment(node: PackNode, refuse: Refuse) -> Attachment | None:
    fields = Fields(node, "An attachment", ATTACHMENT_FIELDS, refuse)
    name = fields.required("name")
    if name and not is_file_name(name):
        refuse(fields.values["name"].place, "A file's name has no “/”, no “\\” and nothing invisible.")
    for each in ATTACHMENT_FIELDS[1:]:
        fields.required(each)
    kind = fields.matching("media_type", MEDIA_TYPE, "A media type is written like application/pdf.")
    size = fields.matching("bytes", WHOLE_NUMBER, "“bytes” is a whole number.")
    digest = fields.matching("digest", DIGEST, "A digest has 64 digits from 0 to 9 and a to f.")
    if not WHOLE_NUMBER.fullmatch(size):
        return None
    return Attachment(name=name, media_type=kind, bytes=int(size), digest=digest)
