"""What an archive holds of every table. A table that is named in neither list fails a test."""

from collections.abc import Callable
from uuid import UUID

from sqlalchemy import ColumnElement, Table, false, or_, select
from sqlmodel import SQLModel

import api.audit.models
import api.files.models
import api.identity.models
import api.library.models
import api.signing_in.models
import api.sync.models
import api.teams.models  # noqa: F401 - every room's tables

OfTeam = Callable[[Table, UUID], ColumnElement[bool]]


def tables() -> list[Table]:
    """Those that an archive holds, each after the ones that it refers to."""
    return [table for table in SQLModel.metadata.sorted_tables if table.name in KEPT]


def table_named(name: str) -> Table:
    return SQLModel.metadata.tables[name]


def columns_to(table: Table, other: str) -> list[str]:
    """The columns of a table that refer to the ids of another."""
    return [
        column.name
        for column in table.columns
        if any(key.target_fullname == f"{other}.id" for key in column.foreign_keys)
    ]


def _by_team(table: Table, team_id: UUID) -> ColumnElement[bool]:
    return table.c.team_id == team_id


def _by_group(table: Table, team_id: UUID) -> ColumnElement[bool]:
    groups = table_named("team_group")
    return table.c.group_id.in_(select(groups.c.id).where(groups.c.team_id == team_id))


def _by_member(table: Table, team_id: UUID) -> ColumnElement[bool]:
    members = table_named("member")
    return table.c.person_id.in_(select(members.c.person_id).where(members.c.team_id == team_id))


def _itself(table: Table, team_id: UUID) -> ColumnElement[bool]:
    return table.c.id == team_id


def _spoken_of(table: Table, team_id: UUID) -> ColumnElement[bool]:
    """Members, and whoever wrote, invited or sent something and left."""
    named = [
        table.c.id.in_(select(each.c[column]).where(_by_team(each, team_id)))
        for each in tables()
        if "team_id" in each.c
        for column in columns_to(each, "person")
    ]
    return or_(*named)


def _nobodys(_: Table, __: UUID) -> ColumnElement[bool]:
    return false()


# Which rows go along when one team is taken; a whole service takes all.
KEPT: dict[str, OfTeam] = {
    "person": _spoken_of,
    "authenticator": _by_member,
    "recovery_code": _by_member,
    "passkey": _by_member,
    "company_account": _by_member,
    # Devices are signed in to a service, not to a team.
    "device_session": _nobodys,
    "refresh_token": _nobodys,
    "team": _itself,
    "member": _by_team,
    "team_group": _by_team,
    "group_member": _by_group,
    "invitation": _by_team,
    "api_token": _by_team,
    "folder": _by_team,
    "folder_grant": _by_team,
    "template": _by_team,
    "template_version": _by_team,
    "trashed_template": _by_team,
    "tombstone": _by_team,
    "kept_file": _by_team,
    "file_piece": _by_team,
    "file_bringer": _by_team,
    "kept_image": _by_team,
    "attached_file": _by_team,
    "settled_edit": _by_team,
    "audit_entry": _by_team,
}

LEFT_OUT: dict[str, str] = {
    "authorization_code": "good for a minute; whoever is in the middle of signing in begins again",
    "device_grant": "good for minutes; whoever waits for a device to be let in begins again",
    "password_reset": "good for an hour, and a link that was mailed must not come to life again",
    "spent_challenge": "keeps a passkey's answer from being used twice within minutes",
    "attempt": "counts wrong passwords of the last minutes",
}

# The credentials of one person: those of who is there already win, whatever is restored.
CREDENTIALS = {"authenticator", "recovery_code", "passkey", "company_account", "api_token"}
