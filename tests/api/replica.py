"""A client of the sync protocol, written against the wire alone; it may lose answers and its place."""

from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid4

from api.library.checksum import MASK, row_hash
from tests.api.actor import Someone
from tests.api.team import content

EXCHANGES = 200
Heard = Callable[[dict[str, Any]], None]


class Replica:
    """What one device holds of one team, as the service told it."""

    def __init__(self, who: Someone, team_url: str, page: int = 2) -> None:
        self.who = who
        self.url = team_url
        self.page = page
        self.client_id = str(uuid4())
        self.cursor: str | None = None
        self.epoch = 1
        self.rows: dict[str, dict[str, Any]] = {}
        self.folders: dict[str, str] = {}
        self.loading: set[str] = set()
        self.checksums: dict[str, str] = {}
        self.heard: Heard = lambda _: None
        """Told every answer with rows, once it was taken in."""

    def pull(self) -> bool:
        """One exchange; whether it is level now."""
        asked = {"limit": self.page} | ({"cursor": self.cursor} if self.cursor else {})
        answer = self.who.get(f"{self.url}/sync/changes", params=asked)
        if answer.status_code == 410:
            self.forget_place()
            return False
        if answer.status_code == 404:
            self.leave()
            return True
        assert answer.status_code == 200, answer.text
        told = answer.json()
        if self.cursor is None:
            self.loading = set()
            self.folders = {}
            if told["epoch"] != self.epoch:
                # Revisions of an epoch that is over mean nothing: whatever is told anew is newer.
                self.rows = {row_id: row | {"revision": 0} for row_id, row in self.rows.items()}
        if "scopes" in told:
            self._see(told["scopes"])
        for change in told["changes"]:
            self._take(change)
        self.cursor, self.epoch = told["cursor"], told["epoch"]
        self.checksums |= told.get("checksums", {})
        self.heard(told)
        if told["more"]:
            return False
        if self.loading:
            self._load(sorted(self.loading)[0])
            return False
        return True

    def level(self) -> None:
        for _ in range(EXCHANGES):
            if self.pull():
                return
        raise AssertionError("the feed has no end")

    def forget_place(self) -> None:
        """As after a crash while loading: what is there is kept until a folder was loaded again."""
        self.cursor, self.loading = None, set()

    def leave(self) -> None:
        """Who is no longer in the team keeps nothing of it."""
        self.forget_place()
        self.rows, self.folders, self.checksums = {}, {}, {}

    def push(self, kind: str, template_id: str, folder: str, title: str, answers_lost: int) -> dict[str, Any]:
        """On the revision that this device knows; sent again for every lost answer. The verdict; who is not
        in the team, or missed a restore, has none and learns why by the next pull."""
        known = self.rows.get(template_id)
        edit: dict[str, Any] = {
            "edit_id": str(uuid4()),
            "kind": kind,
            "id": template_id,
            "base_revision": known["revision"] if known else 0,
            "folder": folder,
        }
        if kind == "put":
            edit["template"] = content(title=title)
        sent = {"client_id": self.client_id, "epoch": self.epoch, "edits": [edit]}
        verdicts = []
        for _ in range(1 + answers_lost):
            answer = self.who.post(f"{self.url}/sync/push", json=sent)
            if answer.status_code in (404, 410):
                return {"verdict": "none"}
            assert answer.status_code == 200, answer.text
            verdicts.append(answer.json()["verdicts"][0])
        assert all(verdict == verdicts[0] for verdict in verdicts)
        first: dict[str, Any] = verdicts[0]
        return first

    def checksum_of(self, folder: str) -> str:
        held = [row for row in self.rows.values() if row["folder"] == folder]
        return f"{sum(row_hash(UUID(row['id']), row['revision']) for row in held) & MASK:016x}"

    def _see(self, scopes: list[dict[str, Any]]) -> None:
        seen = {scope["id"]: scope["right"] for scope in scopes}
        self.rows = {row_id: row for row_id, row in self.rows.items() if row["folder"] in seen}
        self.loading = (self.loading & seen.keys()) | (seen.keys() - self.folders.keys())
        self.folders = seen

    def _take(self, change: dict[str, Any]) -> None:
        held = self.rows.get(change["id"])
        if change["kind"] == "delete":
            if held and held["folder"] == change["folder"] and held["revision"] < change["revision"]:
                del self.rows[change["id"]]
        elif change["folder"] in self.folders and (not held or held["revision"] < change["revision"]):
            self.rows[change["id"]] = change

    def _load(self, folder: str) -> None:
        """All pages of one folder, newest revision wins, then sweep what was not seen."""
        seen: set[str] = set()
        after, as_of = None, None
        while True:
            asked = {"cursor": self.cursor} | ({"after": after} if after else {})
            answer = self.who.get(f"{self.url}/sync/scopes/{folder}/snapshot", params=asked)
            if answer.status_code == 410:
                return self.forget_place()
            if answer.status_code == 404:
                return None  # revoked meanwhile: the next page of the feed says so
            told = answer.json()
            as_of = told["as_of"] if as_of is None else as_of
            self.heard(told)
            for row in told["rows"]:
                seen.add(row["id"])
                self._take(row)
            if not (after := told["next"]):
                break
        self.loading.discard(folder)
        swept = {
            row_id
            for row_id, row in self.rows.items()
            if row["folder"] == folder and row_id not in seen and row["revision"] <= as_of
        }
        self.rows = {row_id: row for row_id, row in self.rows.items() if row_id not in swept}
        return None
