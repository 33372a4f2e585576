"""A short form of `python -m tests.proof killing`, and that it would notice."""

from uuid import uuid4

import pytest
from sqlmodel import select

from api.database import open_engine, session_of
from api.library.models import TemplateRow, TemplateVersion
from tests.proof.killing import Victim, compared, saved_under_fire

pytestmark = pytest.mark.slow
KILLS = 15


@pytest.mark.parametrize(
    ("database", "victim"), [("sqlite", "service"), ("postgresql", "service"), ("postgresql", "database")]
)
def test_nothing_is_lost_and_nothing_happens_twice(database: str, victim: Victim) -> None:
    with saved_under_fire(KILLS, database, victim) as (settings, savers):
        found = compared(settings, savers, KILLS)

    assert found.holds, found
    assert found.applied > 0
    assert found.interrupted > 0


def test_it_would_notice() -> None:
    with saved_under_fire(1, "sqlite", "service") as (settings, savers):
        engine = open_engine(settings.database)
        with session_of(engine) as db:
            first, second, third = db.exec(select(TemplateVersion).limit(3)).all()
            db.delete(first)
            again = TemplateVersion.model_validate(second.model_dump() | {"template_id": uuid4()})
            db.add(again)
            db.exec(select(TemplateRow).where(TemplateRow.id == third.template_id)).one().revision += 1
        engine.dispose()
        found = compared(settings, savers, 1)

    assert len(found.lost) == 1
    assert len(found.twice) == 1
    assert found.unstored == [third.template_id]
