"""Inviting a list of people: each line stands or falls by itself, and what is wrong with it is an outcome."""

import re
from collections.abc import Callable, Iterable
from datetime import datetime

from api.identity.emails import email_of
from api.identity.names import NAME
from api.problems import Problem
from api.teams.models import Invitation
from api.teams.problems import AlreadyInvited, BadName
from api.teams.rules import address_to_invite, check_gives, check_manages_people, invite
from api.teams.store import TeamStore
from api.teams.views import InvitationLine, InvitationLink, LineOutcome, LineOutcomes, NewInvitation

Sent = Callable[[Invitation, str], InvitationLink]


def invite_lines(store: TeamStore, lines: Iterable[InvitationLine], sent: Sent, at: datetime) -> LineOutcomes:
    """`sent` is told each invitation and its token as soon as it is made."""
    check_manages_people(store)
    return LineOutcomes(lines=[_invited(store, line, sent, at) for line in lines])


def check_lines(store: TeamStore, lines: Iterable[InvitationLine], at: datetime) -> LineOutcomes:
    """As `invite_lines` would answer, and nobody is invited."""
    check_manages_people(store)
    told: set[str] = set()
    return LineOutcomes(lines=[_checked(store, line, told, at) for line in lines])


def _invited(store: TeamStore, line: InvitationLine, sent: Sent, at: datetime) -> LineOutcome:
    try:
        wanted = _wanted(store, line, set(), at)
        invitation = sent(*invite(store, wanted, at))
    except Problem as problem:
        return _refused(line, problem)
    return LineOutcome(email=invitation.email, invitation=invitation)


def _checked(store: TeamStore, line: InvitationLine, told: set[str], at: datetime) -> LineOutcome:
    try:
        wanted = _wanted(store, line, told, at)
    except Problem as problem:
        return _refused(line, problem)
    told.add(wanted.email or "")
    return LineOutcome(email=wanted.email or "")


def _wanted(store: TeamStore, line: InvitationLine, told: set[str], at: datetime) -> NewInvitation:
    """Raises what is wrong with the line. `told` are the addresses of the lines before it."""
    check_gives(store, line.role)
    email = address_to_invite(store, line.email, at)
    if email in told:
        raise AlreadyInvited(f"{email} stands in the list already.")
    name = line.name.strip()
    if name and (len(name) > 200 or not re.search(NAME, name)):
        raise BadName()
    return NewInvitation(role=line.role, email=email, name=name or None)


def _refused(line: InvitationLine, problem: Problem) -> LineOutcome:
    email = email_of(line.email) or line.email
    return LineOutcome(email=email, code=problem.code, message=problem.detail)
