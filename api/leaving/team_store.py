"""What a team takes along, and what ends with it. Opened for one team; it cannot see another's rows."""

from collections.abc import Iterator
from uuid import UUID

from sqlmodel import Session, col, select

from api.audit.models import AuditEntry
from api.audit.recording import forget_what_was_done
from api.identity.models import ApiToken
from api.identity.standing import forget_after_commit
from api.leaving.rows import delete_team_rows
from api.library.models import Folder, Grant, TemplateVersion
from api.teams.models import Team
from api.teams.place import Place
from api.teams.pokes import poke_after_commit

A_PAGE = 500


class WholeTeam:
    def __init__(self, db: Session, place: Place) -> None:
        self.db = db
        self.place = place
        self.team_id = place.team_id

    def team(self) -> Team:
        return self.db.get_one(Team, self.team_id)

    def folders(self) -> list[Folder]:
        """The team's; what lies in a private one is its person's to take along."""
        ours = select(Folder).where(Folder.team_id == self.team_id, col(Folder.owner_id).is_(None))
        return list(self.db.exec(ours.order_by(Folder.name, col(Folder.id))))

    def grants(self) -> list[Grant]:
        return list(self.db.exec(select(Grant).where(Grant.team_id == self.team_id).order_by(col(Grant.id))))

    def versions(self) -> Iterator[TemplateVersion]:
        """Every save that did not lie in a private folder, in the order in which they were made."""
        private = select(Folder.id).where(Folder.team_id == self.team_id, col(Folder.owner_id).is_not(None))
        ours = select(TemplateVersion).where(
            TemplateVersion.team_id == self.team_id, col(TemplateVersion.folder_id).not_in(private)
        )
        ordered = ours.order_by(col(TemplateVersion.revision), col(TemplateVersion.template_id))
        after: tuple[int, UUID | None] = (-1, None)
        while True:
            revision, template_id = after
            is_later = col(TemplateVersion.revision) > revision
            if template_id:
                is_same = col(TemplateVersion.revision) == revision
                is_later = is_later | (is_same & (col(TemplateVersion.template_id) > template_id))
            page = self.db.exec(ordered.where(is_later).limit(A_PAGE)).all()
            yield from page
            if len(page) < A_PAGE:
                return
            after = page[-1].revision, page[-1].template_id
            self.db.expunge_all()

    def trail(self) -> Iterator[AuditEntry]:
        """The oldest first."""
        after = 0
        while True:
            later = select(AuditEntry).where(AuditEntry.team_id == self.team_id, col(AuditEntry.id) > after)
            page = self.db.exec(later.order_by(col(AuditEntry.id)).limit(A_PAGE)).all()
            yield from page
            if len(page) < A_PAGE:
                return
            after = page[-1].id or 0

    def delete(self) -> None:
        """Every row; whoever listens is hung up on, and every client learns at its next question."""
        tokens = self.db.exec(select(ApiToken.id).where(ApiToken.team_id == self.team_id)).all()
        head = self.team().head
        forget_what_was_done(self.db, self.team_id)
        delete_team_rows(self.db, self.team_id)
        poke_after_commit(self.db, self.team_id, head + 1)
        for token_id in tokens:
            forget_after_commit(self.db, token_id)
