"""Sentences about people and their ways in."""

from functools import reduce

from api.audit.saying import SOMETHING, Deed, Facts, filled, plain, quoted
from api.words.say import Said

_WHY = {
    "too old": Said("too old"),
    "used from two places": Said("used from two places"),
    "opened by a code that was used twice": Said("opened by a code that was used twice"),
}


def _signed_in(who: str, name: str, facts: Facts) -> Said:
    has_device = bool(facts.get("device"))
    match facts.get("how"):
        case "passkey":
            alone, on_device = (
                Said("%(who)s signed in with a passkey."),
                Said("%(who)s signed in with a passkey on %(device)s."),
            )
        case "company":
            alone, on_device = (
                Said("%(who)s signed in with the company’s account."),
                Said("%(who)s signed in with the company’s account on %(device)s."),
            )
        case _:
            alone, on_device = Said("%(who)s signed in."), Said("%(who)s signed in on %(device)s.")
    return filled(on_device if has_device else alone, who, name, facts)


def _failed(who: str, name: str, facts: Facts) -> Said:
    match facts.get("where"):
        case "the second step":
            said = Said("%(who)s tried to prove who they are at the second step, and failed.")
        case "the account page":
            said = Said("%(who)s tried to prove who they are at the account page, and failed.")
        case _:
            said = Said("%(who)s tried to sign in, and failed.")
    return filled(said, who, name, facts)


def _session_ended(who: str, name: str, facts: Facts) -> Said:
    why = str(facts.get("why") or "")
    if not why:
        return filled(Said("%(who)s ended the sign-in of %(name)s."), who, name, facts)
    because = Said("%(who)s ended the sign-in of %(name)s, because it was %(why)s.")
    return filled(because, who, name, facts, why=_WHY.get(why, why))


def _reset_asked(who: str, name: str, facts: Facts) -> Said:
    if name:
        return filled(Said("%(who)s asked for a new password for %(name)s."), who, name, facts)
    return filled(Said("%(who)s asked for a new password."), who, name, facts)


def _team_changed(who: str, name: str, facts: Facts) -> Said:
    """A sentence a change."""
    renamed = Said("%(who)s renamed the team from “%(came_from)s” to %(it)s.")
    first = [filled(renamed, who, name, facts)] if facts.get("came_from") else []
    values = facts.get("values") or {}
    changes = first + [_value_changed(who, value, *states) for value, states in values.items()]
    if not changes:
        return Said("%(who)s changed the team.", who=who)
    return reduce(lambda one, next_one: Said("%(one)s %(next)s", one=one, next=next_one), changes)


def _value_changed(who: str, value: str, had: str | None, has: str | None) -> Said:
    if has is None:
        said = Said("%(who)s took away the value team.%(value)s, which was %(had)s.")
    elif had is None:
        said = Said("%(who)s set team.%(value)s to %(has)s.")
    else:
        said = Said("%(who)s set team.%(value)s to %(has)s, which was %(had)s.")
    return filled(said, who, "", {}, value=value, had=quoted(had), has=quoted(has))


def _second_step_required(who: str, name: str, facts: Facts) -> Said:
    day = str(facts.get("due", ""))[:10] or SOMETHING
    required = Said("%(who)s required a second step of everybody from %(due)s.")
    return filled(required, who, name, facts, due=day)


def _left(who: str, name: str, facts: Facts) -> Said:
    if facts.get("account_deleted"):
        return Said("%(who)s deleted their account, and so left the team.", who=who)
    return Said("%(who)s left the team.", who=who)


def _of_invitation(said: Said) -> Deed:
    def deed(who: str, name: str, facts: Facts) -> Said:
        whom = quoted(name) if name else Said("whoever has the link")
        return filled(said, who, name, facts, whom=whom)

    return deed


PEOPLE_DEEDS: dict[str, Deed] = {
    "signed_in": _signed_in,
    "sign_in.failed": _failed,
    "signed_out": plain(Said("%(who)s signed out on %(name)s.")),
    "session.opened": plain(Said("%(who)s signed a device in: %(name)s.")),
    "session.ended": _session_ended,
    "password.changed": plain(Said("%(who)s changed their password.")),
    "password.reset_asked": _reset_asked,
    "password.reset": plain(Said("%(who)s set a new password.")),
    "authenticator.added": plain(Said("%(who)s added an authenticator.")),
    "authenticator.removed": plain(Said("%(who)s removed an authenticator.")),
    "recovery_codes.renewed": plain(Said("%(who)s made new recovery codes.")),
    "recovery_code.used": plain(Said("%(who)s signed in with a recovery code.")),
    "passkey.added": plain(Said("%(who)s added the passkey %(it)s.")),
    "passkey.removed": plain(Said("%(who)s removed the passkey %(it)s.")),
    "company_account.linked": plain(Said("%(who)s linked their account with the company’s.")),
    "device.let_in": plain(Said("%(who)s let a device in: %(name)s.")),
    "device.refused": plain(Said("%(who)s refused a device: %(name)s.")),
    "api_token.made": plain(Said("%(who)s made the API token %(it)s, which may %(scope)s.")),
    "api_token.revoked": plain(Said("%(who)s revoked the API token %(it)s.")),
    "team.made": plain(Said("%(who)s made the team %(it)s.")),
    "team.changed": _team_changed,
    "team.exported": plain(Said("%(who)s exported the whole team %(it)s.")),
    "team.second_step_required": _second_step_required,
    "team.second_step_optional": plain(Said("%(who)s left the second step to each person.")),
    "member.joined": plain(Said("%(who)s joined the team as %(role)s.")),
    "member.left": _left,
    "member.removed": plain(Said("%(who)s removed %(name)s, who was %(role)s.")),
    "member.renamed": plain(Said("%(who)s took the name %(it)s.")),
    "member.role_changed": plain(Said("%(who)s changed the role of %(name)s from %(before)s to %(role)s.")),
    "member.seen_as": plain(Said("%(who)s looked at the library as %(name)s sees it.")),
    "invitation.made": _of_invitation(Said("%(who)s invited %(whom)s as %(role)s.")),
    "invitation.withdrawn": _of_invitation(Said("%(who)s withdrew the invitation of %(whom)s as %(role)s.")),
    "invitation.renewed": _of_invitation(
        Said("%(who)s made a new link for the invitation of %(whom)s as %(role)s.")
    ),
    "group.made": plain(Said("%(who)s made the group %(it)s.")),
    "group.renamed": plain(Said("%(who)s renamed the group “%(came_from)s” to %(it)s.")),
    "group.removed": plain(Said("%(who)s removed the group %(it)s.")),
    "group.member_added": plain(Said("%(who)s put %(person)s into the group %(it)s.")),
    "group.member_removed": plain(Said("%(who)s took %(person)s out of the group %(it)s.")),
    "audit.exported": plain(Said("%(who)s exported the audit trail.")),
    "backup.restored": plain(Said("%(who)s restored the team from a backup.")),
}
