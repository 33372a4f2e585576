"""What `compose.yaml` says is what the service reads, and the same to every replica."""

from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from api.settings import Settings

ROOT = Path(__file__).resolve().parents[2]
COMPOSE: dict[str, Any] = YAML(typ="safe").load((ROOT / "compose.yaml").read_text())
SERVICES = COMPOSE["services"]


def test_it_sets_only_what_there_is_to_set() -> None:
    known = {f"REJOINDER_{name.upper()}" for name in Settings.model_fields}

    told = {name.removesuffix("_FILE") for name in SERVICES["replica-1"]["environment"]}

    assert told <= known


def test_every_replica_is_told_the_same() -> None:
    assert SERVICES["replica-1"] == SERVICES["replica-2"]
    assert SERVICES["migrate"]["environment"] == SERVICES["replica-1"]["environment"]


def test_nothing_runs_with_more_rights_than_it_needs() -> None:
    for service in SERVICES.values():
        assert service["read_only"]
        assert service["cap_drop"] == ["ALL"]
        assert service["security_opt"] == ["no-new-privileges:true"]


def test_no_secret_stands_in_it() -> None:
    named = {name for service in SERVICES.values() for name in service.get("secrets", [])}

    assert named == set(COMPOSE["secrets"])
    for service in SERVICES.values():
        secret = {
            name for name in service.get("environment", {}) if name.endswith(("PASSWORD", "SECRET", "TOKEN"))
        }
        assert secret == set()
