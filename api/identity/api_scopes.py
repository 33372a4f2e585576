"""How far an API token reaches: its own team, and there what its scope allows.

Each operation has a rule here. One that has none is closed to every API token, and a test names it.
"""

from collections.abc import Mapping
from typing import Literal
from uuid import UUID

from api.identity.standing import ApiAccess
from api.problems import NotFound, Problem

Reach = Literal["read", "write", "manage", "never"]
STRENGTH: dict[Reach, int] = {"read": 1, "write": 2, "manage": 3, "never": 4}
TEAM = "/v1/teams/{team}"

# The first that fits decides. A path that ends with `/` stands for all below it.
_RULES: tuple[tuple[str, str, Reach], ...] = (
    ("GET", "/v1/me", "read"),
    # What lets a person in, and what ends them or their team, is never a script's to do.
    ("*", "/v1/me", "never"),
    ("*", "/v1/me/", "never"),
    ("*", "/v1/auth/", "never"),
    ("*", "/v1/teams", "never"),
    ("*", f"{TEAM}/api-tokens", "never"),
    ("*", f"{TEAM}/api-tokens/", "never"),
    ("*", f"{TEAM}/export", "never"),
    ("DELETE", TEAM, "never"),
    ("*", f"{TEAM}/sign-in", "never"),
    ("*", f"{TEAM}/sign-in/", "never"),
    ("*", f"{TEAM}/members/{{person}}/", "never"),
    ("GET", TEAM, "read"),
    ("GET", f"{TEAM}/", "read"),
    ("*", f"{TEAM}/templates", "write"),
    ("*", f"{TEAM}/templates/", "write"),
    ("DELETE", f"{TEAM}/trash", "manage"),
    ("DELETE", f"{TEAM}/trash/", "manage"),
    ("POST", f"{TEAM}/trash/erase", "manage"),
    ("*", f"{TEAM}/trash/", "write"),
    ("*", f"{TEAM}/restore", "manage"),
    ("*", f"{TEAM}/packs", "write"),
    ("*", f"{TEAM}/sync/push", "write"),
    ("*", f"{TEAM}/files/", "write"),
    ("*", f"{TEAM}/images", "write"),
    ("PATCH", TEAM, "manage"),
    ("PATCH", f"{TEAM}/members/{{person}}", "manage"),
    ("DELETE", f"{TEAM}/members/{{person}}", "manage"),
    ("*", f"{TEAM}/access/", "manage"),
    ("*", f"{TEAM}/groups", "manage"),
    ("*", f"{TEAM}/groups/", "manage"),
    ("*", f"{TEAM}/invitations", "manage"),
    ("*", f"{TEAM}/invitations/", "manage"),
    ("*", f"{TEAM}/folders", "manage"),
    ("*", f"{TEAM}/folders/", "manage"),
)


class BeyondScope(Problem):
    status, code = 403, "beyond_scope"
    title = "That API token may not do this. Use one with a wider scope, or sign in."


def rule_for(method: str, path: str) -> Reach | None:
    """What an operation asks of an API token; None where nobody thought of it."""
    fitting = (reach for asked, place, reach in _RULES if asked in ("*", method) and _is_in(path, place))
    return next(fitting, None)


def check_reach(access: ApiAccess, method: str, path: str, places: Mapping[str, str]) -> None:
    """Raises NotFound outside its team, as for a team that does not exist, and BeyondScope within it."""
    if "team" in places:
        check_team(access, places["team"])
    asked = rule_for(method, path) or "never"
    if STRENGTH[asked] > STRENGTH[access.scope]:
        raise BeyondScope(scope=access.scope)


def check_team(access: ApiAccess | None, team: UUID | str) -> None:
    """Raises NotFound for any team but that of an API token; whoever signed in may ask for any."""
    if access and str(team).lower() != str(access.team_id):
        raise NotFound("There is no such team, or you do not belong to it.")


def _is_in(path: str, place: str) -> bool:
    return path.startswith(place) if place.endswith("/") else path == place
