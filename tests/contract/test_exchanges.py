"""The service keeps to every conversation of the contract."""

from pathlib import Path
from typing import Any

import pytest
from httpx import Response
from ruamel.yaml import YAML

from tests.api.actor import Shop
from tests.contract.given import Given

EXCHANGES = sorted((Path(__file__).parent / "exchanges").glob("*.yaml"))


@pytest.mark.parametrize("file", EXCHANGES, ids=lambda file: file.stem)
def test_the_service_keeps_to_the_conversation(shop: Shop, file: Path) -> None:
    said = YAML(typ="safe", pure=True).load(file)
    given = Given(shop, said["given"])

    for number, line in enumerate(said["talk"], start=1):
        answer = _asked(given, line)

        where = f"line {number}: {line['ask']}"
        assert answer.status_code == line["answer"]["status"], f"{where}: {answer.text}"
        for name, value in line["answer"].get("headers", {}).items():
            assert answer.headers[name] == given.meant(value), where
        if "body" in line["answer"]:
            assert _without_any(answer.json(), given.meant(line["answer"]["body"])), f"{where}: {answer.text}"
        else:
            assert answer.content == b"", where


def _asked(given: Given, line: dict[str, Any]) -> Response:
    method, path = line["ask"].split(" ")
    sent = {"json": given.meant(line["send"])} if "send" in line else {}
    who = given.people[line["who"]]
    return who.ask(method, given.meant(path), headers=line.get("headers"), **sent)


def _without_any(got: Any, expected: Any) -> bool:
    """Whether both are the same, `$any` being the same as everything."""
    if expected == "$any":
        return True
    if isinstance(expected, dict) and isinstance(got, dict):
        return got.keys() == expected.keys() and all(_without_any(got[key], expected[key]) for key in got)
    if isinstance(expected, list) and isinstance(got, list):
        return len(got) == len(expected) and all(map(_without_any, got, expected))
    return bool(got == expected)
