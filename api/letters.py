"""Letters to people: written in two forms, and sent by the company's mail server while nobody waits."""

import smtplib
import ssl
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import formatdate, make_msgid, parseaddr
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from api.logs import complain, note, warn
from api.settings import Settings
from api.words.drawing import drawing_of
from api.words.speaking import speaking_to

PATIENCE = 10.0
# Seconds between tries: a server that is busy or greylists says yes a little later.
TRIES_AGAIN_AFTER = (2.0, 15.0, 60.0)
AT_ONCE = 2
# A mail server that hangs must not fill the memory with what it was to carry.
MOST_WAITING = 1_000

_environment = drawing_of(Path(__file__).parent / "web" / "letters")


@dataclass(frozen=True)
class Letter:
    to: str
    subject: str
    text: str
    html: str


def letter(kind: str, to: str, language: str | None, **facts: Any) -> Letter:
    """From `web/letters/KIND.txt`, whose first line is the subject, and `KIND.html`; in the language that its
    reader keeps with their account, else in that of whoever asked for it."""
    with speaking_to(language):
        written = _environment.get_template(f"{kind}.txt").render(to=to, **facts)
        subject, _, text = written.partition("\n")
        html = _environment.get_template(f"{kind}.html").render(to=to, subject=subject, **facts)
    return Letter(to, " ".join(subject.split()), text.strip() + "\n", html)


class Postbox:
    """Takes letters and answers at once. Without `smtp_url` it stays shut, and drops what is put in."""

    def __init__(self, settings: Settings) -> None:
        self._server = urlsplit(settings.smtp_url.get_secret_value())
        self._from = settings.mail_from
        self._closing = threading.Event()
        self._room = threading.BoundedSemaphore(MOST_WAITING)
        self._carriers = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="letters")

    @property
    def is_open(self) -> bool:
        return bool(self._server.hostname)

    def post(self, written: Letter) -> None:
        if not self.is_open or self._closing.is_set():
            return
        if not self._room.acquire(blocking=False):
            warn("letter not sent", kind="too many are waiting")
            return
        self._carriers.submit(self._carry, written).add_done_callback(lambda _: self._room.release())

    def close(self) -> None:
        """What is under way is finished, but not tried again."""
        self._closing.set()
        self._carriers.shutdown()

    def _carry(self, written: Letter) -> None:
        for pause in (*TRIES_AGAIN_AFTER, None):
            try:
                self._send(written)
                note("letter sent")
                return
            except (OSError, smtplib.SMTPException) as failed:
                # Neither the address nor what the server said, which may quote it.
                warn("letter not sent", kind=type(failed).__name__)
                if pause is None or _is_for_good(failed) or self._closing.wait(pause):
                    return
            except Exception as bug:
                complain("bug in sending a letter", kind=type(bug).__name__)
                return

    def _send(self, written: Letter) -> None:
        with _connection(self._server.scheme, self._server.hostname or "", self._server.port) as server:
            is_private = self._server.scheme == "smtps" or _began_tls(server)
            if self._server.username:
                if not is_private and not _is_this_machine(self._server.hostname or ""):
                    raise smtplib.SMTPNotSupportedError("A password is not sent in the clear.")
                server.login(unquote(self._server.username), unquote(self._server.password or ""))
            server.send_message(_message(written, self._from))


def _connection(scheme: str, host: str, port: int | None) -> smtplib.SMTP:
    if scheme == "smtps":
        return smtplib.SMTP_SSL(host, port or 465, timeout=PATIENCE, context=ssl.create_default_context())
    return smtplib.SMTP(host, port or 587, timeout=PATIENCE)


def _began_tls(server: smtplib.SMTP) -> bool:
    server.ehlo()
    if not server.has_extn("starttls"):
        return False
    server.starttls(context=ssl.create_default_context())
    server.ehlo()
    return True


def _is_this_machine(host: str) -> bool:
    return host in ("localhost", "127.0.0.1", "::1")


def _is_for_good(failed: Exception) -> bool:
    """Whether trying again would be told the same: 5xx, or a server that cannot do what is needed."""
    if isinstance(failed, smtplib.SMTPResponseException):
        return failed.smtp_code >= 500
    if isinstance(failed, smtplib.SMTPRecipientsRefused):
        return all(code >= 500 for code, _ in failed.recipients.values())
    return isinstance(failed, smtplib.SMTPNotSupportedError | ssl.SSLCertVerificationError)


def _message(written: Letter, sender: str) -> EmailMessage:
    name, address = parseaddr(sender)
    message = EmailMessage()
    message["From"] = Address(name or "Rejoinder", addr_spec=address)
    message["To"] = Address(addr_spec=written.to)
    message["Subject"] = written.subject
    message["Date"] = formatdate(usegmt=True)
    message["Message-ID"] = make_msgid(domain=address.rpartition("@")[2] or "localhost")
    message["Auto-Submitted"] = "auto-generated"  # so that no absence notice answers it (RFC 3834)
    message.set_content(written.text)
    message.add_alternative(written.html, subtype="html")
    return message
