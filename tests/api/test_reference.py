"""The page that tells the API: everything that the document says, with an example of what to send."""

import json
from html import unescape

import pytest

from api.reference import Operation, chapters_of
from tests.api.actor import Service


@pytest.fixture
def operations(service: Service) -> dict[str, Operation]:
    chapters = chapters_of(service.app.openapi())
    return {f"{each.method} {each.path}": each for chapter in chapters for each in chapter.operations}


def test_every_operation_of_the_document_is_told(service: Service, operations: dict[str, Operation]) -> None:
    page = unescape(service.ask("GET", "/docs").text)

    for path, methods in service.app.openapi()["paths"].items():
        for method in methods:
            told = operations[f"{method.upper()} {path}"]
            assert f'id="{told.anchor}"' in page
            assert told.summary in page
            assert all(refusal.code in page for refusal in told.refusals)


def test_whatever_is_sent_or_answered_has_an_example(operations: dict[str, Operation]) -> None:
    for name, told in operations.items():
        assert bool(told.body_example) or not told.body, name
        assert bool(told.example) or not told.answer, name
        if told.body:
            assert {*json.loads(told.body_example)} <= {row.name for row in told.body}, name


def test_what_lies_inside_is_named_and_shown(operations: dict[str, Operation]) -> None:
    push = operations["POST /v1/teams/{team}/sync/push"]

    assert next(row.kind for row in push.body if row.name == "edits") == "list of Edit"
    assert json.loads(push.body_example)["edits"][0]["template"]["shortcut"] == ";late"
    assert operations["POST /v1/teams/{team}/packs"].body_example.startswith("pack: Thanks")
    assert operations["POST /v1/auth/sign-out"].body[0].name == "refresh_token"


def test_the_document_itself_is_served(service: Service) -> None:
    assert service.ask("GET", "/openapi.json").json() == service.app.openapi()
