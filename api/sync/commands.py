"""`rejoinder compact`."""

from argparse import ArgumentParser, Namespace, _SubParsersAction
from datetime import timedelta

from api.clock import now
from api.database import open_database
from api.settings import Settings
from api.sync.compaction import KEPT, compact


def add_commands(commands: "_SubParsersAction[ArgumentParser]") -> None:
    compacting = commands.add_parser(
        "compact",
        help="forget old deletions, answered edits, old trash, unused files; the service does so once a day",
    )
    compacting.set_defaults(run=_compact, opens_database=True)


def _compact(_: Namespace) -> None:
    settings = Settings()
    engine = open_database(settings)
    forgotten = compact(engine, now(), timedelta(days=settings.trash_days))
    engine.dispose()
    print(
        f"Forgotten, from more than {KEPT.days} days ago: "
        f"{forgotten.deletions} deletions, {forgotten.settled_edits} answered edits; "
        f"from the trash, {forgotten.trashed} templates from more than {settings.trash_days} days ago; "
        f"{forgotten.files} files that no template names."
    )
