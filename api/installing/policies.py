"""What a company tells the browsers that it looks after, so that the extension is there by itself."""

import json
import re
from typing import Any, Literal

from api.settings import FIREFOX_ID

Browser = Literal["chrome", "edge"]
BROWSERS: tuple[Browser, ...] = ("chrome", "edge")

# Where each browser asks its own store, as the lists of their enterprise policies name it.
STORES: dict[Browser, str] = {
    "chrome": "https://clients2.google.com/service/update2/crx",
    "edge": "https://edge.microsoft.com/extensionwebstorebase/v1/crx",
}
# Where a person sees that it is there; each has a word of its own for that.
IN_SIGHT: dict[Browser, dict[str, str]] = {
    "chrome": {"toolbar_pin": "force_pinned"},
    "edge": {"toolbar_state": "force_shown"},
}


def is_store_id(text: str) -> bool:
    """An id as Chrome and Edge know extensions by."""
    return re.fullmatch(r"[a-p]{32}", text) is not None


def from_store(extension: str, browser: Browser, service: str) -> str:
    """A policy file of Chrome or Edge that installs the extension from that browser's store."""
    return _in_chromium(extension, {"update_url": STORES[browser], **IN_SIGHT[browser]}, service)


def from_service(extension: str, browser: Browser, updates: str, service: str) -> str:
    """The same from a list of updates at that address, which is asked for every later one as well."""
    told = {"update_url": updates, "override_update_url": True, **IN_SIGHT[browser]}
    return _in_chromium(extension, told, service)


def in_firefox(archive: str, service: str) -> str:
    """A `policies.json` of Firefox that installs the signed archive from that address."""
    told = {"installation_mode": "force_installed", "install_url": archive}
    set_there = {"Extensions": {FIREFOX_ID: {"server": service}}}
    return _written({"policies": {"ExtensionSettings": {FIREFOX_ID: told}, "3rdparty": set_there}})


def _in_chromium(extension: str, source: dict[str, Any], service: str) -> str:
    told = {"installation_mode": "force_installed", **source}
    # What the extension itself reads, as its company.json describes it.
    set_there = {"extensions": {extension: {"server": service}}}
    return _written({"ExtensionSettings": {extension: told}, "3rdparty": set_there})


def _written(policy: dict[str, Any]) -> str:
    return json.dumps(policy, indent=2)
