"""Other products' templates as packs, a pack for each folder."""

import re
from collections.abc import Sequence

from api.packs.exporting import without_clashes
from api.packs.foreign import Foreign, ForeignFile
from api.packs.reading import ID, Pack, PackedTemplate


def packs_from(file: ForeignFile, name: str) -> list[Pack]:
    """`name` is the folder of what lies in none."""
    folders = list(dict.fromkeys(each.folder or name for each in file.templates))
    return [
        _pack(folder, [each for each in file.templates if (each.folder or name) == folder], file.values)
        for folder in folders
    ]


def _pack(folder: str, templates: Sequence[Foreign], values: dict[str, str]) -> Pack:
    packed = [PackedTemplate(_id(each.id), each.template) for each in templates]
    languages = {each.template.language for each in templates}
    return Pack(
        name=folder.split("/")[-1],
        description="",
        language=languages.pop() if len(languages) == 1 else "",
        folder=folder,
        values=values,
        templates=without_clashes(packed),
    )


def _id(given: str) -> str:
    return given if ID.fullmatch(given) and re.search(r"[A-Za-z-]", given) else ""
