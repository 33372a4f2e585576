"""The built console as the service sends it."""

import gzip
from pathlib import Path

import pytest

from tests.api.actor import Service, assert_problem

START = b"<!doctype html><script type=module src=/console/assets/index-abc.js></script>"
SCRIPT = b"console.log('hello')" * 100


@pytest.fixture
def built(service: Service, tmp_path: Path) -> Path:
    folder = tmp_path / "console"
    (folder / "assets").mkdir(parents=True)
    (folder / "index.html").write_bytes(START)
    (folder / "worker.js").write_bytes(b"// the shell")
    script = folder / "assets" / "index-abc.js"
    script.write_bytes(SCRIPT)
    script.with_name("index-abc.js.gz").write_bytes(gzip.compress(SCRIPT, mtime=0))
    script.with_name("index-abc.js.br").write_bytes(b"as brotli has it")
    (tmp_path / "secret").write_text("not for anybody")
    service.app.state.settings.console_dir = folder
    return folder


def test_it_opens(service: Service, built: Path) -> None:
    answer = service.ask("GET", "/console/")

    assert answer.content == START
    assert answer.headers["content-type"].startswith("text/html")
    assert service.ask("GET", "/console").headers["location"] == "/console/"


def test_no_script_but_ours_runs_and_nobody_else_is_asked(service: Service, built: Path) -> None:
    for path in ("/console/", "/console/worker.js", "/console/assets/index-abc.js"):
        policy = dict(
            each.split(" ", 1)
            for each in service.ask("GET", path).headers["content-security-policy"].split("; ")
        )
        assert policy["default-src"] == "'none'"
        assert policy["script-src"] == "'self'"
        assert policy["style-src-elem"] == "'self'"
        assert policy["connect-src"] == "'self'"
        assert policy["frame-ancestors"] == "'none'"
        assert "http" not in policy["img-src"]


def test_what_is_named_by_its_content_is_kept_for_good_and_the_rest_asked_for_anew(
    service: Service, built: Path
) -> None:
    kept = service.ask("GET", "/console/assets/index-abc.js").headers["cache-control"]
    assert "immutable" in kept
    assert "max-age=31536000" in kept

    for path in ("/console/", "/console/worker.js"):
        answer = service.ask("GET", path)
        assert answer.headers["cache-control"] == "no-cache"
        again = service.ask("GET", path, headers={"If-None-Match": answer.headers["etag"]})
        assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize(
    ("accepted", "coding"),
    [
        ("gzip, br", "br"),
        ("gzip", "gzip"),
        ("br;q=1.0, *;q=0.1", "br"),
        ("deflate", None),
        ("", None),
        ("br;q=0, gzip", "gzip"),
    ],
)
def test_it_comes_as_small_as_the_browser_takes_it(
    service: Service, built: Path, accepted: str, coding: str | None
) -> None:
    with service.client.stream(
        "GET", "/console/assets/index-abc.js", headers={"Accept-Encoding": accepted}
    ) as answer:
        assert answer.headers.get("content-encoding") == coding
        assert answer.headers["vary"] == "Accept-Encoding"
        assert answer.headers["content-type"].startswith("text/javascript")
        sent = b"".join(answer.iter_raw())

    assert sent == {"br": b"as brotli has it", "gzip": gzip.compress(SCRIPT, mtime=0), None: SCRIPT}[coding]


@pytest.mark.parametrize(
    "path",
    ["/console/../secret", "/console/%2e%2e/secret", "/console/assets", "/console/assets/index-abc.js.br"],
)
def test_nothing_else_is_sent(service: Service, built: Path, path: str) -> None:
    assert_problem(service.ask("GET", path), 404, "not_found")


def test_a_new_build_is_sent_without_a_restart(service: Service, built: Path) -> None:
    service.ask("GET", "/console/")
    newer = built / "index.html"
    newer.write_bytes(b"newer")

    assert service.ask("GET", "/console/").content == b"newer"


def test_where_none_is_built_it_says_so(service: Service, tmp_path: Path) -> None:
    service.app.state.settings.console_dir = tmp_path / "nowhere"
    answer = service.ask("GET", "/console/")

    assert answer.status_code == 404
    assert "make build" in answer.text
    assert "/console" not in service.ask("GET", "/").text


def test_the_front_page_leads_there(service: Service, built: Path) -> None:
    assert 'href="/console/"' in service.ask("GET", "/").text
