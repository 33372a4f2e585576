"""The OpenAPI document: what the routes say of themselves, and what is said of the whole."""

from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from api.identity.api_scopes import rule_for
from api.problems import PROBLEM_SCHEMA

ABOUT = """
The team's replies, on every agent's keyboard. Everything the extension does goes through this API,
and scripts may do the same.

Sign in at `/authorize` (authorization code with PKCE), send the access token as
`Authorization: Bearer …`. A script sends an API token there, which its person makes on `/account`;
`x-api-token` says of each operation which scope it needs.

A refusal is always a problem (RFC 9457): `code` is stable, `detail` says what happened and what to do.
What belongs to another team answers exactly as what does not exist.
"""
SYNC = """
What changed, edits in, and pokes: how every keyboard stays level. Pokes come over the WebSocket
`/v1/teams/{team}/sync/live`: send `{"token": "…"}` first, then hear `{"<team>": head}` at every write
and `{}` every 20 seconds. It ends with 4401 when signed out, 4404 outside the team, 4408 without a token
in 10 seconds, 4429 for the oldest of more than five of one person in the team, and 1012 when the service
restarts, with `{"retry_after": seconds}` as its reason.

Who else has a template open is told on `/v1/teams/{team}/templates/{template}/live`, to who may use it: send
the token likewise, then `{"writes": false}` (true while somebody types) at least every ten seconds, and hear
`{"here": [{"person": id, "writes": false}], "more": 0}`. Nothing of it is stored. It ends as the other does,
and with 4408 after 13 seconds without a word.
""".strip()
# As the reference tells them.
CHAPTERS: list[dict[str, str]] = [
    {"name": "Signing in", "description": "Tokens, and the devices that a person is signed in on."},
    {"name": "Teams and people", "description": "A team, its values, who belongs to it and in which role."},
    {"name": "Invitations", "description": "Links that let somebody in, once."},
    {"name": "Groups", "description": "People who may do the same."},
    {"name": "Folders", "description": "The unit of permission and of sync, and who may do what in it."},
    {
        "name": "Who may do what",
        "description": "Rights as they are, with their reasons, and as they would be.",
    },
    {"name": "Templates", "description": "Text with variables, and every version that was kept."},
    {"name": "Trash and restoring", "description": "What was deleted lately, and the library as it was."},
    {
        "name": "Files",
        "description": "What is in attachments, and pictures that mails show. Whoever sees a template that "
        "names a file may have it; knowing its digest gives nobody anything.",
    },
    {"name": "Packs", "description": "Files of templates, read and written as YAML."},
    {"name": "Sync", "description": SYNC},
    {"name": "API tokens", "description": "Ways in for scripts: one team, one scope, an end."},
    {"name": "Audit trail", "description": "Who did what to whom, and when."},
    {"name": "Leaving", "description": "Taking everything along, and leaving for good."},
]


def document_of(app: FastAPI) -> dict[str, Any]:
    """Made once; the routes are all there before the first question."""
    if not app.openapi_schema:
        document = get_openapi(
            title=app.title,
            version=app.version,
            description=app.description.strip(),
            routes=app.routes,
            tags=app.openapi_tags,
        )
        schemas = document.setdefault("components", {}).setdefault("schemas", {})
        schemas["Problem"] = PROBLEM_SCHEMA
        _say_scopes(document)
        schemas.pop("HTTPValidationError", None)
        schemas.pop("ValidationError", None)
        app.openapi_schema = document
    return app.openapi_schema


def _say_scopes(document: dict[str, Any]) -> None:
    for path, operations in document["paths"].items():
        for method, operation in operations.items():
            if "security" in operation:
                operation["x-api-token"] = rule_for(method.upper(), path) or "never"
