"""What a device is called, which is stored in English, in the reader's language."""

import re

from api.words.say import Said

_SCRIPTS = {"A program": Said("A program"), "A Python script": Said("A Python script")}
_BROWSERS = {"Edge", "Opera", "Vivaldi", "Firefox", "Chromium", "Chrome", "Safari", "curl"}
_SYSTEMS = {"Android", "iPhone", "iPad", "ChromeOS", "Windows", "macOS", "Linux"}
_ON = re.compile(r"(.+) on (.+)")


def device(name: str) -> str:
    """As “Chrome on Linux” is said; what a device calls itself stays as it is."""
    parts = _ON.fullmatch(name)
    browser, system = parts.groups() if parts else (name, "")
    known = _SCRIPTS.get(browser) or (browser if browser in _BROWSERS else None)
    if not known or (system and system not in _SYSTEMS):
        return name
    return Said("%(browser)s on %(system)s", browser=known, system=system) if system else known
