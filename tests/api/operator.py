"""Whoever runs the service, at its command line; and a service in which there is something of everything."""

from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import Engine, Table, select
from sqlmodel import Session

from api.__main__ import main
from api.backup.tables import tables
from api.identity.models import ApiToken
from api.signing_in.models import Authenticator, CompanyAccount, Passkey, RecoveryCode
from api.teams.models import Invitation
from tests.api.actor import Service, Shop, Someone
from tests.api.bringing import attachment, brings, png, shows
from tests.api.replica import Replica
from tests.api.team import Library


class Operator:
    """Types commands with the service's own environment."""

    def __init__(self, service: Service, monkeypatch: pytest.MonkeyPatch) -> None:
        self.service = service
        self.folder: Path = service.app.state.settings.data_dir
        self._monkeypatch = monkeypatch

    def types(self, *words: str | Path) -> int:
        settings = self.service.app.state.settings
        self._monkeypatch.setenv("REJOINDER_DATA_DIR", str(settings.data_dir))
        self._monkeypatch.setenv("REJOINDER_DATABASE_URL", settings.database_url)
        self._monkeypatch.setenv("REJOINDER_SECRET", settings.secret.get_secret_value())
        return main([str(word) for word in words])

    def backs_up(self, team: str = "") -> Path:
        file = self.folder / f"{uuid4()}.tar"
        assert self.types("backup", file, "--team", team) == 0
        return file

    def restores(self, file: Path, team: str = "") -> None:
        assert self.types("restore", file, "--team", team) == 0

    def kept(self) -> list[Path]:
        """What restores wrote of what they replaced."""
        return sorted(self.folder.glob("before-restore-*.tar"))


def furnish(shop: Shop) -> Library:
    """Something in every table that a backup holds."""
    library = Library(shop)
    above = library.has_folder("Delivery", everyone="use", lead="edit")
    inside = library.has_folder("Late", inside=above, agent="edit")
    for content in (b"attached", b"brought"):
        brings(shop.owner, shop, content)
    for title in ("Sorry", "On its way"):
        made = library.has_template(above, title=title, attachments=[attachment(b"attached")])
        library.saves(shop.lead, made, title=f"{title}!")
    shows(shop.lead, shop, png())
    library.deletes(shop.owner, library.has_template(inside, title="Gone"))
    library.adds(shop.agent, library.private_of(shop.agent), title="Mine")
    device = Replica(shop.agent, shop.url)
    device.level()
    device.push("put", str(uuid4()), inside, "Pushed", answers_lost=1)
    group = shop.owner.post(f"{shop.url}/groups", json={"name": "Returns"}).json()["id"]
    shop.owner.put(f"{shop.url}/groups/{group}/members/{shop.agent.id}")
    grant = {"to_kind": "group", "to_id": group, "right": "edit"}
    assert shop.owner.put(f"{shop.url}/folders/{inside}/grants", json=grant).is_success
    with shop.service.database() as db:
        _credentials(db, shop, shop.agent)
    return library


def _credentials(db: Session, shop: Shop, who: Someone) -> None:
    at = shop.service.clock()
    digests = iter(f"{uuid4().hex}{uuid4().hex}" for _ in range(9))
    db.add_all(
        [
            Authenticator(person_id=who.id, sealed_secret="sealed", confirmed_at=at, last_step=2**40),
            RecoveryCode(digest=next(digests), person_id=who.id),
            Passkey(credential_id=next(digests), person_id=who.id, public_key=b"\x00\xff", name="Key"),
            CompanyAccount(issuer="https://id.test", subject=str(who.id), person_id=who.id),
            ApiToken(digest=next(digests), person_id=who.id, team_id=shop.id, name="Script", scope="read"),
            Invitation(
                digest=next(digests), team_id=shop.id, role="agent", expires_at=at + timedelta(days=7)
            ),
        ]
    )


Rows = dict[str, list[dict[str, Any]]]


def rows_of(engine: Engine, *, without: Sequence[str] = ()) -> Rows:
    """Every row that a backup holds. Without what a restore moves on by intent: a team's place in its
    history, and the trail's word of it."""
    with engine.connect() as connection:
        found = {
            table.name: sorted(map(dict, connection.execute(select(table)).mappings()), key=_key_in(table))
            for table in tables()
            if table.name not in without
        }
    for team in found.get("team", []):
        for moved in ("epoch", "head", "acl_seq"):
            del team[moved]
    if "audit_entry" in found:
        found["audit_entry"] = [row for row in found["audit_entry"] if row["action"] != "backup.restored"]
    return found


def _key_in(table: Table) -> Callable[[dict[str, Any]], list[str]]:
    """Not by the database's own order: PostgreSQL's of texts is another than SQLite's."""
    names = [column.name for column in table.primary_key.columns]
    return lambda row: [str(row[name]) for name in names]


def assert_level(device: Replica) -> None:
    """It holds just what its person may see, as the service tells it."""
    device.level()
    seen = {each["id"]: (each["folder"], each["revision"], each["template"]) for each in _listed(device)}
    held = {row["id"]: (row["folder"], row["revision"], row["template"]) for row in device.rows.values()}
    assert held == seen
    for folder, checksum in device.checksums.items():
        if folder in device.folders:
            assert checksum == device.checksum_of(folder)


def _listed(device: Replica) -> Iterator[dict[str, Any]]:
    after = None
    while True:
        asked = {"limit": 200} | ({"after": after} if after else {})
        page = device.who.get(f"{device.url}/templates", params=asked).json()
        yield from page["templates"]
        if not (after := page["next"]):
            return
