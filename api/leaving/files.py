"""What is in attachments, and pictures, as somebody takes them along."""

from collections.abc import Iterable, Mapping
from pathlib import PurePath

from api.files.models import KeptImage
from api.files.sending import content_in
from api.files.store import FileStore
from api.leaving.archive import Archive, file_name

DIGITS = 12  # of its digest tell a file from another of that name


def add_attachments(archive: Archive, files: FileStore, names: Mapping[str, str]) -> None:
    """`names` is what each digest is called; what is not held any more is left out."""
    for digest, name in sorted(names.items()):
        if kept := files.find(digest):
            content = content_in(files.db, files.team_id, digest, kept.bytes)
            archive.add_parts(f"attachments/{digest[:DIGITS]} {_called(name)}", content)


def add_pictures(archive: Archive, files: FileStore, images: Iterable[KeptImage]) -> None:
    """Under the name that stands in their address."""
    for image in images:
        if kept := files.find(image.digest):
            content = content_in(files.db, files.team_id, image.digest, kept.bytes)
            archive.add_parts(f"pictures/{image.name}", content)


def note_names(names: dict[str, str], attachments: Iterable[Mapping[str, object]]) -> None:
    """Of the attachments in a content, each under the first name that it was met with."""
    for each in attachments:
        names.setdefault(str(each["digest"]), str(each["name"]))


def _called(name: str) -> str:
    """With its ending, however long it is."""
    path = PurePath(name)
    return f"{file_name(path.stem)}.{file_name(path.suffix)}" if path.suffix else file_name(name)
