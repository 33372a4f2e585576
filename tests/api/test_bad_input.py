"""Bad input: a clear problem, and nothing stored."""

from typing import Any
from uuid import uuid4

import pytest

from tests.api.actor import Service, Someone, assert_problem
from tests.api.team import Library, content

JSON = {"Content-Type": "application/json"}


def nothing_stored(library: Library) -> bool:
    page = library.shop.owner.get(f"{library.url}/templates").json()
    return bool(page["templates"] == [])


FORM = "application/x-www-form-urlencoded"


@pytest.mark.parametrize(
    "path", ["/sign-in", "/reset", "/sign-in/passkey", "/account/passkeys/rename", "/device"]
)
@pytest.mark.parametrize(
    ("kind", "sent"),
    [
        (FORM, b"email=a%00b%40shop.test&password=x"),
        (FORM, b"email=%ff%fe"),
        (FORM, b"email=%ed%a0%80"),
        (FORM, "email=ädä".encode()),
        (
            "multipart/form-data; boundary=b",
            b'--b\r\nContent-Disposition: form-data; name="seal"\r\n'
            b"Content-Type: text/plain; charset=raw_unicode_escape\r\n\r\n\\ud800\r\n--b--\r\n",
        ),
    ],
    ids=["nul", "bytes", "surrogate", "raw", "multipart"],
)
def test_a_form_that_means_nothing_is_refused(service: Service, path: str, kind: str, sent: bytes) -> None:
    answer = service.ask("POST", path, content=sent, headers={"Content-Type": kind})

    assert_problem(answer, 422, "malformed")


def test_a_form_in_utf_8_is_taken(service: Service) -> None:
    sent = b"email=ad%C3%A4%40shop.test&password=a+b%26c"

    answer = service.ask("POST", "/sign-in", content=sent, headers={"Content-Type": f"{FORM}; charset=utf-8"})

    assert "adä@shop.test" in answer.text


@pytest.mark.parametrize("kinds", [[], ["application/json", FORM], [FORM, "application/json"]], ids=str)
def test_json_that_does_not_say_so_is_not_read(library: Library, kinds: list[str]) -> None:
    """Else it would be looked at as one thing, and read as another."""
    headers = [*library.shop.owner.headers.items(), *(("Content-Type", each) for each in kinds)]

    answer = library.shop.service.ask("PATCH", library.url, content=b'{"name": "a\\u0000b"}', headers=headers)

    assert answer.status_code in (400, 422)


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [
        ("title", "", "title"),
        ("title", "   ", "title"),
        ("title", "x" * 201, "200"),
        ("shortcut", ";two words", "one word"),
        ("shortcut", ";tab\there", "one word"),
        ("shortcut", ";" + "x" * 64, "64"),
        ("body", "<p>" + "x" * 256 * 1024 + "</p>", "256 KiB"),
        ("body", "<p>" + "迟" * 90_000 + "</p>", "256 KiB"),
        ("subject", "x" * 1_001, "1,000"),
        ("subject", "two\nlines", "one line"),
        ("to", "x" * 2_001, "2,000"),
        ("tags", ["x"] * 51, "50 tags"),
        ("tags", ["x" * 51], "50 characters"),
        ("tags", [" "], "1 to 50"),
        ("language", "english, please", "zh-CN"),
        ("description", "x" * 2_001, "2,000"),
        ("description", "a bell \u0007", "not text"),
    ],
)
def test_a_field_beyond_its_limits_is_named(library: Library, field: str, value: Any, says: str) -> None:
    folder = library.has_folder("Delivery")

    answer = library.adds(library.shop.owner, folder, **{field: value})

    problem = assert_problem(answer, 422, "template_invalid")

    assert problem["problems"][0]["field"] == field
    assert says in problem["problems"][0]["message"]
    assert nothing_stored(library)


@pytest.mark.parametrize(
    "body",
    [
        "<script>alert(1)</script>",
        "<p onclick=alert(1)>Hi</p>",
        "<img src=x onerror=alert(1)>",
        "<a href='javascript:alert(1)'>Hi</a>",
        "<a href='java&#10;script:alert(1)'>Hi</a>",
        "<iframe src='https://evil.test'></iframe>",
        "<svg><script>alert(1)</script></svg>",
        "<object data='x'></object>",
        "<form action='https://evil.test'><input></form>",
    ],
)
def test_a_body_that_would_run_is_refused(library: Library, body: str) -> None:
    folder = library.has_folder("Delivery")

    problem = assert_problem(library.adds(library.shop.owner, folder, body=body), 422, "template_invalid")

    assert problem["problems"][0]["field"] == "body"
    assert nothing_stored(library)


def test_what_a_word_processor_leaves_is_taken_out(library: Library) -> None:
    folder = library.has_folder("Delivery")
    pasted = '<!--StartFragment--><p class="MsoNormal" style="mso-bidi:1">Dear <o:p>Ada</o:p></p>'

    body = library.has_template(folder, body=pasted)["template"]["body"]

    assert "Dear" in body
    assert "Ada" in body
    assert "mso" not in body.lower()


@pytest.mark.parametrize(
    ("field", "text", "says"),
    [
        ("body", "<p>{% if to %}Hi</p>", "endif"),
        ("body", "<p>{{ to.frist_name }}</p>", "first_name"),
        ("subject", "{{ order_number", "}}"),
        ("body", "<p>{% nonsense %}</p>", "nonsense"),
    ],
)
def test_broken_liquid_says_where_and_what_was_expected(
    library: Library, field: str, text: str, says: str
) -> None:
    folder = library.has_folder("Delivery")

    answer = library.adds(library.shop.owner, folder, **{field: text})

    problem = assert_problem(answer, 422, "template_invalid")

    first = problem["problems"][0]
    assert (first["field"], first["line"]) == (field, 1)
    assert first["column"] >= 1
    assert says in first["message"]
    assert nothing_stored(library)


