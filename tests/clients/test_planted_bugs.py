"""The sync tests are worth something only if they notice a client that is wrong: each mistake fails them."""

import os
import subprocess
from pathlib import Path

import pytest
from ruamel.yaml import YAML

ROOT = Path(__file__).resolve().parents[2]
BUGS = ROOT / "tests" / "extension" / "sync" / "planted_bugs.yaml"
CONFIG = "../tests/extension/sync/planted.config.ts"

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("bug", YAML(typ="safe").load(BUGS))
def test_the_sync_tests_notice_when(bug: str) -> None:
    told = {"PLANTED": bug, "RUNS": "25", "NO_COLOR": "1"}
    path = f"{ROOT / '.venv' / 'bin'}:{os.environ['PATH']}"
    command = ["npx", "vitest", "run", "--bail", "1", "--config", CONFIG, "sync/killed", "sync/convergence"]
    ran = subprocess.run(
        command,
        cwd=ROOT / "extension",
        env={**os.environ, **told, "PATH": path},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert "AssertionError" in ran.stdout + ran.stderr, ran.stdout[-3000:]
    assert ran.returncode != 0
