"""What a person takes along, and what goes with them. Opened for that one person."""

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from sqlalchemy import delete
from sqlmodel import Session, col, func, select
from sqlmodel.sql.expression import SelectOfScalar

from api.audit.forgetting import forget_name
from api.audit.models import AuditEntry
from api.files.models import FileBringer, KeptFile
from api.files.store import FileStore, forget_files, hold_files
from api.identity.api_token_store import ApiTokens
from api.identity.models import ApiToken, DeviceSession, Person
from api.identity.store import Devices
from api.leaving.rows import delete_person_row
from api.library.attached_files import no_more_attached, unheld
from api.library.change_json import change_json
from api.library.models import AttachedFile, Folder, TemplateRow, TemplateVersion, Tombstone, TrashedTemplate
from api.signing_in.models import Authenticator, CompanyAccount, Passkey
from api.teams.models import Group, GroupMember, Member, Team
from api.teams.place import Place

A_PAGE = 500


class WholePerson:
    def __init__(self, db: Session, person_id: UUID) -> None:
        self.db = db
        self.person_id = person_id

    def person(self) -> Person:
        return self.db.get_one(Person, self.person_id)

    def memberships(self) -> list[tuple[Member, Team]]:
        """In the order of the teams' ids, in which they are also held."""
        both = select(Member, Team).join(Team, col(Team.id) == col(Member.team_id))
        return list(self.db.exec(both.where(Member.person_id == self.person_id).order_by(col(Team.id))))

    def groups(self) -> list[tuple[UUID, str]]:
        """The team's id and the group's name."""
        theirs = select(Group.team_id, Group.name).join(
            GroupMember, col(GroupMember.group_id) == col(Group.id)
        )
        return list(self.db.exec(theirs.where(GroupMember.person_id == self.person_id).order_by(Group.name)))

    def private_folders(self) -> list[tuple[Folder, Team]]:
        """Also in teams that the person left: they would find them there again."""
        both = select(Folder, Team).join(Team, col(Team.id) == col(Folder.team_id))
        return list(self.db.exec(both.where(Folder.owner_id == self.person_id).order_by(col(Team.id))))

    def files(self) -> list[FileStore]:
        """Of the teams that they are in, and of those where they left private templates."""
        teams = {team.id for _, team in [*self.memberships(), *self.private_folders()]}
        return [FileStore(self.db, Place(team_id, self.person_id, "agent")) for team_id in sorted(teams)]

    def devices(self) -> list[DeviceSession]:
        return Devices(self.db).of(self.person_id)

    def api_tokens(self, at: datetime) -> list[ApiToken]:
        return ApiTokens(self.db).of_person(self.person_id, at)

    def authenticator(self) -> Authenticator | None:
        return self.db.get(Authenticator, self.person_id)

    def passkeys(self) -> list[Passkey]:
        return list(self.db.exec(select(Passkey).where(Passkey.person_id == self.person_id)))

    def company_accounts(self) -> list[CompanyAccount]:
        return list(self.db.exec(select(CompanyAccount).where(CompanyAccount.person_id == self.person_id)))

    def trail(self) -> Iterator[AuditEntry]:
        """What they did, in every team, the oldest first."""
        after = 0
        while True:
            theirs = select(AuditEntry).where(
                AuditEntry.actor_id == self.person_id, col(AuditEntry.id) > after
            )
            page = self.db.exec(theirs.order_by(col(AuditEntry.id)).limit(A_PAGE)).all()
            yield from page
            if len(page) < A_PAGE:
                return
            after = page[-1].id or 0

    def others_in(self, team_id: UUID) -> int:
        return self.db.exec(self._others(team_id)).one()

    def other_owners_in(self, team_id: UUID) -> int:
        return self.db.exec(self._others(team_id).where(Member.role == "owner")).one()

    def delete(self) -> None:
        """Everything that is theirs alone; what they wrote for others is then written by nobody."""
        email = self.person().email
        files = self.files()
        for folder, _ in self.private_folders():
            self._delete_private(folder)
        for store in files:
            self._delete_files(store)
        self._disown_templates()
        delete_person_row(self.db, self.person_id)
        forget_name(self.db, self.person_id, email)

    def _others(self, team_id: UUID) -> SelectOfScalar[int]:
        others = select(func.count()).select_from(Member).where(Member.team_id == team_id)
        return others.where(Member.person_id != self.person_id)

    def _delete_private(self, folder: Folder) -> None:
        for table in (TemplateRow, TemplateVersion, TrashedTemplate, Tombstone):
            here = (col(table.team_id) == folder.team_id) & (col(table.folder_id) == folder.id)
            self.db.execute(delete(table).where(here))
        self.db.execute(delete(Folder).where(col(Folder.id) == folder.id))

    def _delete_files(self, files: FileStore) -> None:
        """What they brought and nobody else uses or brought as well."""
        over = delete(AttachedFile).where(no_more_attached(files.team_id))
        self.db.execute(over.execution_options(synchronize_session=False))
        hold_files(self.db, files.team_id)
        forget_files(self.db, files.team_id, self.db.exec(self._theirs_alone(files.team_id)).all())

    def _theirs_alone(self, team_id: UUID) -> SelectOfScalar[str]:
        of_team = select(FileBringer.digest).where(FileBringer.team_id == team_id)
        mine = of_team.where(FileBringer.person_id == self.person_id)
        others = of_team.where(FileBringer.person_id != self.person_id)
        digest = col(KeptFile.digest)
        return unheld(team_id).where(digest.in_(mine), digest.not_in(others))

    def _disown_templates(self) -> None:
        """Their entry in the feed names who wrote them last, too."""
        for row in self.db.exec(select(TemplateRow).where(TemplateRow.updated_by == self.person_id)):
            row.updated_by = None
            row.change_json = change_json(row)
        self.db.flush()
