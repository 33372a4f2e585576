"""A folder as a store wants it: one archive, the same bytes whenever and wherever the same files go in."""

import io
import json
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]

Files = Mapping[str, bytes]

# The first moment that an archive can name.
LONG_AGO = (1980, 1, 1, 0, 0, 0)
READABLE = 0o100644 << 16


def files_of(folder: Path) -> dict[str, bytes]:
    """What lies in the folder, by its path there."""
    found = sorted(file for file in folder.rglob("*") if file.is_file())
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in found if not _is_ours(file)}


def written_to(folder: Path, files: Files) -> None:
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)


def for_store(files: Files) -> dict[str, bytes]:
    """Without the public key, which fixes the id of what is loaded unpacked: a store gives an id of its own,
    and refuses an upload that brings one.
    """
    manifest = {name: told for name, told in _manifest(files).items() if name != "key"}
    return _with(manifest, files)


def updated_from(service: str, files: Files) -> dict[str, bytes]:
    """For a Firefox that asks the service for updates, as one that Mozilla only signed has to be told."""
    manifest = _manifest(files)
    manifest["browser_specific_settings"]["gecko"]["update_url"] = f"{service.rstrip('/')}/updates.json"
    return _with(manifest, files)


def version_of(files: Files) -> str:
    return str(_manifest(files)["version"])


def archived(files: Files) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, LONG_AGO)
            entry.create_system, entry.external_attr = 3, READABLE
            archive.writestr(entry, files[name], zipfile.ZIP_DEFLATED, 9)
    return written.getvalue()


def _manifest(files: Files) -> dict[str, Any]:
    manifest: dict[str, Any] = json.loads(files["manifest.json"])
    return manifest


def _with(manifest: dict[str, Any], files: Files) -> dict[str, bytes]:
    return {**files, "manifest.json": json.dumps(manifest, ensure_ascii=False, indent=2).encode() + b"\n"}


def _is_ours(file: Path) -> bool:
    """A stamp of the build's own, or what an editor or a system left there."""
    return file.name.startswith(".")
