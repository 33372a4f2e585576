"""Packs what was built for the stores, and says what each of them would not take.

python -m extension.package [--key rejoinder.pem] [--address https://replies.example.com]
"""

import argparse
import hashlib
import subprocess
import sys
from pathlib import Path

from extension.package.archive import ROOT, archived, files_of, for_store, updated_from, version_of
from extension.package.crx import id_of, key_in, signed
from extension.package.mozilla import complaints
from extension.package.rules import refusals
from extension.package.texts import descriptions, pictures

BUILDS = ROOT / "extension" / ".output"
FIREFOX = BUILDS / "firefox-mv3"
OUT = ROOT / "out" / "package"
PERMISSIONS = ROOT / "docs" / "permissions.md"


def main() -> int:
    asked = _asked()
    explained = PERMISSIONS.read_text()
    chromium, firefox = for_store(files_of(BUILDS / "chrome-mv3")), files_of(FIREFOX)
    own = updated_from(asked.address, firefox) if asked.address else None
    try:
        key = key_in(asked.key) if asked.key else None
    except ValueError as unread:
        return _refused([str(unread)])
    faults = [
        *(f"Chrome, Edge: {why}" for why in refusals(chromium, explained)),
        *(f"Firefox: {why}" for why in (*refusals(firefox, explained), *complaints(firefox))),
        *(f"Firefox, on its own: {why}" for why in (complaints(own, "--self-hosted") if own else ())),
    ]
    if faults:
        return _refused(faults)

    for store, files in (
        ("chrome", chromium),
        ("edge", chromium),
        ("firefox", firefox),
        ("firefox-own", own),
    ):
        if files:
            _write(f"rejoinder-{version_of(files)}-{store}.zip", archived(files))
    _write_sources(f"rejoinder-{version_of(firefox)}-sources.zip")
    if key:
        _write("rejoinder.crx", signed(archived(chromium), key))
        print(f"  its id: {id_of(key)}")
    for name, text in descriptions().items():
        (OUT / name).write_text(text)
    for name, picture in pictures().items():
        (OUT / name).write_bytes(picture)
    print(f"{OUT.relative_to(ROOT)}/description.….txt, picture.….png  what the stores show, by language")
    return 0


def _asked() -> argparse.Namespace:
    asking = argparse.ArgumentParser(prog="python -m extension.package")
    asking.add_argument("--key", type=Path, help="a private key that signs one for Chrome and Edge as well")
    asking.add_argument("--address", help="of the service that a Firefox of one's own asks for updates")
    return asking.parse_args()


def _refused(faults: list[str]) -> int:
    print(*faults, sep="\n", file=sys.stderr)
    return 1


def _write(name: str, content: bytes) -> None:
    OUT.mkdir(parents=True, exist_ok=True)
    file = OUT / name
    file.write_bytes(content)
    _tell(file)


def _write_sources(name: str) -> None:
    """What Mozilla's reviewers build the extension from: the commit, as it is."""
    OUT.mkdir(parents=True, exist_ok=True)
    try:
        _git("archive", "--format=zip", f"--output={OUT / name}", "HEAD")
    except (OSError, subprocess.CalledProcessError):
        print("No sources for Mozilla's reviewers: this folder is no git repository.")
        return
    _tell(OUT / name)
    if _git("status", "--porcelain"):
        print("  of the last commit; what is not committed is in the archives and not in these")


def _git(*told: str) -> bytes:
    return subprocess.run(["git", *told], cwd=ROOT, check=True, capture_output=True).stdout


def _tell(file: Path) -> None:
    digest = hashlib.sha256(file.read_bytes()).hexdigest()
    print(f"{file.relative_to(ROOT)}  {-(-file.stat().st_size // 1024)} kB  sha256 {digest}")


if __name__ == "__main__":
    sys.exit(main())
