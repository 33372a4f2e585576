"""Each entry of the trail as a sentence."""

from collections.abc import Callable, Mapping
from typing import Any

from api.audit.models import AuditEntry

OPERATOR = "Whoever runs the service"
FORMER_MEMBER = "a former member"
Facts = Mapping[str, Any]


def sentence(told: AuditEntry) -> str:
    """As “Lena Lead changed the role of Aiko Agent from agent to lead.”"""
    deed = _DEEDS.get(told.action, _unknown(told.action))(told.object_name, told.facts)
    with_token = f", with the API token {_quoted(token)}" if (token := told.facts.get("api_token")) else ""
    said = f"{actor(told)} {deed}{with_token}."
    return said[0].upper() + said[1:]


def _unknown(action: str) -> Callable[[str, Facts], str]:
    """While an update goes on, or after it was taken back, the trail holds what a newer version told."""
    told = f"did what this version has no words for: {action}"
    return lambda name, _: f"{told}, {_quoted(name)}" if name else told


def actor(told: AuditEntry) -> str:
    return told.actor_name or (OPERATOR if told.actor_id is None else FORMER_MEMBER)


def _quoted(name: object) -> str:
    return f"“{name}”" if name else "one without a name"


def _named(deed: str) -> Callable[[str, Facts], str]:
    """`{it}` is what it was done to, any other word a fact."""
    return lambda name, facts: deed.format_map(_Known(facts, it=_quoted(name)))


def _plain(deed: str) -> Callable[[str, Facts], str]:
    return lambda _, __: deed


class _Known(dict[str, Any]):
    """An entry from before a fact was kept still has its sentence."""

    def __missing__(self, _: str) -> str:
        return "something"


def _signed_in(_: str, facts: Facts) -> str:
    ways = {"passkey": " with a passkey", "company": " with the company's account"}
    how = ways.get(facts.get("how", ""), "")
    device = f" on {facts['device']}" if facts.get("device") else ""
    return f"signed in{how}{device}"


def _failed(_: str, facts: Facts) -> str:
    where = facts.get("where", "the sign-in page")
    what = "sign in" if where == "the sign-in page" else f"prove who they are at {where}"
    return f"tried to {what}, and failed"


def _session_ended(name: str, facts: Facts) -> str:
    why = f", because it was {facts['why']}" if facts.get("why") else ""
    return f"ended the sign-in of {name or 'a device'}{why}"


def _team_changed(name: str, facts: Facts) -> str:
    was, values = facts.get("came_from"), facts.get("values") or {}
    renamed = [f"renamed the team from {_quoted(was)} to {_quoted(name)}"] if was else []
    changed = [_value(value, *states) for value, states in values.items()]
    return " and ".join([*renamed, *changed]) or "changed the team"


def _value(name: str, had: str | None, has: str | None) -> str:
    if has is None:
        return f"took away the value team.{name}, which was {_quoted(had)}"
    return f"set team.{name} to {_quoted(has)}" + (f", which was {_quoted(had)}" if had is not None else "")


def _left(_: str, facts: Facts) -> str:
    return "deleted their account, and so left the team" if facts.get("account_deleted") else "left the team"


def _changed_role(name: str, facts: Facts) -> str:
    before, role = facts.get("before", "something"), facts.get("role", "something")
    return f"changed the role of {name} from {before} to {role}"


def _invited(name: str, facts: Facts) -> str:
    whom = _quoted(name) if name else "whoever has the link"
    return f"invited {whom} as {facts.get('role', 'something')}"


def _withdrew(name: str, facts: Facts) -> str:
    whom = _quoted(name) if name else "whoever has the link"
    return f"withdrew the invitation of {whom} as {facts.get('role', 'something')}"


def _renewed(name: str, facts: Facts) -> str:
    whom = _quoted(name) if name else "whoever has the link"
    return f"made a new link for the invitation of {whom} as {facts.get('role', 'something')}"


def _day(facts: Facts) -> str:
    return str(facts.get("due", "some day"))[:10]


def _made_folder(name: str, facts: Facts) -> str:
    inside = f" inside {_quoted(facts['inside'])}" if facts.get("inside") else ""
    return f"made the folder {_quoted(name)}{inside}"


def _moved_folder(name: str, facts: Facts) -> str:
    places = [_quoted(facts[place]) if facts.get(place) else "the top" for place in ("came_from", "inside")]
    return f"moved the folder {_quoted(name)} from {places[0]} to {places[1]}"


def _deleted_folder(name: str, facts: Facts) -> str:
    templates, folders = facts.get("templates", 0), facts.get("subfolders", 0)
    below = f" and {_counted(folders, 'folder')}" if folders else ""
    return f"deleted the folder {_quoted(name)} with {_counted(templates, 'template')}{below}"


def _granted(name: str, facts: Facts) -> str:
    before = f", before it was {facts['before']}" if facts.get("before") else ""
    return f"granted {_holder(facts)} the right to {facts.get('right', 'use')} {_quoted(name)}{before}"


def _revoked(name: str, facts: Facts) -> str:
    return f"revoked the right of {_holder(facts)} to {facts.get('right', 'use')} {_quoted(name)}"