@pytest.mark.parametrize(
    ("sent", "status", "code"),
    [
        (b"", 422, "malformed"),
        (b"{", 422, "malformed"),
        (b"[]", 422, "malformed"),
        (b"null", 422, "malformed"),
        (b'{"folder": "F", "folder": "F", "template": {"title": "x"}}', 422, "malformed"),
        (b'{"folder": "F", "template": {"title": "\xff\xfe"}}', 422, "malformed"),
        (b'{"folder": "F", "template": {"title": "\\ud800"}}', 422, "malformed"),
        (b'{"folder": "F", "template": {"title": "a\\u0000b"}}', 422, "malformed"),
        (b'{"folder": "F", "template": {"title": 7}}', 422, "malformed"),
        (b'{"folder": "F", "template": {"title": "x", "color": "red"}}', 422, "malformed"),
        (b'{"folder": "F", "template": {}}', 422, "malformed"),
        (b'{"folder": "not an id", "template": {"title": "x"}}', 422, "malformed"),
        (b'{"folder": "F", "template": {"title": NaN}}', 422, "malformed"),
        (b"[" * 100_000, 422, "malformed"),
        (b'{"folder": "F", "template": {"title": "' + b"x" * 1024 * 1024 + b'"}}', 413, "too_large"),
    ],
    ids=lambda value: repr(value)[:40],
)
def test_a_body_in_another_form_is_refused(library: Library, sent: bytes, status: int, code: str) -> None:
    folder = library.has_folder("Delivery")

    answer = library.shop.owner.post(
        f"{library.url}/templates", content=sent.replace(b'"F"', f'"{folder}"'.encode()), headers=JSON
    )

    assert_problem(answer, status, code)
    assert nothing_stored(library)


@pytest.mark.parametrize("if_match", ["*", 'W/"3"', "3", '"three"', '"-3"', '"' + "9" * 40 + '"', ""])
def test_a_precondition_that_names_no_revision_changes_nothing(library: Library, if_match: str) -> None:
    made = library.has_template(library.has_folder("Delivery"), title="One")

    answer = library.shop.owner.put(
        f"{library.url}/templates/{made['id']}",
        json={"template": content(title="Two")},
        headers={"If-Match": if_match},
    )

    assert answer.status_code in {412, 428}
    assert library.reads(library.shop.owner, made["id"]).json()["template"]["title"] == "One"


MATRIX = [
    ("GET", "folders", None),
    ("POST", "folders", {"name": "X"}),
    ("GET", "folders/{folder}", None),
    ("PUT", "folders/{folder}/name", {"name": "X"}),
    ("PUT", "folders/{folder}/parent", {"parent": None}),
    ("GET", "folders/{folder}/grants", None),
    ("PUT", "folders/{folder}/grants", {"to_kind": "everyone", "right": "manage"}),
    ("DELETE", "folders/{folder}/grants/{unknown}", None),
    ("DELETE", "folders/{folder}?templates=1", None),
    ("GET", "templates", None),
    ("POST", "templates", {"folder": "{folder}", "template": content()}),
    ("GET", "templates/{template}", None),
    ("PUT", "templates/{template}", {"template": content()}),
    ("POST", "templates/{template}/move", {"folder": "{folder}"}),
    ("DELETE", "templates/{template}", None),
    ("GET", "templates/{template}/versions", None),
    ("GET", "templates/{template}/versions/1", None),
    ("GET", "sync/changes", None),
    ("GET", "sync/scopes/{folder}/snapshot", None),
    ("POST", "sync/push", {"client_id": "{unknown}", "epoch": 1, "edits": []}),
]


@pytest.mark.parametrize(("method", "path", "said"), MATRIX, ids=lambda value: str(value)[:40])
def test_a_stranger_learns_nothing_from_any_route(
    service: Service, library: Library, method: str, path: str, said: Any
) -> None:
    folder = library.has_folder("Delivery", everyone="manage")
    template = library.has_template(folder)
    stranger = service.has_team("Elsewhere").owner

    known = _asked(stranger, method, f"{library.url}/{path}", said, folder, template["id"])
    missing = _asked(stranger, method, f"/v1/teams/{uuid4()}/{path}", said, str(uuid4()), str(uuid4()))
    nobody = service.ask(
        method, f"{library.url}/{path.split('?')[0]}".format_map(Ids(folder, template["id"]))
    )

    assert_problem(known, 404, "not_found")
    assert known.json() == missing.json()
    assert_problem(nobody, 401, "not_signed_in")
    assert library.reads(library.shop.owner, template["id"]).json() == template


class Ids(dict[str, str]):
    def __init__(self, folder: str, template: str) -> None:
        super().__init__(folder=folder, template=template, unknown=str(uuid4()))


def _asked(who: Someone, method: str, path: str, said: Any, folder: str, template: str) -> Any:
    ids = Ids(folder, template)
    meant = _filled(said, ids)
    return who.ask(method, path.format_map(ids), json=meant, headers={"If-Match": '"1"'})


def _filled(said: Any, ids: Ids) -> Any:
    if isinstance(said, str):
        return said.format_map(ids) if said.startswith("{") else said
    return {key: _filled(value, ids) for key, value in said.items()} if isinstance(said, dict) else said
