"""Letters reach a real mail server, over TLS where it offers it, and never cost a password."""

from pathlib import Path
from urllib.parse import quote

import pytest

from api.letters import Postbox, letter
from api.settings import Settings
from tests.api.mail_server import LOGIN, mail_certificate, mail_server, mail_server_in_tls

RESET = letter(
    "reset",
    "ada@shop.test",
    None,
    name="Ada <b>Lovelace</b>",
    host="replies.test",
    url="https://replies.test/reset/x",
)


def postbox(port: int, login: tuple[str, str] | None = None, scheme: str = "smtp") -> Postbox:
    user = f"{quote(login[0], safe='')}:{quote(login[1], safe='')}@" if login else ""
    return Postbox(
        Settings(smtp_url=f"{scheme}://{user}127.0.0.1:{port}", mail_from="Shop replies <replies@shop.test>")
    )


def test_a_letter_arrives_in_both_forms() -> None:
    with mail_server() as server:
        sending = postbox(server.port)
        sending.post(RESET)
        arrived = server.next_letter()
        sending.close()

    assert arrived["From"] == "Shop replies <replies@shop.test>"
    assert arrived["To"] == "ada@shop.test"
    assert arrived["Subject"] == "Set a new password for Rejoinder"
    assert arrived["Auto-Submitted"] == "auto-generated"
    text, html = arrived.get_body(("plain",)), arrived.get_body(("html",))
    assert text
    assert html
    assert "Hello Ada <b>Lovelace</b>," in text.get_content()
    assert "Ada &lt;b&gt;Lovelace&lt;/b&gt;" in html.get_content()
    for form in (text, html):
        assert "https://replies.test/reset/x" in form.get_content()


def test_a_login_is_told_under_tls(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file, certificate = mail_certificate(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(file))
    with mail_server(certificate, asks_for_login=True) as server:
        sending = postbox(server.port, LOGIN)
        sending.post(RESET)
        server.next_letter()
        sending.close()

    assert server.was_private == [True]
    assert server.logins == [LOGIN[0]]


def test_a_server_may_speak_tls_from_the_first_byte(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file, certificate = mail_certificate(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(file))
    with mail_server_in_tls(certificate) as server:
        sending = postbox(server.port, LOGIN, "smtps")
        sending.post(RESET)
        assert server.next_letter()["To"] == "ada@shop.test"
        sending.close()

    assert server.logins == [LOGIN[0]]


def test_a_server_that_nobody_vouches_for_is_told_nothing(tmp_path: Path) -> None:
    _, certificate = mail_certificate(tmp_path)
    with mail_server(certificate, asks_for_login=True) as server:
        sending = postbox(server.port, LOGIN)
        sending.post(RESET)
        sending.close()

    assert server.letters.empty()
    assert server.logins == []


@pytest.mark.parametrize("refusal", ["550 no such mailbox", "554 not from you"])
def test_what_is_refused_for_good_is_not_tried_again(refusal: str, caplog: pytest.LogCaptureFixture) -> None:
    with mail_server() as server:
        server.refusals = [refusal]
        sending = postbox(server.port)
        sending.post(RESET)
        sending.close()

    assert server.letters.empty()
    log = " ".join(record.getMessage() for record in caplog.records)
    assert "letter not sent" in log
    assert "ada@shop.test" not in log
    assert refusal not in log


def test_what_is_refused_for_now_is_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("api.letters.TRIES_AGAIN_AFTER", (0.01, 0.01))
    with mail_server() as server:
        server.refusals = ["451 greylisted", "421 busy"]
        sending = postbox(server.port)
        sending.post(RESET)
        arrived = server.next_letter()
        sending.close()

    assert arrived["To"] == "ada@shop.test"


def test_what_waits_does_not_grow_without_end(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("api.letters.MOST_WAITING", 2)
    with mail_server() as server:
        server.refusals = ["451 greylisted"] * 2  # keeps both for as long as the pauses last
        sending = postbox(server.port)
        for _ in range(5):
            sending.post(RESET)
        sending.close()

    assert sum("too many are waiting" in str(vars(each)) for each in caplog.records) == 3


def test_without_a_server_nothing_is_sent() -> None:
    shut = Postbox(Settings())

    shut.post(RESET)
    shut.close()

    assert not shut.is_open


@pytest.mark.parametrize(
    "wrong",
    [
        {"smtp_url": "http://mail.test", "mail_from": "a@b.test"},
        {"smtp_url": "smtp://", "mail_from": "a@b.test"},
        {"smtp_url": "smtp://mail.test"},
        {"smtp_url": "smtp://mail.test", "mail_from": "nobody"},
    ],
    ids=str,
)
def test_settings_that_could_send_nothing_are_refused_at_the_start(wrong: dict[str, str]) -> None:
    with pytest.raises(ValueError, match=r"smtp|replies@"):
        Settings.model_validate(wrong)
