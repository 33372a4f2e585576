"""The service's own pages: where they lead, what they show, that the reference is whole."""

import io
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from api.pages import WEB
from api.settings import ROOT
from tests.api.actor import Service, assert_problem
from tests.api.tab import Tab


@pytest.mark.parametrize(
    "path", ["/", "/docs", "/sign-in", "/practice", "/health", "/files/pages.css", "/openapi.json"]
)
def test_anybody_may_open_it(service: Service, path: str) -> None:
    answer = service.ask("GET", path)

    assert answer.status_code == 200
    assert not re.findall(r'(?:src|href|action)="(?:https?:)?//', answer.text)


def test_every_page_obeys_its_own_policy(service: Service) -> None:
    for path in ("/", "/docs", "/sign-in"):
        answer = service.ask("GET", path)

        assert "default-src 'none'; style-src 'self'" in answer.headers["content-security-policy"]
        assert "<script" not in answer.text
        assert " style=" not in answer.text
        assert not re.findall(r" on\w+=", answer.text)


def test_the_look_is_the_extensions() -> None:
    ours = (WEB / "files" / "tokens.css").read_bytes()

    # One set of roles and sizes; the service carries a copy because it is installed without the extension.
    assert ours == (ROOT / "extension" / "src" / "screens" / "tokens.css").read_bytes()


def test_no_colour_is_named_by_value() -> None:
    rules = (WEB / "files" / "pages.css").read_text()

    assert not re.findall(r"#[0-9a-f]{3,8}\b|rgb\(|hsl\(", rules)


def test_who_is_signed_in_is_told_and_may_sign_out(service: Service) -> None:
    service.has_person("Grace <b>Hopper</b>", "ada@shop.test")
    tab = Tab(service)
    tab.opens("/sign-in")
    tab.signs_in()

    shown = tab.opens("/").text
    assert "Grace &lt;b&gt;Hopper&lt;/b&gt;" in shown
    service.ask("POST", "/sign-out", data={"seal": "not ours"})
    assert "Hopper" in tab.opens("/").text
    tab.submits()
    assert "Hopper" not in tab.opens("/").text


@pytest.mark.parametrize(
    ("address", "public_url", "is_told"),
    [
        ("127.0.0.1", "http://127.0.0.1:8000", True),
        ("::1", "http://localhost:8000", True),
        ("192.0.2.7", "http://127.0.0.1:8000", False),
        ("testclient", "http://127.0.0.1:8000", False),
        # With a proxy on the same machine everybody comes from there.
        ("127.0.0.1", "https://replies.test", False),
        ("127.0.0.1", "https://localhost.replies.test", False),
    ],
)
def test_a_folder_of_the_machine_is_told_to_nobody_elsewhere(
    service: Service, address: str, public_url: str, is_told: bool
) -> None:
    app, folder = service.app, _built_extension(service)
    app.state.settings.public_url = public_url

    shown = TestClient(app, base_url=public_url, client=(address, 5000)).get("/").text

    assert (str(folder) in shown) == is_told
    assert ("/extension.zip" in shown) != is_told


def test_the_extension_is_downloaded_as_one_folder(service: Service) -> None:
    _built_extension(service)

    packed = zipfile.ZipFile(io.BytesIO(service.ask("GET", "/extension.zip").content))

    assert packed.namelist() == ["rejoinder/manifest.json"]


def _built_extension(service: Service) -> Path:
    folder = service.app.state.settings.data_dir / "extension"
    folder.mkdir()
    (folder / "manifest.json").write_text("{}")
    service.app.state.settings.extension_dir = folder
    return Path(folder)


def test_without_a_built_extension_there_is_none_to_download(service: Service) -> None:
    service.app.state.settings.extension_dir = Path("/nowhere")

    assert_problem(service.ask("GET", "/extension.zip"), 404, "not_found")
    assert "make build" in service.ask("GET", "/").text


def test_every_operation_is_explained(service: Service) -> None:
    document = service.ask("GET", "/openapi.json").json()

    for path, methods in document["paths"].items():
        for method, told in methods.items():
            where = f"{method} {path}"
            assert told.get("summary"), where
            assert told.get("tags"), where
            assert told["tags"][0] in {tag["name"] for tag in document["tags"]}, where
            problems = _problems_of(told)
            if told.get("security"):
                assert "not_signed_in" in problems, where
            if "requestBody" in told or told.get("parameters"):
                assert "malformed" in problems, where
            assert "HTTPValidationError" not in str(told), where


def _problems_of(told: dict[str, Any]) -> set[str]:
    kind = "application/problem+json"
    answers = [answer.get("content", {}).get(kind, {}) for answer in told["responses"].values()]
    return {code for answer in answers for code in answer.get("examples", {})}


def test_the_reference_holds_every_operation(service: Service) -> None:
    document = service.ask("GET", "/openapi.json").json()
    shown = service.ask("GET", "/docs").text

    for methods in document["paths"].values():
        for told in methods.values():
            assert f'id="{told["operationId"]}"' in shown
