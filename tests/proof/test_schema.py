"""Every operation of the OpenAPI document, asked what fits it and what does not: never a 5xx, and never an
answer that the document does not tell.

Fifty questions each; `REJOINDER_EXAMPLES=1000 python -m pytest tests/proof/test_schema.py` asks more.
"""

import json
import os
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
import requests
import schemathesis
from httpx import Response
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from schemathesis import Case, GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.core.failures import FailureGroup
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from tests.api.actor import Service, Someone
from tests.api.conftest import service_in
from tests.api.things import Things
from tests.databases import EmptyDatabase

pytestmark = pytest.mark.slow
EXAMPLES = int(os.environ.get("REJOINDER_EXAMPLES", "50"))
DOCUMENT = json.loads((Path(__file__).parents[1] / "contract" / "openapi.json").read_text())
OPERATIONS = [(method.upper(), path) for path, methods in DOCUMENT["paths"].items() for method in methods]
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]


@pytest.mark.parametrize(("method", "path"), OPERATIONS, ids=lambda each: str(each))
def test_every_answer_is_one_that_the_document_tells(
    method: str, path: str, tmp_path: Path, empty_database: EmptyDatabase
) -> None:
    _ask_about(DOCUMENT, method, path, tmp_path, empty_database)


def test_it_would_notice(tmp_path: Path, empty_database: EmptyDatabase) -> None:
    """Were the document to tell less, or otherwise."""
    silent, otherwise = deepcopy(DOCUMENT), deepcopy(DOCUMENT)
    del silent["paths"]["/v1/me"]["get"]["responses"]["200"]
    otherwise["components"]["schemas"]["Me"]["properties"]["name"]["type"] = "integer"

    with pytest.raises(FailureGroup, match="Undocumented status code"):
        _ask_about(silent, "GET", "/v1/me", tmp_path, empty_database)
    with pytest.raises(FailureGroup, match="violates schema"):
        _ask_about(otherwise, "GET", "/v1/me", tmp_path, empty_database)


def _ask_about(
    document: dict[str, Any], method: str, path: str, folder: Path, empty_database: EmptyDatabase
) -> None:
    operation = schemathesis.openapi.from_dict(document)[path][method]
    fits = operation.as_strategy(generation_mode=GenerationMode.POSITIVE)
    asked = st.one_of(fits, operation.as_strategy(generation_mode=GenerationMode.NEGATIVE))

    with service_in(folder, empty_database) as service:
        owner, places = _a_shop(service)

        @settings(
            max_examples=EXAMPLES, deadline=None, database=None, suppress_health_check=list(HealthCheck)
        )
        @given(case=asked, known=st.sampled_from([True, True, False]))
        def ask(case: Case[Any], known: bool) -> None:
            if known:
                _about_what_is_there(case, places)
            case.validate_response(_answer(owner, case), checks=CHECKS)

        ask()


def _a_shop(service: Service) -> tuple[Someone, dict[str, Any]]:
    shop = service.has_team("Shop")
    things = Things(shop)
    return shop.owner, things.places


def _about_what_is_there(case: Case[Any], places: dict[str, Any]) -> None:
    known = {name: places[name] for name in case.path_parameters or {} if name in places}
    case.path_parameters = {**(case.path_parameters or {}), **known}


def _answer(who: Someone, case: Case[Any]) -> Response:
    wire = requests.Request(**case.as_transport_kwargs(base_url="http://rejoinder.test")).prepare()
    told = {**wire.headers, **({} if "Authorization" in wire.headers else who.headers)}
    # A header is bytes on the wire; the client would refuse whatever is not ASCII, and the service must not.
    headers = {
        name: value.encode("latin-1") if isinstance(value, str) else value for name, value in told.items()
    }
    return who.service.ask(wire.method or "GET", wire.url or "/", content=wire.body, headers=headers)