def _holder(facts: Facts) -> str:
    kind, name = facts.get("to_kind"), facts.get("to")
    if kind == "everyone":
        return "everyone"
    return f"the group {_quoted(name)}" if kind == "group" else str(name)


def _saved(name: str, facts: Facts) -> str:
    if facts.get("is_new"):
        return f"made the template {_quoted(name)} in {_place(facts, 'folder')}"
    came_from = f", out of {_place(facts, 'came_from')}" if facts.get("came_from") else ""
    return f"saved the template {_quoted(name)} in {_place(facts, 'folder')}{came_from}"


def _moved(name: str, facts: Facts) -> str:
    there, here = _place(facts, "came_from"), _place(facts, "folder")
    return f"moved the template {_quoted(name)} from {there} to {here}"


def _deleted(name: str, facts: Facts) -> str:
    return f"deleted the template {_quoted(name)} in {_place(facts, 'folder')}"


def _place(facts: Facts, which: str) -> str:
    return str(facts.get(which)) if facts.get(which) == "a private folder" else _quoted(facts.get(which))


def _restored(name: str, facts: Facts) -> str:
    what = f"the folder {_quoted(name)}" if name else "the library"
    counts = [
        f"{_counted(facts.get('changed', 0), 'template')} changed back",
        f"{facts.get('returned', 0)} came back",
        f"{facts.get('trashed', 0)} went to the trash",
    ]
    return f"restored {what} to how it was at {facts.get('at', 'an earlier time')}: {', '.join(counts)}"


def _imported(name: str, facts: Facts) -> str:
    counts = f"{facts.get('made', 0)} new, {facts.get('changed', 0)} changed"
    return f"imported the pack {_quoted(name)} into {_quoted(facts.get('folder'))}: {counts}"


def _exported(name: str, facts: Facts) -> str:
    return f"exported the folder {_quoted(name)} with {_counted(facts.get('templates', 0), 'template')}"


def _counted(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


_DEEDS: dict[str, Callable[[str, Facts], str]] = {
    "signed_in": _signed_in,
    "sign_in.failed": _failed,
    "signed_out": lambda name, _: f"signed out on {name or 'a device'}",
    "session.opened": lambda name, _: f"signed a device in: {name or 'one without a name'}",
    "session.ended": _session_ended,
    "password.changed": _plain("changed their password"),
    "password.reset_asked": lambda name, _: f"asked for a new password{f' for {name}' if name else ''}",
    "password.reset": lambda name, _: "set a new password",
    "authenticator.added": _plain("added an authenticator"),
    "authenticator.removed": lambda name, _: "removed an authenticator",
    "recovery_codes.renewed": _plain("made new recovery codes"),
    "recovery_code.used": _plain("signed in with a recovery code"),
    "passkey.added": _named("added the passkey {it}"),
    "passkey.removed": _named("removed the passkey {it}"),
    "company_account.linked": _plain("linked their account with the company's"),
    "device.let_in": lambda name, _: f"let a device in: {name or 'one without a name'}",
    "device.refused": lambda name, _: f"refused a device: {name or 'one without a name'}",
    "api_token.made": _named("made the API token {it}, which may {scope}"),
    "api_token.revoked": _named("revoked the API token {it}"),
    "team.made": _named("made the team {it}"),
    "team.changed": _team_changed,
    "team.exported": _named("exported the whole team {it}"),
    "team.second_step_required": lambda _, facts: f"required a second step of everybody from {_day(facts)}",
    "team.second_step_optional": _plain("left the second step to each person"),
    "member.joined": lambda name, facts: f"joined the team as {facts.get('role', 'something')}",
    "member.left": _left,
    "member.removed": lambda name, facts: f"removed {name}, who was {facts.get('role', 'something')}",
    "member.renamed": lambda name, _: f"took the name {_quoted(name)}",
    "member.role_changed": _changed_role,
    "member.seen_as": lambda name, _: f"looked at the library as {name} sees it",
    "invitation.made": _invited,
    "invitation.withdrawn": _withdrew,
    "invitation.renewed": _renewed,
    "group.made": _named("made the group {it}"),
    "group.renamed": _named("renamed the group “{came_from}” to {it}"),
    "group.removed": _named("removed the group {it}"),
    "group.member_added": _named("put {person} into the group {it}"),
    "group.member_removed": _named("took {person} out of the group {it}"),
    "folder.made": _made_folder,
    "folder.renamed": _named("renamed the folder “{came_from}” to {it}"),
    "folder.moved": _moved_folder,
    "folder.deleted": _deleted_folder,
    "grant.set": _granted,
    "grant.revoked": _revoked,
    "template.saved": _saved,
    "template.moved": _moved,
    "template.deleted": _deleted,
    "template.brought_back": _named("brought {it} back from the trash into “{folder}”"),
    "template.erased": _named("deleted {it}, which had lain in “{folder}”, for good"),
    "template.all_restored": _restored,
    "pack.imported": _imported,
    "pack.exported": _exported,
    "audit.exported": _plain("exported the audit trail"),
    "backup.restored": _plain("restored the team from a backup"),
}
