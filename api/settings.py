"""Everything that the environment may say, each with a default and a reason."""

from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, SecretStr, StringConstraints, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

ROOT = Path(__file__).resolve().parent.parent
ExtensionId = Annotated[str, StringConstraints(pattern=r"^[a-p]{32}$")]


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
    database_url: str = Field("", description="SQLAlchemy URL; a SQLite file in the data folder unless told.")
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
    extension_ids: Annotated[list[ExtensionId], NoDecode] = Field(
        default_factory=lambda: [EXTENSION_ID],
        description="Extensions that may sign people in, commas between; ours unless you build your own.",
    )
    owner_email: str = Field("", description="Makes this person the first owner instead of a one-time link.")
    owner_password: SecretStr = Field(
        SecretStr(""), description="The first owner's password, with owner_email."
    )
    log_level: Literal["info", "warning", "error"] = Field(
        "info", description="From what on to log; info is one line a request, without content."
    )

    @field_validator("extension_ids", mode="before")
    @classmethod
    def _one_by_one(cls, told: object) -> object:
        return [each.strip() for each in told.split(",") if each.strip()] if isinstance(told, str) else told

    @property
    def url(self) -> str:
        return self.public_url.rstrip("/") or f"http://{_reachable(self.host)}:{self.port}"

    @property
    def database(self) -> str:
        return self.database_url or f"sqlite:///{self.data_dir / 'rejoinder.db'}"


def _reachable(host: str) -> str:
    """Who listens on every address is reached on this machine by the local one."""
    if host in ("0.0.0.0", "::"):
        return "127.0.0.1"
    return f"[{host}]" if ":" in host else host


# Follows from the public key in extension/wxt.config.ts; a test compares the two.
EXTENSION_ID = "ddfihkpknmmmndoehodghflekcleeefj"
