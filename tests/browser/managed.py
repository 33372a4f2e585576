"""A Chromium that a company looks after: it alone reads a policy file, nothing of the machine is changed."""

import json
import shlex
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext

from tests.browser.browser import QUIET, chromium, playwright

SETTINGS = Path("/etc/chromium")
# What Playwright passes so that tests meet no extensions of anybody's; here one is to come by itself.
AGAINST_EXTENSIONS = [
    "--disable-extensions",
    "--disable-component-extensions-with-background-pages",
    "--disable-background-networking",
    "--disable-default-apps",
]


def managed_chromium(folder: Path, policy: Mapping[str, object]) -> Path:
    """A command that starts Chromium with this policy, in a mount namespace of its own.

    Skips the test where the machine lets nobody make one, or keeps Chromium's settings elsewhere.
    """
    settings = folder / "chromium"
    if not SETTINGS.is_dir():
        pytest.skip(f"No {SETTINGS} here. On Debian: apt-get install chromium")
    shutil.copytree(SETTINGS, settings)
    managed = settings / "policies" / "managed"
    managed.mkdir(parents=True)
    (managed / "rejoinder.json").write_text(json.dumps(policy))

    binds = f"mount --bind {shlex.quote(str(settings))} {SETTINGS}"
    inside = ["unshare", "--map-root-user", "--mount", "sh", "-c", f'{binds} && exec "$@"', "sh"]
    tried = subprocess.run([*inside, "true"], capture_output=True, text=True, check=False)
    if tried.returncode:
        pytest.skip(f"No mount namespace may be made here, as in a container: {tried.stderr.strip()}")

    command = folder / "managed-chromium"
    command.write_text(f'#!/bin/sh\nexec {shlex.join([*inside, chromium()])} "$@"\n')
    command.chmod(0o755)
    return command


@contextmanager
def bare_browser(executable: Path, profile: Path) -> Iterator[BrowserContext]:
    """Without any extension but those that a policy brings."""
    context = playwright().chromium.launch_persistent_context(
        profile,
        executable_path=executable,
        headless=True,
        ignore_default_args=AGAINST_EXTENSIONS,
        args=[each for each in QUIET if each not in AGAINST_EXTENSIONS],
        viewport={"width": 1280, "height": 800},
        locale="en-GB",
    )
    context.set_default_timeout(30_000)
    try:
        yield context
    finally:
        context.close()
