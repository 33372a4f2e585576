"""Everything that the environment may say, each with a default and a reason."""

import os
import re
from email.utils import parseaddr
from ipaddress import ip_network
from pathlib import Path
from typing import Annotated, Any, Literal, NamedTuple, Self
from urllib.parse import urlsplit

from pydantic import (
    AfterValidator,
    ByteSize,
    Field,
    SecretStr,
    StringConstraints,
    field_validator,
    model_validator,
)
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict
from sqlalchemy import make_url

ROOT = Path(__file__).resolve().parent.parent
Domain = Annotated[str, StringConstraints(pattern=r"^[^@\s]+$", to_lower=True)]
Rate = Annotated[str, StringConstraints(pattern=r"^[1-9]\d{0,6}/(second|minute|hour)$")]
ExtensionId = Annotated[str, StringConstraints(pattern=r"^[a-p]{32}$")]
ProxyNetwork = Annotated[str, AfterValidator(lambda told: str(ip_network(told)))]


class DatabaseLimits(NamedTuple):
    """How much of the database one process takes, and for how long anything in it may last, in seconds."""

    connections: int = 10
    lock_wait: float = 10
    statement: float = 60


USUAL_LIMITS = DatabaseLimits()


class Settings(BaseSettings):
    """Read from `REJOINDER_…` variables; a field's description is what the docs print."""

    model_config = SettingsConfigDict(env_prefix="REJOINDER_", extra="ignore")

    host: str = Field("127.0.0.1", description="Address to listen on; only this machine unless told.")
    port: int = Field(8000, ge=0, le=65535, description="Port to listen on.")
    public_url: str = Field(
        "",
        pattern=r"^(https?://[^/?#]+/?)?$",
        description="The address that people's browsers use; the listening address unless told.",
    )
    database_url: str = Field(
        "",
        pattern=r"^$|^(sqlite|postgres|postgresql)(\+\w+)?:",
        description="postgresql://user:password@host/name; a SQLite file in the data folder unless told.",
    )
    database_password: SecretStr = Field(
        SecretStr(""), description="Goes into the URL of the database, so that the URL need not be secret."
    )
    database_connections: int = Field(
        USUAL_LIMITS.connections,
        ge=1,
        description="Connections that a process keeps; twice as many in a rush. All replicas together must "
        "stay below PostgreSQL's max_connections (100 by itself).",
    )
    database_lock_wait: float = Field(
        USUAL_LIMITS.lock_wait,
        gt=0,
        description="Seconds that a request waits for another's write, or for a connection, before it is "
        "told 503 busy; longer than any ordinary write takes, shorter than a person's patience.",
    )
    database_statement_limit: float = Field(
        USUAL_LIMITS.statement,
        gt=0,
        description="Seconds after which PostgreSQL breaks off a statement, or a transaction that stands "
        "idle, so that a process that hangs keeps nobody else waiting.",
    )
    data_dir: Path = Field(ROOT / "var", description="Where the database and the secret live.")
    secret: SecretStr = Field(
        SecretStr(""),
        description="Signs tokens; at least 32 bytes. Made and kept in the data folder unless told.",
    )
    packs_dir: Path = Field(ROOT / "shared_templates" / "packs", description="The starter packs.")
    extension_dir: Path = Field(
        ROOT / "extension" / ".output" / "chrome-mv3",
        description="The built extension, for download and demo.",
    )
    signed_dir: Path | None = Field(
        None,
        description="Folder of the signed extension, for download and updates: rejoinder.crx for Chrome and "
        "Edge, rejoinder.xpi for Firefox. The data folder unless told.",
    )
    console_dir: Path = Field(
        ROOT / "extension" / ".output" / "console",
        description="The built web console, which is served at /console.",
    )
    extension_ids: Annotated[list[ExtensionId], NoDecode] = Field(
        default_factory=lambda: [EXTENSION_ID],
        description="Extensions that may sign people in, commas between; ours unless you build your own.",
    )
    owner_email: str = Field("", description="Makes this person the first owner instead of a one-time link.")
    owner_password: SecretStr = Field(
        SecretStr(""), description="The first owner's password, with owner_email."
    )
    oidc_issuer: str = Field(
        "",
        pattern=r"^$|^https://[^?#\s]+$|^http://(localhost|127\.0\.0\.1)(:\d+)?(/[^?#\s]*)?$",
        description="The company's own sign-in (OpenID Connect), as its discovery document names itself; "
        "https, except on this machine.",
    )
    oidc_client_id: str = Field("", description="What the company's sign-in calls this service.")
    oidc_client_secret: SecretStr = Field(
        SecretStr(""),
        description="From the company's sign-in; none for a public client (PKCE is always used).",
    )
    oidc_name: str = Field(
        "your company", max_length=60, description="On the button: “Sign in with …”.", min_length=1
    )
    oidc_domains: Annotated[list[Domain], NoDecode] = Field(
        default_factory=list,
        description="Email domains that the company's sign-in speaks for, commas between; all unless told.",
    )
    oidc_team: str = Field(
        "",
        description="Id or name of the team that whoever signs in by the company joins by themselves; needs "
        "oidc_domains. Unless told, only who has an account or an invitation gets in.",
    )
    oidc_role: Literal["admin", "lead", "agent"] = Field(
        "agent", description="The role in which they join oidc_team."
    )
    password_sign_in: bool = Field(
        True, description="Off: passwords and passkeys let nobody in, only the company's sign-in does."
    )
    smtp_url: SecretStr = Field(
        SecretStr(""),
        description="The outgoing mail server, smtp://user:password@host or smtps://; without it links are "
        "handed over by people.",
    )
    mail_from: str = Field(
        "", description="Who letters come from, as “Rejoinder <replies@shop.example>”; needed with smtp_url."
    )
    token_rate: Rate = Field(
        "3000/minute",
        description="How often one address may ask for tokens; a company behind one address signs in as one.",
    )
    page_rate: Rate = Field(
        "120/minute", description="How often one address may open pages behind links, or ask for links."
    )
    new_teams: Literal["everyone", "owners", "nobody"] = Field(
        "owners", description="Who may make a further team; by itself who owns one already."
    )
    audit_days: int = Field(
        730, ge=1, description="Days for which the audit trail is kept; two years, as auditors ask for."
    )
    trash_days: int = Field(
        30,
        ge=1,
        le=3650,
        description="Days for which a deleted template lies in the trash; then it is gone with its versions.",
    )
    file_largest: ByteSize = Field(
        ByteSize(10 * 1024**2),
        ge=1,
        le=100 * 1024**2,
        description="How large an attachment may be, in bytes or as 10MiB; most mail servers take no more "
        "than 20 to 25 in all.",
    )
    files_of_a_team: ByteSize = Field(
        ByteSize(1024**3),
        ge=1,
        description="How much room all attachments and pictures of a team may take, in bytes or as 1GiB; "
        "they lie in the database.",
    )
    image_largest: ByteSize = Field(
        ByteSize(2 * 1024**2),
        ge=1,
        le=20 * 1024**2,
        description="How large a picture in a template may be, in bytes or as 2MiB; each reader of a mail "
        "loads it.",
    )
    log_level: Literal["info", "warning", "error"] = Field(
        "info", description="From what on to log; info is one line a request, without content."
    )

    log_format: Literal["line", "json"] = Field(
        "line", description="json: one object a line, for whatever collects logs."
    )
    trusted_proxies: Annotated[list[ProxyNetwork], NoDecode] = Field(
        default_factory=list,
        description="Addresses or networks, commas between, of the proxies before the service: only they are "
        "believed about who asks (X-Forwarded-For, X-Forwarded-Proto). None unless told.",
    )
    drain_seconds: float = Field(
        0,
        ge=0,
        le=60,
        description="Seconds for which, once told to end, it says so at /ready and still answers, until a "
        "balancer has noticed.",
    )
    metrics_token: SecretStr = Field(
        SecretStr(""), description="Opens /metrics, as a bearer token; without it there are none."
    )

    @field_validator("extension_ids", "oidc_domains", "trusted_proxies", mode="before")
    @classmethod
    def _one_by_one(cls, told: object) -> object:
        return [each.strip() for each in told.split(",") if each.strip()] if isinstance(told, str) else told

    @model_validator(mode="before")
    @classmethod
    def _secrets_from_files(cls, told: dict[str, Any]) -> dict[str, Any]:
        """Each may be given as the name of a file, REJOINDER_…_FILE, as containers are handed theirs."""
        secret = [name for name, field in cls.model_fields.items() if field.annotation is SecretStr]
        files = {
            name: os.environ.get(f"REJOINDER_{name.upper()}_FILE") for name in secret if name not in told
        }
        return told | {name: _read(name, file) for name, file in files.items() if file}

    @model_validator(mode="after")
    def _company_sign_in_is_whole(self) -> Self:
        if self.oidc_issuer and not self.oidc_client_id:
            raise ValueError("REJOINDER_OIDC_ISSUER needs REJOINDER_OIDC_CLIENT_ID.")
        if self.oidc_team and not self.oidc_domains:
            raise ValueError(
                "REJOINDER_OIDC_TEAM needs REJOINDER_OIDC_DOMAINS: without them, whoever has any account "
                "at that sign-in would join."
            )
        if not self.password_sign_in and not self.oidc_issuer:
            raise ValueError("REJOINDER_PASSWORD_SIGN_IN=off needs REJOINDER_OIDC_ISSUER, or nobody gets in.")
        return self

    @field_validator("smtp_url")
    @classmethod
    def _is_mail_server(cls, told: SecretStr) -> SecretStr:
        parts = urlsplit(told.get_secret_value())
        if told.get_secret_value() and (parts.scheme not in ("smtp", "smtps") or not parts.hostname):
            raise ValueError("write it as smtp://user:password@host:587 or smtps://user:password@host:465")
        return told

    @field_validator("mail_from")
    @classmethod
    def _is_sender(cls, told: str) -> str:
        address = parseaddr(told)[1]
        if told and not re.fullmatch(r"[^@\s]+@[^@\s]+", address):
            raise ValueError("write it as replies@shop.example or Rejoinder <replies@shop.example>")
        return told

    @model_validator(mode="after")
    def _letters_have_a_sender(self) -> Self:
        if self.smtp_url.get_secret_value() and not self.mail_from:
            raise ValueError("smtp_url needs mail_from: say who letters come from")
        return self

    @property
    def url(self) -> str:
        return self.public_url.rstrip("/") or f"http://{_reachable(self.host)}:{self.port}"

    @property
    def company_back(self) -> str:
        """Where the company's sign-in sends people back to; it has to be told so."""
        return f"{self.url}/sign-in/company/back"

    @property
    def database(self) -> str:
        url = self.database_url or f"sqlite:///{self.data_dir / 'rejoinder.db'}"
        password = self.database_password.get_secret_value()
        return make_url(url).set(password=password).render_as_string(hide_password=False) if password else url

    @property
    def database_limits(self) -> DatabaseLimits:
        return DatabaseLimits(
            self.database_connections, self.database_lock_wait, self.database_statement_limit
        )


def _read(name: str, file: str) -> str:
    try:
        return Path(file).read_text().strip()
    except (OSError, UnicodeDecodeError) as unread:
        raise ValueError(f"REJOINDER_{name.upper()}_FILE cannot be read: {file} ({unread}).") from None


def _reachable(host: str) -> str:
    """Who listens on every address is reached on this machine by the local one."""
    if host in ("0.0.0.0", "::"):
        return "127.0.0.1"
    return f"[{host}]" if ":" in host else host


# Follows from the public key in extension/wxt.config.ts; a test compares the two.
EXTENSION_ID = "ddfihkpknmmmndoehodghflekcleeefj"
# What extension/wxt.config.ts calls it for Firefox; a test compares the two.
FIREFOX_ID = "rejoinder@self-hosted"
