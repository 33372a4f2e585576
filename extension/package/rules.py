"""What the stores of Chrome and Edge refuse, as their documentation tells it, found before they do."""

import json
import re
from collections.abc import Iterator
from typing import Any

from extension.package.archive import Files

ICONS = ("16", "32", "48", "128")
LONGEST_NAME = 75
LONGEST_DESCRIPTION = 132
# Given by the store, or the store's own.
NOT_TO_BRING = ("key", "update_url")
PNG = b"\x89PNG\r\n\x1a\n"
# Code that is fetched or made while the extension runs ("remotely hosted code").
FROM_ELSEWHERE = re.compile(
    rb"""\b(?:import|importScripts)\s*\(\s*["'`]https?:|\beval\s*\(|\bnew\s+Function\s*\(|from\s*["'`]https?:"""
)
SCRIPT_IN_PAGE = re.compile(rb"<script\b(?![^>]*\bsrc=[\"']?/)|<script\b[^>]*\bsrc=[\"']?(?:https?:)?//")


def refusals(files: Files, explained: str) -> Iterator[str]:
    """Why a store would not take these files, in words.

    `explained` is the page that tells why each permission is asked for.
    """
    manifest: dict[str, Any] = json.loads(files["manifest.json"])
    yield from _of_fields(manifest)
    yield from _of_words(manifest, files)
    yield from _of_icons(manifest, files)
    yield from _of_permissions(manifest, explained)
    yield from _of_missing(manifest, files)
    yield from _of_code(files)


def _of_fields(manifest: dict[str, Any]) -> Iterator[str]:
    if manifest.get("manifest_version") != 3:
        yield "manifest_version is not 3"
    numbers = str(manifest.get("version", "")).split(".")
    if len(numbers) > 4 or not all(re.fullmatch(r"0|[1-9]\d{0,4}", each) for each in numbers):
        yield "version is not one to four numbers with dots between"
    elif any(int(each) > 65535 for each in numbers) or not any(int(each) for each in numbers):
        yield "version is out of range"
    for name in NOT_TO_BRING:
        if name in manifest:
            yield f"{name} is not allowed in what is uploaded"
    if "content_security_policy" in manifest:
        yield "content_security_policy: the browser's own is the strictest that works"


def _of_words(manifest: dict[str, Any], files: Files) -> Iterator[str]:
    tongues = [name.split("/")[1] for name in files if re.fullmatch(r"_locales/\w+/messages\.json", name)]
    if manifest.get("default_locale") not in tongues:
        yield "default_locale has no messages"
    for tongue in tongues:
        for field, longest in (("name", LONGEST_NAME), ("description", LONGEST_DESCRIPTION)):
            said = _said(str(manifest.get(field, "")), json.loads(files[f"_locales/{tongue}/messages.json"]))
            if not 0 < len(said) <= longest:
                yield f"{field} has {len(said)} characters in {tongue}; at least 1, at most {longest}"


def _said(text: str, messages: dict[str, Any]) -> str:
    named = re.fullmatch(r"__MSG_(\w+)__", text)
    return str(messages.get(named[1], {}).get("message", "")) if named else text


def _of_icons(manifest: dict[str, Any], files: Files) -> Iterator[str]:
    icons = manifest.get("icons", {})
    for size in ICONS:
        drawn = files.get(str(icons.get(size, "")), b"")
        # A PNG tells its width and height right after its first chunk's name.
        sides = {int.from_bytes(drawn[16:20]), int.from_bytes(drawn[20:24])}
        if not drawn.startswith(PNG) or sides != {int(size)}:
            yield f"there is no icon of {size} by {size} pixels as PNG"


def _of_permissions(manifest: dict[str, Any], explained: str) -> Iterator[str]:
    for name in [*manifest.get("permissions", []), *manifest.get("host_permissions", [])]:
        if f"| `{name}` |" not in explained:
            yield f"nothing says why {name} is asked for"


def _of_missing(manifest: dict[str, Any], files: Files) -> Iterator[str]:
    named = [
        *_told(manifest, "background", "service_worker"),
        *manifest.get("background", {}).get("scripts", []),
        *(script for scripts in manifest.get("content_scripts", []) for script in scripts.get("js", [])),
        *(name for each in manifest.get("web_accessible_resources", []) for name in each["resources"]),
        *_told(manifest, "action", "default_popup"),
        *_told(manifest, "options_ui", "page"),
        *_told(manifest, "storage", "managed_schema"),
    ]
    for name in named:
        if name not in files:
            yield f"{name} is named and not there"


def _told(manifest: dict[str, Any], part: str, name: str) -> list[str]:
    there = manifest.get(part, {})
    return [there[name]] if name in there else []


def _of_code(files: Files) -> Iterator[str]:
    for name, content in files.items():
        if name.endswith((".js", ".html")) and (found := FROM_ELSEWHERE.search(content)):
            yield f"{name} runs code that is not in it: {found[0].decode()}"
        if name.endswith(".html") and SCRIPT_IN_PAGE.search(content):
            yield f"{name} has a script that is no file of the extension"
        if name.endswith(".map"):
            yield f"{name} is for who builds the extension"
