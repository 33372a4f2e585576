"""Who may make, rename, move, share and delete folders, and what happens to what lies in them."""

from uuid import UUID

from api.library.folder_store import FolderStore
from api.library.models import Folder, Grant
from api.library.problems import (
    FolderNotEmpty,
    FolderTreeRefused,
    NotYourFolder,
    PrivateFolder,
    TooManyFolders,
)
from api.library.rights import Right, Scope, Scopes
from api.library.template_store import TemplateStore
from api.library.trail import tell_all_deleted, tell_folder, tell_grant
from api.problems import NotAllowed, NotFound
from api.teams.doors import Place

FOLDERS_A_TEAM = 1_000
DEPTH = 12
MAKE_TOP_FOLDERS = {"owner", "admin", "lead"}


def seen_folder(scopes: Scopes, folder_id: UUID) -> Scope:
    """Raises NotFound alike for a folder that does not exist and for one that this person may not see."""
    scope = scopes.get(folder_id)
    if not scope:
        raise NotFound("There is no such folder, or it is not shared with you.")
    return scope


def managed_folder(scopes: Scopes, folder_id: UUID) -> Scope:
    scope = seen_folder(scopes, folder_id)
    if scope.kind == "private":
        raise PrivateFolder()
    if scope.right != "manage":
        raise NotYourFolder()
    return scope


def make_folder(folders: FolderStore, name: str, parent: UUID | None) -> Scope:
    """A top-level folder needs a lead, who then manages it; one below another, who manages that one."""
    _check_place(folders, folders.scopes(), parent)
    if folders.count() >= FOLDERS_A_TEAM:
        raise TooManyFolders()
    made = Folder(team_id=folders.team_id, parent_id=parent, name=name)
    folders.add(made)
    tell_folder(folders, "folder.made", made, inside=_name_of(folders, parent))
    if folders.place.role == "lead" and parent is None:
        grant = _grant_on(made.id, folders.place, "person", folders.place.person_id, "manage")
        folders.save_grant(grant)
        tell_grant(folders, "grant.set", grant)
    else:
        folders.rights_changed()
    return seen_folder(folders.scopes(), made.id)


def rename_folder(folders: FolderStore, folder_id: UUID, name: str) -> Scope:
    managed_folder(folders.scopes(), folder_id)
    folder = folders.get(folder_id)
    was_called, folder.name = folder.name, name
    folders.rights_changed()
    if was_called != name:
        tell_folder(folders, "folder.renamed", folder, came_from=was_called)
    return seen_folder(folders.scopes(), folder_id)


def move_folder(folders: FolderStore, folder_id: UUID, parent: UUID | None) -> Scope:
    """With all that lies below it; rights that came from above change with the place."""
    scopes = folders.scopes()
    managed_folder(scopes, folder_id)
    below = _with_all_below(folders, folder_id)
    if parent in below:
        raise FolderTreeRefused("A folder cannot lie inside itself.")
    _check_place(folders, scopes, parent)
    folder = folders.get(folder_id)
    came_from, folder.parent_id = folder.parent_id, parent
    folders.rights_changed()
    moved = folders.scopes().get(folder_id)
    if not moved:
        raise NotAllowed("There you could not see the folder yourself. Have it granted to you first.")
    if came_from != parent:
        places = {"came_from": _name_of(folders, came_from), "inside": _name_of(folders, parent)}
        tell_folder(folders, "folder.moved", folder, **places)
    return moved


def delete_folder(templates: TemplateStore, folder_id: UUID, confirmed: int | None) -> None:
    """With all that lies below it; `confirmed` is how many templates the person agreed to lose."""
    folders = templates.folders
    managed_folder(templates.scopes, folder_id)
    tree = _with_all_below(folders, folder_id)
    lost = folders.templates_in(tree)
    is_empty = len(tree) == 1 and not lost
    if not is_empty and confirmed != len(lost):
        raise FolderNotEmpty(
            f"It holds {_counted(len(lost), 'template')} and {_counted(len(tree) - 1, 'folder')}. "
            f"To delete them as well, say so: ?templates={len(lost)}",
            templates=len(lost),
            folders=len(tree) - 1,
        )
    folder, number = folders.get(folder_id), folders.rights_changed()
    templates.remove_all(lost, number)
    tell_all_deleted(templates, lost, number)
    tell_folder(folders, "folder.deleted", folder, templates=len(lost), subfolders=len(tree) - 1)
    folders.remove(list(reversed(tree)))


def set_grant(folders: FolderStore, folder_id: UUID, to_kind: str, to_id: UUID, right: Right) -> Grant:
    """Raises NotFound for somebody or a group that is not in the team."""
    managed_folder(folders.scopes(), folder_id)
    if not folders.is_in_team(to_kind, to_id):
        raise NotFound(f"There is no such {to_kind} in this team.")
    standing = folders.grant_to(folder_id, to_kind, to_id)
    had = standing.right if standing else None
    grant = standing or _grant_on(folder_id, folders.place, to_kind, to_id, right)
    grant.right = right
    folders.save_grant(grant)
    if had != right:
        tell_grant(folders, "grant.set", grant, before=had)
    return grant


def revoke_grant(folders: FolderStore, folder_id: UUID, grant_id: UUID) -> None:
    managed_folder(folders.scopes(), folder_id)
    grant = folders.grant(grant_id, folder_id)
    if not grant:
        raise NotFound("There is no such grant on this folder.")
    tell_grant(folders, "grant.revoked", grant)
    folders.remove_grant(grant)


def _name_of(folders: FolderStore, folder_id: UUID | None) -> str | None:
    return folders.get(folder_id).name if folder_id else None


def _check_place(folders: FolderStore, scopes: Scopes, parent: UUID | None) -> None:
    if parent is None:
        if folders.place.role not in MAKE_TOP_FOLDERS:
            raise NotAllowed("Only leads, admins and owners put folders at the top.")
        return
    managed_folder(scopes, parent)
    if _depth(folders, parent) >= DEPTH:
        raise FolderTreeRefused(f"Folders may lie {DEPTH} deep.")


def _depth(folders: FolderStore, folder_id: UUID) -> int:
    depth, above = 1, folders.get(folder_id).parent_id
    while above:
        depth, above = depth + 1, folders.get(above).parent_id
    return depth


def _with_all_below(folders: FolderStore, folder_id: UUID) -> list[UUID]:
    """The folder first, then level by level."""
    found, level = [folder_id], [folder_id]
    while level := folders.children_of(level):
        found += level
    return found


def _counted(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def _grant_on(folder_id: UUID, place: Place, to_kind: str, to_id: UUID, right: Right) -> Grant:
    return Grant(
        team_id=place.team_id,
        folder_id=folder_id,
        to_kind=to_kind,
        to_id=to_id,
        person_id=to_id if to_kind == "person" else None,
        group_id=to_id if to_kind == "group" else None,
        right=right,
    )
