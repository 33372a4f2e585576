"""Thousands of templates written at once: few statements, and a few of the rows in memory at a time."""

from collections import defaultdict
from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import delete
from sqlmodel import col, select

from api.library.checksum import halves
from api.library.models import TemplateRow, TrashedTemplate
from api.library.template_store import TemplateStore


class BulkStore(TemplateStore):
    """As the store of templates; the folders' sums are written when `settle` is called."""

    def __init__(self, templates: TemplateStore) -> None:
        super().__init__(templates.db, templates.folders.place)
        self._sums: dict[UUID, list[int]] = defaultdict(lambda: [0, 0])

    def rows(self, template_ids: Sequence[UUID]) -> dict[UUID, TemplateRow]:
        found = select(TemplateRow).where(
            TemplateRow.team_id == self.team_id, col(TemplateRow.id).in_(template_ids)
        )
        return {row.id: row for row in self.db.exec(found)}

    def take_out_of_trash(self, template_ids: Sequence[UUID]) -> None:
        taken = delete(TrashedTemplate).where(
            col(TrashedTemplate.team_id) == self.team_id, col(TrashedTemplate.template_id).in_(template_ids)
        )
        self.db.execute(taken.execution_options(synchronize_session=False))

    def let_go(self) -> None:
        """Of the rows that were written so far."""
        self.db.flush()
        self.db.expunge_all()

    def settle(self) -> None:
        for folder_id, (low, high) in self._sums.items():
            self._raise_sums(folder_id, low, high)
        self._sums.clear()

    def _take_out_of_trash(self, template_id: UUID) -> None:
        """All at once; see `take_out_of_trash`."""

    def _add_to_sums(self, folder_id: UUID, hashed: int, sign: int) -> None:
        low, high = halves(hashed)
        self._sums[folder_id][0] += sign * low
        self._sums[folder_id][1] += sign * high
