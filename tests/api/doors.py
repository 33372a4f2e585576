"""Which door of the service opens to whom: one row an operation, or several where what is sent matters.

On the folder of `Things`, leads have the right *manage* and everyone the right *use*.
"""

from dataclasses import dataclass, field
from typing import Any

from httpx import Response

from api.teams.models import Role
from tests.api.actor import Service, Someone
from tests.api.team import content

ROLES: tuple[Role, ...] = ("owner", "admin", "lead", "agent")
ALL = ROLES
LEADS = ROLES[:3]
ADMINS = ROLES[:2]
OWNERS = ROLES[:1]


@dataclass(frozen=True)
class Door:
    """`sent` and `headers` may hold `{names}` of things, as the path does."""

    operation: str
    opens_to: tuple[Role, ...]
    sent: Any = None
    headers: dict[str, str] = field(default_factory=dict)
    # To everybody else it is not there (404), or is there and not theirs (403).
    hides: bool = False

    def __str__(self) -> str:
        return f"{self.operation} {self.sent or ''}"

    @property
    def names(self) -> list[str]:
        """Of the things that it is about, the team aside."""
        said = f"{self.operation} {self.sent} {self.headers}"
        return [
            name
            for name in (
                "person",
                "owner",
                "group",
                "invitation",
                "folder",
                "template",
                "grant",
                "token",
                "trashed",
            )
            if f"{{{name}}}" in said
        ]

    def ask(self, who: Someone | Service, places: dict[str, str]) -> Response:
        method, path = self.operation.split(" ")
        headers = _filled(self.headers, places)
        if isinstance(self.sent, str):
            sent = _filled(self.sent, places).encode()
            return who.ask(method, _filled(path, places), content=sent, headers=headers)
        said = {} if self.sent is None else {"json": _filled(self.sent, places)}
        return who.ask(method, _filled(path, places), headers=headers, **said)


def _filled(said: Any, places: dict[str, str]) -> Any:
    if isinstance(said, dict):
        return {name: _filled(each, places) for name, each in said.items()}
    if isinstance(said, list):
        return [_filled(each, places) for each in said]
    if isinstance(said, str):
        for name, place in places.items():
            said = said.replace(f"{{{name}}}", place)
    return said


