"""A real mail server on this machine, that keeps what it is given."""

import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage
from ipaddress import ip_address
from pathlib import Path
from queue import Queue

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session
from cryptography import x509

from tests.browser.processes import free_port
from tests.certificate import own_certificate

LOGIN = ("rejoinder", "a p@ssword/with: all kinds")


class MailServer:
    """Takes letters as a company's server does: `refusals` are given first, one a letter."""

    def __init__(self) -> None:
        self.letters: Queue[EmailMessage] = Queue()
        self.refusals: list[str] = []
        self.was_private: list[bool] = []
        self.logins: list[str] = []
        self.port = 0

    async def handle_DATA(self, _: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        if self.refusals:
            return self.refusals.pop(0)
        self.was_private.append(session.ssl is not None)
        content = envelope.content
        assert isinstance(content, bytes)
        self.letters.put(message_from_bytes(content, EmailMessage, policy=policy.default))
        return "250 taken"

    def next_letter(self) -> EmailMessage:
        return self.letters.get(timeout=20)

    def authenticate(self, _: SMTP, __: Session, ___: Envelope, ____: str, given: object) -> AuthResult:
        assert isinstance(given, LoginPassword)
        self.logins.append(given.login.decode())
        return AuthResult(success=(given.login.decode(), given.password.decode()) == LOGIN)


@contextmanager
def mail_server(
    certificate: ssl.SSLContext | None = None, asks_for_login: bool = False
) -> Iterator[MailServer]:
    """On a free port of this machine. With a certificate it wants STARTTLS before anything else."""
    taking = MailServer()
    controller = Controller(
        taking,
        hostname="127.0.0.1",
        port=free_port(),
        tls_context=certificate,
        require_starttls=certificate is not None,
        authenticator=taking.authenticate,
        auth_required=asks_for_login,
        auth_require_tls=certificate is not None,
    )
    yield from _serving(taking, controller)


@contextmanager
def mail_server_in_tls(certificate: ssl.SSLContext) -> Iterator[MailServer]:
    """Encrypted from the first byte, as at port 465."""
    taking = MailServer()
    controller = Controller(
        taking,
        hostname="127.0.0.1",
        port=free_port(),
        ssl_context=certificate,
        authenticator=taking.authenticate,
        auth_required=True,
        auth_require_tls=False,  # aiosmtpd means STARTTLS by it
    )
    yield from _serving(taking, controller)


def _serving(taking: MailServer, controller: Controller) -> Iterator[MailServer]:
    controller.start()
    taking.port = controller.port
    try:
        yield taking
    finally:
        controller.stop()


def mail_certificate(folder: Path) -> tuple[Path, ssl.SSLContext]:
    """For 127.0.0.1; its file, and what a server needs of it."""
    kept = folder / "mail.pem"
    served, _ = own_certificate(kept, x509.IPAddress(ip_address("127.0.0.1")))
    return kept, served
