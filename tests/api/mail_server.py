"""A real mail server on this machine, that keeps what it is given."""

import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from ipaddress import ip_address
from pathlib import Path
from queue import Queue

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from tests.browser.processes import free_port

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


def own_certificate(folder: Path) -> tuple[Path, ssl.SSLContext]:
    """For 127.0.0.1, vouched for by nobody but itself; its file, and what a server needs of it."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "mail.shop.test")])
    today = datetime.now(UTC)
    signed = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(today - timedelta(days=1))
        .not_valid_after(today + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    kept = folder / "mail.pem"
    plain = serialization.NoEncryption()
    kept.write_bytes(
        signed.public_bytes(serialization.Encoding.PEM)
        + key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, plain)
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(kept)
    return kept, context
