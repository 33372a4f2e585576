"""One who saves: a push, sent until it is answered, as every client does, then the next."""

import random
import threading
import time
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

import httpx

from tests.api.team import content
from tests.proof.writers import Writer

LEAST_EDITS, MOST_EDITS = 1, 5
GIVES_UP_AFTER = 120.0


@dataclass
class Told:
    """What one writer was told of an edit that had its effect."""

    template_id: UUID
    title: str
    revision: int


class Saver(threading.Thread):
    """One writer: a push, sent until it is answered, then the next."""

    def __init__(self, writer: Writer, stop: threading.Event) -> None:
        super().__init__(daemon=True)
        self.writer, self.stopping = writer, stop
        self.client_id = str(uuid4())
        self.known: dict[UUID, int] = {}
        self.told: dict[UUID, Told] = {}
        self.cut_off: set[str] = set()
        self.sent_again: dict[UUID, float] = {}
        self.failed: Exception | None = None

    def run(self) -> None:
        try:
            with httpx.Client(base_url=self.writer.settings.url, timeout=30) as client:
                while not self.stopping.is_set():
                    self._save(client)
        except Exception as wrong:  # told by the thread that waits
            self.failed = wrong

    def _save(self, client: httpx.Client) -> None:
        edits = [self._edit() for _ in range(random.randint(LEAST_EDITS, MOST_EDITS))]
        verdicts = self._answered(client, edits)
        for edit, verdict in zip(edits, verdicts, strict=True):
            assert verdict["edit_id"] == edit["edit_id"]
            assert verdict["verdict"] == "applied", verdict
            template = UUID(edit["id"])
            self.known[template] = verdict["revision"]
            title = edit["template"]["title"]
            self.told[UUID(edit["edit_id"])] = Told(template, title, verdict["revision"])

    def _edit(self) -> dict[str, Any]:
        edit_id = uuid4()
        is_known = self.known and random.random() < 0.4
        # Each template once a push: a second edit of it could not know the first one's revision.
        template = random.choice(list(self.known)) if is_known else uuid4()
        return {
            "edit_id": str(edit_id),
            "kind": "put",
            "id": str(template),
            "base_revision": self.known.pop(template, 0),
            "folder": str(self.writer.folder_id),
            "template": content(title=f"As {edit_id}"),
        }

    def _answered(self, client: httpx.Client, edits: list[dict[str, Any]]) -> list[dict[str, Any]]:
        sent = {"client_id": self.client_id, "epoch": 1, "edits": edits}
        until = time.monotonic() + GIVES_UP_AFTER
        while time.monotonic() < until:
            try:
                path = f"{self.writer.path}/sync/push"
                answer = client.post(path, json=sent, headers=self.writer.headers())
            except httpx.TransportError:
                self._was_cut_off(edits)
                continue
            if answer.status_code == 200:
                verdicts: list[dict[str, Any]] = answer.json()["verdicts"]
                return verdicts
            assert answer.status_code in (500, 503), answer.text
            self._was_cut_off(edits)
        raise TimeoutError("A push was not answered within two minutes.")

    def _was_cut_off(self, edits: list[dict[str, Any]]) -> None:
        self.cut_off.add(edits[0]["edit_id"])
        time.sleep(0.01)
        self.sent_again |= {UUID(edit["edit_id"]): time.time() for edit in edits}