TEAM = "/v1/teams/{team}"
ON_REVISION = {"If-Match": '"{revision}"'}
PACK = "pack: Things\ntemplates:\n  - title: Thanks\n    body: Thank you.\n"
GIF = "GIF89a\x01\0\x01\0\0\0\0,\0\0\0\0\x01\0\x01\0\0\x02\x02L\x01\0;"
EDIT = {
    "edit_id": "5f0a2a3e-1c0e-4b5c-9a6e-0d5a8f1f7b11",
    "kind": "delete",
    "id": "{template}",
    "base_revision": 1,
    "folder": "{folder}",
}
DOORS = [
    Door(f"GET {TEAM}", ALL),
    Door(f"PATCH {TEAM}", ADMINS, {"name": "Another name"}),
    Door(f"PATCH {TEAM}", LEADS, {"values": {"return_days": "14"}}),
    Door(f"DELETE {TEAM}?name={{name}}", OWNERS),
    Door(f"GET {TEAM}/export", OWNERS),
    Door(f"GET {TEAM}/audit", ADMINS),
    Door(f"GET {TEAM}/audit.csv", ADMINS),
    Door(f"GET {TEAM}/audit.jsonl", ADMINS),
    Door(f"GET {TEAM}/api-tokens", ADMINS),
    Door(f"DELETE {TEAM}/api-tokens/{{token}}", ADMINS),
    Door(f"GET {TEAM}/sign-in", ADMINS),
    Door(f"PUT {TEAM}/sign-in", ADMINS, {"second_step": "optional"}),
    Door(f"POST {TEAM}/sign-in/check", ADMINS),
    Door(f"GET {TEAM}/members", ALL),
    Door(f"GET {TEAM}/members/{{person}}/access", ADMINS),
    Door(f"POST {TEAM}/members/{{person}}/see-as", ADMINS),
    Door(f"GET {TEAM}/folders/{{folder}}/access", LEADS),
    Door(
        f"POST {TEAM}/access/preview",
        LEADS,
        {"kind": "grant", "folder": "{folder}", "to_kind": "person", "to_id": "{person}", "right": "edit"},
    ),
    Door(f"POST {TEAM}/access/preview", ADMINS, {"kind": "role", "person": "{person}", "role": "lead"}),
    Door(f"POST {TEAM}/access/preview", ADMINS, {"kind": "removal", "person": "{person}"}),
    Door(
        f"POST {TEAM}/access/preview",
        ADMINS,
        {"kind": "take_out_of_group", "group": "{group}", "person": "{person}"},
    ),
    Door(f"POST {TEAM}/access/preview", ADMINS, {"kind": "group_removal", "group": "{group}"}),
    Door(f"PATCH {TEAM}/members/{{person}}", ADMINS, {"role": "lead"}),
    Door(f"PATCH {TEAM}/members/{{person}}", OWNERS, {"role": "owner"}),
    Door(f"PATCH {TEAM}/members/{{owner}}", OWNERS, {"role": "agent"}),
    Door(f"DELETE {TEAM}/members/{{person}}", ADMINS),
    Door(f"DELETE {TEAM}/members/{{owner}}", OWNERS),
    Door(f"POST {TEAM}/members/{{person}}/password-reset", ADMINS),
    Door(f"POST {TEAM}/members/{{owner}}/password-reset", OWNERS),
    Door(f"GET {TEAM}/groups", ALL),
    Door(f"POST {TEAM}/groups", ADMINS, {"name": "Night shift {client}"}),
    Door(f"GET {TEAM}/groups/{{group}}", ALL),
    Door(f"PATCH {TEAM}/groups/{{group}}", ADMINS, {"name": "Day shift {client}"}),
    Door(f"DELETE {TEAM}/groups/{{group}}", ADMINS),
    Door(f"PUT {TEAM}/groups/{{group}}/members/{{person}}", ADMINS),
    Door(f"PUT {TEAM}/groups/{{group}}/members/{{owner}}", ADMINS),
    Door(f"DELETE {TEAM}/groups/{{group}}/members/{{person}}", ADMINS),
    Door(f"GET {TEAM}/invitations", ADMINS),
    Door(f"POST {TEAM}/invitations", ADMINS, {"role": "admin"}),
    Door(f"POST {TEAM}/invitations", OWNERS, {"role": "owner"}),
    Door(f"POST {TEAM}/invitations/list", ADMINS, {"lines": [{"email": "new@shop.test", "role": "agent"}]}),
    Door(f"POST {TEAM}/invitations/check", ADMINS, {"lines": [{"email": "new@shop.test", "role": "agent"}]}),
    Door(f"POST {TEAM}/invitations/{{invitation}}/renew", ADMINS),
    Door(f"DELETE {TEAM}/invitations/{{invitation}}", ADMINS),
    Door(f"GET {TEAM}/folders", ALL),
    Door(f"POST {TEAM}/folders", LEADS, {"name": "New"}),
    Door(f"POST {TEAM}/folders", LEADS, {"name": "New", "parent": "{folder}"}),
    Door(f"GET {TEAM}/folders/{{folder}}", ALL),
    Door(f"DELETE {TEAM}/folders/{{folder}}?templates=1", LEADS),
    Door(f"PUT {TEAM}/folders/{{folder}}/name", LEADS, {"name": "Renamed"}),
    Door(f"PUT {TEAM}/folders/{{folder}}/parent", LEADS, {"parent": None}),
    Door(f"GET {TEAM}/folders/{{folder}}/grants", LEADS),
    Door(f"PUT {TEAM}/folders/{{folder}}/grants", LEADS, {"to_kind": "everyone", "right": "edit"}),
    Door(
        f"PUT {TEAM}/folders/{{folder}}/grants",
        LEADS,
        {"to_kind": "person", "to_id": "{person}", "right": "use"},
    ),
    Door(
        f"PUT {TEAM}/folders/{{folder}}/grants",
        LEADS,
        {"to_kind": "group", "to_id": "{group}", "right": "manage"},
    ),
    Door(f"DELETE {TEAM}/folders/{{folder}}/grants/{{grant}}", LEADS),
    Door(f"GET {TEAM}/templates", ALL),
    Door(f"GET {TEAM}/templates?folder={{folder}}", ALL),
    Door(f"POST {TEAM}/templates", LEADS, {"folder": "{folder}", "template": content()}),
    Door(f"GET {TEAM}/templates/{{template}}", ALL),
    Door(f"PUT {TEAM}/templates/{{template}}", LEADS, {"template": content(title="New")}, ON_REVISION),
    Door(
        f"PUT {TEAM}/templates/{{template}}",
        LEADS,
        {"folder": "{folder}", "template": content(title="New")},
        ON_REVISION,
    ),
    Door(f"DELETE {TEAM}/templates/{{template}}", LEADS, None, ON_REVISION),
    Door(f"POST {TEAM}/templates/{{template}}/move", LEADS, {"folder": "{folder}"}, ON_REVISION),
    Door(f"GET {TEAM}/templates/{{template}}/versions", ALL),
    Door(f"GET {TEAM}/templates/{{template}}/versions/{{revision}}", ALL),
    Door(f"GET {TEAM}/trash", ALL),
    Door(f"GET {TEAM}/trash/{{trashed}}", LEADS, hides=True),
    Door(f"POST {TEAM}/trash/{{trashed}}/restore", LEADS, {}, hides=True),
    Door(f"POST {TEAM}/trash/{{trashed}}/restore", LEADS, {"folder": "{folder}"}, hides=True),
    Door(f"DELETE {TEAM}/trash/{{trashed}}", LEADS, hides=True),
    Door(f"POST {TEAM}/trash/restore", LEADS, {"templates": ["{trashed}"]}, hides=True),
    Door(f"POST {TEAM}/trash/erase", LEADS, {"templates": ["{trashed}"]}, hides=True),
    # What a person may not delete for good stays; see test_trash_many.
    Door(f"DELETE {TEAM}/trash?templates=1000", ALL),
    # What a person may not edit stays as it is; see test_moments.
    Door(f"GET {TEAM}/restore-plan?moment=0", ALL),
    Door(f"GET {TEAM}/restore-plan?moment=0&folder={{folder}}", ALL),
    Door(f"POST {TEAM}/restore", ALL, {"moment": 0, "revision": 10**15}),
    Door(f"POST {TEAM}/restore", ALL, {"moment": 0, "revision": 10**15, "folder": "{folder}"}),
    Door(f"POST {TEAM}/packs", LEADS, PACK, {"Content-Type": "application/yaml"}),
    Door(f"GET {TEAM}/packs/{{folder}}", ALL),
    # Whoever is in a team has a private folder, and may put into its templates what they like.
    Door(f"GET {TEAM}/files", ADMINS),
    Door(f"PUT {TEAM}/files/{{digest}}", ALL, "{file}"),
    Door(f"GET {TEAM}/files/{{digest}}", ALL),
    Door(f"POST {TEAM}/images", ALL, GIF),
    Door(f"GET {TEAM}/sync/changes", ALL),
    Door(f"GET {TEAM}/sync/scopes/{{folder}}/snapshot", ALL),
    # What may not be done is refused edit by edit; see test_sync_push.
    Door(f"POST {TEAM}/sync/push", ALL, {"client_id": "{client}", "epoch": 1, "edits": [EDIT]}),
]
# Outside any team: for oneself alone, or to get in.
OWN = [
    Door("GET /v1/me", ALL),
    Door("PUT /v1/me/language", ALL, {"language": "zh"}),
    Door("GET /v1/me/sessions", ALL),
    Door("DELETE /v1/me/sessions", ALL),
    Door("DELETE /v1/me/sessions/{session}", ALL),
    Door("GET /v1/me/export", ALL),
    Door("DELETE /v1/me?email={email}", ALL),
    Door("GET /v1/me/api-tokens", ALL),
    Door("POST /v1/me/api-tokens", ALL, {"team": "{team}", "name": "Nightly import", "scope": "write"}),
    Door("DELETE /v1/me/api-tokens/{token}", ALL),
    Door("POST /v1/teams", OWNERS, {"name": "Another team"}),
]
OPEN = {"POST /v1/auth/token", "POST /v1/auth/device", "POST /v1/auth/sign-out"}
# Pages and files that a browser opens; they say nothing of a team without its link.
PAGES = {
    "/",
    "/health",
    "/ready",
    "/metrics",
    "/docs",
    "/openapi.json",
    "/extension",
    "/extension.zip",
    "/extension.xpi",
    "/extension.crx",
    "/updates.xml",
    "/updates.json",
    "/practice",
    "/images/{name}",
    "/authorize",
    "/sign-in",
    "/sign-out",
    "/sign-in/code",
    "/sign-in/second-step",
    "/reset",
    "/reset/{token}",
    "/sign-in/passkey",
    "/sign-in/company",
    "/sign-in/company/back",
    "/device",
    "/account",
    "/account/name",
    "/account/language",
    "/account/api-tokens",
    "/account/api-tokens/revoke",
    "/account/teams/leave",
    "/account/teams/export",
    "/account/teams/delete",
    "/account/export",
    "/account/delete",
    "/teams/{team}/audit",
    "/teams/{team}/audit.csv",
    "/account/password",
    "/account/authenticator",
    "/account/authenticator/begin",
    "/account/authenticator/remove",
    "/account/recovery-codes",
    "/account/passkeys",
    "/account/passkeys/rename",
    "/account/passkeys/remove",
    "/account/devices/end",
    "/account/devices/end-all",
    "/setup",
    "/invitations/{token}",
    "/invitations/{token}/new",
    "/invitations/{token}/account",
    "/console",
    "/console/{name:path}",
    # Gives what the sign-in of the page's own person gives, and only to that page (test_console.py).
    "/console/session",
    "/console/session/renewed",
    "/console/session/{session}",
}
FILES = {"/files", "/practice/files"}
SOCKETS = {"/v1/teams/{team}/sync/live", "/v1/teams/{team}/templates/{template}/live"}
