"""Where a team's history goes on after a restore, so that no client takes it for the one that it knew."""

from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

from sqlalchemy import Connection, select

from api.backup.rows import Row
from api.backup.tables import table_named

# More than any team writes between a backup and its restore: what was told of those writes is not known here.
FAR_BEYOND = 1_000_000
# An epoch counts seconds from here at least, so that two restores of one archive, into databases that know
# nothing of each other, never get the same. It fits 31 bits until 2094.
BEGINNING = datetime(2026, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Stood:
    """How far a team's history was told here before."""

    epoch: int
    head: int


def teams_that_stand(connection: Connection) -> dict[UUID, Stood]:
    team = table_named("team")
    found = connection.execute(select(team.c.id, team.c.epoch, team.c.head))
    return {team_id: Stood(epoch, head) for team_id, epoch, head in found}


def raised(team: Row, stood: Stood | None, at: datetime) -> Row:
    """A team's row in an epoch of its own, its head beyond all that was ever told; rights are read anew."""
    epochs = [team["epoch"] + 1, int((at - BEGINNING).total_seconds())]
    heads = [team["head"]]
    if stood:
        epochs.append(stood.epoch + 1)
        heads.append(stood.head)
    head = max(heads) + FAR_BEYOND
    return team | {"epoch": max(epochs), "head": head, "acl_seq": head}
