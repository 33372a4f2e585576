"""Who is told who may do what, and what would be otherwise after a change that is only thought of."""

from collections import defaultdict
from datetime import datetime
from uuid import UUID

from api.identity.models import Person
from api.library.access import (
    Reason,
    Standing,
    differences,
    with_belonging,
    with_grant,
    with_role,
    without_belonging,
    without_group,
    without_person,
)
from api.library.access_store import AccessStore
from api.library.access_views import (
    AccessOfPerson,
    AccessPreview,
    BelongingThought,
    DifferenceView,
    Ends,
    FolderAccess,
    FolderOfPerson,
    GrantThatHolds,
    GrantThought,
    GroupRemovalThought,
    PersonAccess,
    ReasonView,
    RemovalThought,
    RoleThought,
    Thought,
    Through,
)
from api.library.folder_rules import managed_folder
from api.library.models import Grant
from api.library.rights import Right
from api.library.team_rights import Belonging, Holder
from api.problems import NotFound
from api.teams.models import Member
from api.teams.rules import check_manages_people
from api.teams.trail import tell


def folder_access(store: AccessStore, folder_id: UUID) -> FolderAccess:
    """Everybody, with what they may do there and why; for who manages the folder."""
    folder = managed_folder(store.seen, folder_id)
    upwards = {above.id for above in store.standing.upwards(folder_id)}
    grants = [_grant(store, folder_id, each) for each in store.grants_on(upwards)]
    return FolderAccess(
        folder=folder.id,
        name=folder.name,
        people=[_access_of(store, folder_id, *each) for each in store.members],
        grants=sorted(grants, key=lambda each: (not each.here, each.to_kind, each.to_name, str(each.id))),
    )


def person_access(store: AccessStore, person_id: UUID) -> PersonAccess:
    """Every team folder that somebody sees; for themselves, and for who manages people."""
    if person_id != store.place.person_id:
        check_manages_people(store.team)
    member, person = _member(store, person_id)
    return PersonAccess(
        person=person.id,
        name=person.name,
        email=person.email,
        role=member.role,
        folders=[
            FolderOfPerson(
                folder=scope.id,
                parent=scope.parent,
                name=scope.name,
                right=scope.right,
                reasons=_reasons(store, person.id, scope.id),
            )
            for scope in store.standing.scopes(person.id).values()
        ],
    )


def see_as(store: AccessStore, person_id: UUID) -> PersonAccess:
    """As `person_access`, for looking at the library with their eyes; the trail tells it."""
    check_manages_people(store.team)
    seen = person_access(store, person_id)
    tell(store.db, store.place, "member.seen_as", person_id, seen.name)
    return seen


def preview(store: AccessStore, thought: Thought, at: datetime) -> AccessPreview:
    """Whose rights would be others; for whoever may make that change. Nothing is changed."""
    before = store.standing
    after = _after(store, before, thought)
    about = thought.folder if isinstance(thought, GrantThought) else None
    alike = defaultdict[tuple[UUID, Right | None, Right | None], list[UUID]](list)
    for each in differences(before, after):
        alike[each.person_id, each.before, each.after].append(each.folder_id)
    told = [_difference(store, *who_and_what, folders, about) for who_and_what, folders in alike.items()]
    ends = _ends(store, thought.person, at) if isinstance(thought, RemovalThought) else None
    return AccessPreview(differences=told, ends=ends)


def _difference(
    store: AccessStore,
    person_id: UUID,
    before: Right | None,
    after: Right | None,
    folders: list[UUID],
    about: UUID | None,
) -> DifferenceView:
    named = about if about in folders else folders[0]
    return DifferenceView(
        person=person_id,
        name=store.names[person_id],
        folder=named,
        folder_name=store.standing.tree[named].name,
        folders=len(folders),
        before=before,
        after=after,
    )


def _after(store: AccessStore, before: Standing, thought: Thought) -> Standing:
    """Raises what making the change would."""
    if isinstance(thought, GrantThought):
        managed_folder(store.seen, thought.folder)
        holder = Holder(thought.to_kind, thought.to_id or store.team_id)
        if not store.folders.is_in_team(*holder):
            raise NotFound(f"There is no such {thought.to_kind} in this team.")
        return with_grant(before, thought.folder, holder, thought.right)
    check_manages_people(store.team)
    if isinstance(thought, RoleThought):
        return with_role(before, _member(store, thought.person)[1].id, thought.role)
    if isinstance(thought, RemovalThought):
        return without_person(before, _member(store, thought.person)[1].id)
    group = store.team.group(thought.group)
    if isinstance(thought, GroupRemovalThought):
        return without_group(before, group.id)
    return _with_belonging(store, before, thought)


def _with_belonging(store: AccessStore, before: Standing, thought: BelongingThought) -> Standing:
    belonging = Belonging(thought.group, _member(store, thought.person)[1].id)
    if thought.kind == "put_in_group":
        return with_belonging(before, belonging)
    return without_belonging(before, belonging)


def _ends(store: AccessStore, person_id: UUID, at: datetime) -> Ends:
    return Ends(
        private_templates=store.private_templates_of(person_id),
        grants=store.grants_to(person_id),
        groups=sum(each.person_id == person_id for each in store.standing.belongings),
        api_tokens=store.api_tokens_of(person_id, at),
        invitations=store.invitations_by(person_id, at),
    )


def _member(store: AccessStore, person_id: UUID) -> tuple[Member, Person]:
    found = next((each for each in store.members if each[1].id == person_id), None)
    if not found:
        raise NotFound("Nobody in this team has that id.")
    return found


def _access_of(store: AccessStore, folder_id: UUID, member: Member, person: Person) -> AccessOfPerson:
    scope = store.standing.scopes(person.id).get(folder_id)
    return AccessOfPerson(
        person=person.id,
        name=person.name,
        email=person.email,
        role=member.role,
        right=scope.right if scope else None,
        reasons=_reasons(store, person.id, folder_id),
    )


def _reasons(store: AccessStore, person_id: UUID, folder_id: UUID) -> list[ReasonView]:
    return [_reason(store, folder_id, each) for each in store.standing.reasons(person_id, folder_id)]


def _reason(store: AccessStore, folder_id: UUID, reason: Reason) -> ReasonView:
    place = store.seen.get(reason.folder_id) if reason.folder_id else None
    through: Through = reason.holder.kind  # type: ignore[assignment] # the kinds of grants, and "role"
    return ReasonView(
        through=through,
        id=reason.holder.id if through in ("group", "person") else None,
        name=store.names[reason.holder.id] if through == "group" else "",
        folder=place.id if place else None,
        folder_name=place.name if place else None,
        here=reason.folder_id == folder_id,
        right=reason.right,
    )


def _grant(store: AccessStore, folder_id: UUID, grant: Grant) -> GrantThatHolds:
    place = store.seen.get(grant.folder_id)
    return GrantThatHolds.model_validate(
        {
            **grant.model_dump(include={"id", "to_kind", "to_id", "right"}),
            "to_name": "" if grant.to_kind == "everyone" else store.names.get(grant.to_id, ""),
            "folder": place.id if place else None,
            "folder_name": place.name if place else None,
            "here": grant.folder_id == folder_id,
            "people": _named_by(store, grant),
        }
    )


def _named_by(store: AccessStore, grant: Grant) -> int:
    if grant.to_kind == "everyone":
        return len(store.members)
    if grant.to_kind == "person":
        return 1
    return sum(each.group_id == grant.to_id for each in store.standing.belongings)
