"""A script's way in: a token for one team that acts as its person, and no further than its scope."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from sqlmodel import Session

from api.audit.recording import Done, record
from api.identity.api_token_store import ApiTokens
from api.identity.invitations_made import end_invitations_through
from api.identity.keys import digest_of, new_token
from api.identity.models import ApiScope, ApiToken
from api.identity.standing import API_TOKEN_PREFIX, forget_after_commit
from api.problems import NotFound, Problem
from api.words.say import Said

USUAL_DAYS, MOST_DAYS = 90, 365
MOST = 20


class TooManyApiTokens(Problem):
    status, code = 409, "too_many_api_tokens"
    title = Said(
        "You have %(most)s API tokens for this team. Revoke one that nothing needs any more.", most=MOST
    )


def make(
    db: Session, person_id: UUID, team_id: UUID, name: str, scope: ApiScope, days: int, at: datetime
) -> tuple[ApiToken, str]:
    """The token's row, and the token itself, which is known nowhere else. The team is the person's own."""
    tokens = ApiTokens(db)
    if tokens.count(person_id, team_id, at) >= MOST:
        raise TooManyApiTokens()
    secret = f"{API_TOKEN_PREFIX}{new_token()}"
    made = ApiToken(
        digest=digest_of(secret),
        person_id=person_id,
        team_id=team_id,
        name=name,
        scope=scope,
        created_at=at,
        expires_at=at + timedelta(days=days),
    )
    tokens.add(made)
    facts = {"scope": scope, "days": days}
    record(db, team_id, person_id, Done("api_token.made", made.id, name, facts))
    return made, secret


def revoke_own(db: Session, person_id: UUID, token_id: UUID, at: datetime) -> None:
    """Raises NotFound for anybody else's, and for one that has ended."""
    _revoke(db, ApiTokens(db).of_person(person_id, at), token_id, person_id, at)


def revoke_in_team(db: Session, team_id: UUID, token_id: UUID, by: UUID, at: datetime) -> None:
    """Whoever's it is; raises NotFound for another team's, and for one that has ended."""
    _revoke(db, [token for token, _ in ApiTokens(db).in_team(team_id, at)], token_id, by, at)


def end_those_of_member(db: Session, team_id: UUID, person_id: UUID, at: datetime) -> int:
    """Of somebody who leaves the team; says how many. That they left is told elsewhere."""
    return _end(db, [each for each in ApiTokens(db).of_person(person_id, at) if each.team_id == team_id], at)


def end_those_of_person(db: Session, person_id: UUID, at: datetime) -> int:
    """In every team, as when a password is reset; says how many."""
    return _end(db, ApiTokens(db).of_person(person_id, at), at)


def _revoke(db: Session, among: Iterable[ApiToken], token_id: UUID, by: UUID, at: datetime) -> None:
    token = next((each for each in among if each.id == token_id), None)
    if not token or not _end(db, [token], at):
        raise NotFound("There is no such API token, or it has ended.")
    facts = {"scope": token.scope} | ({} if token.person_id == by else {"person_id": str(token.person_id)})
    record(db, token.team_id, by, Done("api_token.revoked", token.id, token.name, facts))


def _end(db: Session, tokens: Iterable[ApiToken], at: datetime) -> int:
    ended = [token for token in tokens if ApiTokens(db).revoke(token, at)]
    for token in ended:
        end_invitations_through(db, token.id, at)
        forget_after_commit(db, token.id)
    return len(ended)
