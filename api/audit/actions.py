"""Everything that the audit trail can tell."""

from typing import Literal, get_args

from api.words.say import Said

Action = Literal[
    "signed_in",
    "sign_in.failed",
    "signed_out",
    "session.opened",
    "session.ended",
    "password.changed",
    "password.reset_asked",
    "password.reset",
    "authenticator.added",
    "authenticator.removed",
    "recovery_codes.renewed",
    "recovery_code.used",
    "passkey.added",
    "passkey.removed",
    "company_account.linked",
    "device.let_in",
    "device.refused",
    "api_token.made",
    "api_token.revoked",
    "team.made",
    "team.changed",
    "team.exported",
    "team.second_step_required",
    "team.second_step_optional",
    "member.joined",
    "member.left",
    "member.removed",
    "member.role_changed",
    "member.renamed",
    "member.seen_as",
    "invitation.made",
    "invitation.withdrawn",
    "invitation.renewed",
    "group.made",
    "group.renamed",
    "group.removed",
    "group.member_added",
    "group.member_removed",
    "folder.made",
    "folder.renamed",
    "folder.moved",
    "folder.deleted",
    "grant.set",
    "grant.revoked",
    "template.saved",
    "template.moved",
    "template.deleted",
    "template.brought_back",
    "template.erased",
    "template.all_restored",
    "pack.imported",
    "pack.exported",
    "audit.exported",
    "backup.restored",
]
ACTIONS: tuple[Action, ...] = get_args(Action)
# What one may ask for at once.
Kind = Literal[
    "signing_in",
    "api_token",
    "team",
    "member",
    "invitation",
    "group",
    "folder",
    "grant",
    "template",
    "pack",
]
KINDS: tuple[Kind, ...] = get_args(Kind)
KIND_NAMES: dict[Kind, Said] = {
    "signing_in": Said("Signing in"),
    "api_token": Said("API tokens"),
    "team": Said("The team itself"),
    "member": Said("Members"),
    "invitation": Said("Invitations"),
    "group": Said("Groups"),
    "folder": Said("Folders"),
    "grant": Said("Rights"),
    "template": Said("Templates"),
    "pack": Said("Packs"),
}
_OF_TEAM = ("team.", "audit.", "backup.")
_ELSEWHERE = ("api_token.", "member.", "invitation.", "group.", "folder.", "grant.", "template.", "pack.")


def actions_of(kind: str) -> tuple[Action, ...]:
    """Of a kind, or the one of that name."""
    if kind == "signing_in":
        return tuple(each for each in ACTIONS if not each.startswith((*_OF_TEAM, *_ELSEWHERE)))
    begins = _OF_TEAM if kind == "team" else (f"{kind}.",)
    return tuple(each for each in ACTIONS if each == kind or each.startswith(begins))
