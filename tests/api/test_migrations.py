"""The migrated database is the one that the models describe."""

from pathlib import Path

from api.database import open_engine
from api.migrations.run import differences, migrate


def test_migrating_an_empty_database_gives_what_the_models_say(tmp_path: Path) -> None:
    engine = open_engine(f"sqlite:///{tmp_path / 'new.db'}")

    assert migrate(engine)

    # A difference? `python -m api.migrations "what changes"` writes the revision that is missing.
    assert differences(engine) == []


def test_a_second_time_changes_nothing(tmp_path: Path) -> None:
    engine = open_engine(f"sqlite:///{tmp_path / 'new.db'}")
    migrate(engine)

    assert not migrate(engine)
