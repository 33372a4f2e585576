"""Serving: the port, the database, the first owner, then requests until told to stop."""

import socket

from sqlmodel import Session

from api.app import create_app
from api.clock import now
from api.database import session_of
from api.identity.emails import email_of
from api.identity.passwords import digest_of_password, weakness
from api.identity.store import People
from api.logs import write_logs
from api.migrations.run import migrate
from api.seed import seed_demo
from api.server import Server, keep_memory_together
from api.settings import Settings
from api.teams.joining import first_owner, setup_link
from api.welcome import SignIn, welcome

BACKLOG = 2048


class CannotStart(Exception):
    """Says what is wrong and what to do, for whoever started it."""


def serve(settings: Settings, with_demo: bool) -> None:
    """Until SIGTERM or SIGINT; requests under way are finished first. Raises CannotStart."""
    keep_memory_together()
    write_logs(settings.log_level, settings.log_format)
    _check_secret(settings)
    listening = _listening(settings)
    settings.data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
    app = create_app(settings)
    migrate(app.state.engine)

    with session_of(app.state.engine) as db:
        text = _opening(db, settings, with_demo)
    Server(app, settings, text).run(sockets=[listening])


def _check_secret(settings: Settings) -> None:
    """A replica with a secret of its own making would refuse whoever signed in at another one."""
    if not settings.database.startswith("sqlite") and not settings.secret.get_secret_value():
        raise CannotStart(
            "On PostgreSQL there may be several replicas, and all need the same secret: make one with "
            "`openssl rand -hex 32`, and give it to each as REJOINDER_SECRET or, in a file, as "
            "REJOINDER_SECRET_FILE."
        )


def _opening(db: Session, settings: Settings, with_demo: bool) -> str:
    if with_demo:
        return welcome(settings, seed_demo(db, settings))
    if settings.owner_email and not People(db).has_anyone():
        return welcome(settings, [_named_owner(db, settings)])
    token = setup_link(db, now())
    return welcome(settings, owner_link=f"{settings.url}/setup?link={token}" if token else "")


def _named_owner(db: Session, settings: Settings) -> SignIn:
    email = email_of(settings.owner_email)
    password = settings.owner_password.get_secret_value()
    if not email:
        raise CannotStart(f"REJOINDER_OWNER_EMAIL is not an email address: {settings.owner_email}")
    if weak := weakness(password, email):
        raise CannotStart(f"REJOINDER_OWNER_PASSWORD: {weak}")
    first_owner(db, email, digest_of_password(password), now())
    return SignIn("owner", email, "the one in REJOINDER_OWNER_PASSWORD")


def _listening(settings: Settings) -> socket.socket:
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    opened = socket.socket(family, socket.SOCK_STREAM)
    opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        opened.bind((settings.host, settings.port))
        opened.listen(BACKLOG)
    except OSError as refused:
        opened.close()
        raise CannotStart(
            f"Port {settings.port} on {settings.host} cannot be used ({refused.strerror}). "
            f"Something else may be listening there; choose another, e.g. REJOINDER_PORT={settings.port + 1}."
        ) from None
    opened.set_inheritable(True)
    return opened
