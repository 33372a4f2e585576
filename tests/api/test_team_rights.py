"""Rights worked out for a whole team are, for each of its people, those that the grants give to them."""

from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from api.library.rights import STRENGTH, FolderFacts, Right, Scope
from api.library.team_rights import Belonging, GrantFacts, Holder, TeamRights, team_rights

TEAM = UUID(int=1)
PEOPLE = [UUID(int=10 + n) for n in range(4)]
GROUPS = [UUID(int=20 + n) for n in range(3)]
FOLDERS = [UUID(int=30 + n) for n in range(6)]
HOLDERS = [
    Holder("everyone", TEAM),
    *(Holder("group", each) for each in GROUPS),
    *(Holder("person", each) for each in PEOPLE),
]
RIGHTS: list[Right] = list(STRENGTH)

# The parent of each folder is one before it, or none.
parents = st.tuples(*[st.sampled_from([None, *FOLDERS[:place]]) for place in range(len(FOLDERS))])
grants = st.dictionaries(
    st.tuples(st.sampled_from(FOLDERS), st.sampled_from(HOLDERS)), st.sampled_from(RIGHTS), max_size=12
)
belongings = st.sets(st.tuples(st.sampled_from(GROUPS), st.sampled_from(PEOPLE)))


@given(parents, grants, belongings)
def test_each_may_do_what_any_of_their_grants_lets_them(
    above: tuple[UUID | None, ...],
    given_rights: dict[tuple[UUID, Holder], Right],
    groups: set[tuple[UUID, UUID]],
) -> None:
    parent = dict(zip(FOLDERS, above, strict=True))
    rights = _rights(parent, given_rights, groups)

    for person in PEOPLE:
        theirs = {HOLDERS[0], Holder("person", person)}
        theirs |= {Holder("group", group) for group, member in groups if member == person}

        def may(folder: UUID | None, theirs: set[Holder] = theirs) -> int:
            if folder is None:
                return 0
            here = [STRENGTH[given_rights[folder, each]] for each in theirs if (folder, each) in given_rights]
            return max([may(parent[folder], theirs), *here])

        seen = rights.scopes(rights.holders(person, "agent"))

        assert {scope.id: STRENGTH[scope.right] for scope in seen} == {
            folder: may(folder) for folder in FOLDERS if may(folder)
        }
        for scope in seen:
            assert scope.parent == (parent[scope.id] if may(parent[scope.id]) else None)


@given(parents, grants, belongings)
def test_who_manages_the_team_manages_every_folder(
    above: tuple[UUID | None, ...],
    given_rights: dict[tuple[UUID, Holder], Right],
    groups: set[tuple[UUID, UUID]],
) -> None:
    parent = dict(zip(FOLDERS, above, strict=True))
    rights = _rights(parent, given_rights, groups)

    for role in ("owner", "admin"):
        seen = rights.scopes(rights.holders(PEOPLE[0], role))

        assert seen == [Scope(each, parent[each], str(each), "team", "manage") for each in FOLDERS]


def test_people_of_the_same_groups_share_one_set() -> None:
    rights = _rights(
        dict.fromkeys(FOLDERS),
        {(FOLDERS[0], Holder("group", GROUPS[0])): "use", (FOLDERS[1], Holder("person", PEOPLE[2])): "use"},
        {(GROUPS[0], person) for person in PEOPLE[:3]},
    )
    first, second, with_more, without = [rights.holders(person, "agent") for person in PEOPLE]

    assert first is second
    assert with_more > first > without == {HOLDERS[0]}


def _rights(
    parent: dict[UUID, UUID | None],
    given_rights: dict[tuple[UUID, Holder], Right],
    groups: set[tuple[UUID, UUID]],
) -> TeamRights:
    return team_rights(
        TEAM,
        [FolderFacts(each, above, str(each)) for each, above in parent.items()],
        [GrantFacts(folder, holder, right) for (folder, holder), right in given_rights.items()],
        [Belonging(*each) for each in groups],
    )
