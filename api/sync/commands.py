"""`rejoinder compact`."""

from argparse import ArgumentParser, Namespace, _SubParsersAction

from api.clock import now
from api.database import open_database
from api.settings import Settings
from api.sync.compaction import KEPT, compact


def add_commands(commands: "_SubParsersAction[ArgumentParser]") -> None:
    compacting = commands.add_parser(
        "compact", help="forget old deletions and answered edits; the service does so by itself once a day"
    )
    compacting.set_defaults(run=_compact, opens_database=True)


def _compact(_: Namespace) -> None:
    engine = open_database(Settings())
    forgotten = compact(engine, now())
    engine.dispose()
    print(
        f"Forgotten, from more than {KEPT.days} days ago: "
        f"{forgotten.deletions} deletions, {forgotten.settled_edits} answered edits."
    )
