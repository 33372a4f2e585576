"""A shop's library, as its people act on it. Tests of library and sync arrange and ask through this actor."""

from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from httpx import Response

from tests.api.actor import Shop, Someone

EMPTY = {
    "title": "Reply",
    "shortcut": "",
    "body": "<p>Hello.</p>",
    "subject": "",
    "to": "",
    "cc": "",
    "bcc": "",
    "tags": [],
    "language": "",
    "description": "",
}


def content(**fields: Any) -> dict[str, Any]:
    """A template's content, complete; name what matters to the test."""
    return EMPTY | fields


@dataclass
class Library:
    """The owner arranges, so that rights are never in the way of what a test is about."""

    shop: Shop

    @property
    def url(self) -> str:
        return self.shop.url

    def has_folder(self, name: str, inside: str | None = None, **grants: str) -> str:
        """`has_folder("Delivery", everyone="use", lead="edit")`; answers the id."""
        made = self.shop.owner.post(f"{self.url}/folders", json={"name": name, "parent": inside})
        assert made.status_code == 201, made.text
        folder: str = made.json()["id"]
        for to, right in grants.items():
            self.grants(folder, to, right)
        return folder

    def grants(self, folder: str, to: str, right: str) -> str:
        """To `everyone` or one of the shop's people; answers the grant's id."""
        holder = {"to_kind": "everyone"}
        if to != "everyone":
            holder = {"to_kind": "person", "to_id": str(getattr(self.shop, to).id)}
        granted = self.shop.owner.put(f"{self.url}/folders/{folder}/grants", json={**holder, "right": right})
        assert granted.status_code == 200, granted.text
        grant: str = granted.json()["id"]
        return grant

    def revokes(self, folder: str, grant: str) -> None:
        gone = self.shop.owner.delete(f"{self.url}/folders/{folder}/grants/{grant}")
        assert gone.status_code == 204, gone.text

    def has_template(self, folder: str, **fields: Any) -> dict[str, Any]:
        """Answers it as REST shows it."""
        made = self.adds(self.shop.owner, folder, **fields)
        assert made.status_code == 201, made.text
        view: dict[str, Any] = made.json()
        return view

    def adds(self, who: Someone, folder: str, key: str | None = None, **fields: Any) -> Response:
        headers = {"Idempotency-Key": key} if key else {}
        sent = {"folder": folder, "template": content(**fields)}
        return who.post(f"{self.url}/templates", json=sent, headers=headers)

    def saves(self, who: Someone, template: dict[str, Any], **fields: Any) -> Response:
        """On the revision that `template` shows."""
        return who.put(
            f"{self.url}/templates/{template['id']}",
            json={"template": template["template"] | fields},
            headers=on(template),
        )

    def moves(self, who: Someone, template: dict[str, Any], folder: str) -> Response:
        return who.post(
            f"{self.url}/templates/{template['id']}/move", json={"folder": folder}, headers=on(template)
        )

    def deletes(self, who: Someone, template: dict[str, Any]) -> Response:
        return who.delete(f"{self.url}/templates/{template['id']}", headers=on(template))

    def reads(self, who: Someone, template_id: str) -> Response:
        return who.get(f"{self.url}/templates/{template_id}")

    def seen_by(self, who: Someone) -> dict[str, str]:
        """The folders that somebody sees, by name, and what they may do there."""
        folders = who.get(f"{self.url}/folders").json()["folders"]
        return {folder["name"]: folder["right"] for folder in folders}

    def private_of(self, who: Someone) -> str:
        folders = who.get(f"{self.url}/folders").json()["folders"]
        private: str = next(folder["id"] for folder in folders if folder["kind"] == "private")
        return private

    def pulls(self, who: Someone, cursor: str | None = None, **asked: Any) -> Response:
        query = asked if cursor is None else asked | {"cursor": cursor}
        return who.get(f"{self.url}/sync/changes", params=query)

    def pushes(self, who: Someone, *edits: dict[str, Any], client: str = "", epoch: int = 1) -> Response:
        sent = {"client_id": client or str(uuid4()), "epoch": epoch, "edits": list(edits)}
        return who.post(f"{self.url}/sync/push", json=sent)


def on(template: dict[str, Any]) -> dict[str, str]:
    return {"If-Match": f'"{template["revision"]}"'}


def put_edit(folder: str, base: int = 0, template_id: str = "", **fields: Any) -> dict[str, Any]:
    return {
        "edit_id": str(uuid4()),
        "kind": "put",
        "id": template_id or str(uuid4()),
        "base_revision": base,
        "folder": folder,
        "template": content(**fields),
    }
