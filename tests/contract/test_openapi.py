"""The document is what the service does, and the extension's shapes are what the document says."""

import json

from tests.contract.snapshot import OPENAPI, openapi_now, written
from tests.contract.wire import WIRE, wire

HTTP_METHODS = {"get", "put", "post", "patch", "delete"}


def test_the_reviewed_document_is_the_service_as_it_is() -> None:
    assert OPENAPI.read_text() == written(openapi_now()), (
        "The API has changed. Run `make wire`, and read the difference in tests/contract/openapi.json."
    )


def test_the_extension_has_the_shapes_of_the_document() -> None:
    assert WIRE.read_text() == wire(json.loads(OPENAPI.read_text())), "Run `make wire`."


def test_every_operation_says_what_it_does_and_what_it_refuses() -> None:
    for path, methods in openapi_now()["paths"].items():
        for method, operation in methods.items():
            if method in HTTP_METHODS and path.startswith("/v1/"):
                assert operation.get("summary"), f"{method} {path}"
                assert operation.get("tags"), f"{method} {path}"
                assert any(status.startswith("4") for status in operation["responses"]), f"{method} {path}"
