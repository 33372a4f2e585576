"""The command line: `rejoinder serve`, or `python -m api serve`."""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence

from pydantic import ValidationError

import api.backup.commands
import api.packs.commands
import api.signing_in.commands
import api.sync.commands
from api.database import open_database, session_of
from api.identity.keys import SecretTooShort
from api.migrations.run import UnfitDatabase, migrate
from api.seed import seed_demo
from api.serving import CannotStart, serve
from api.settings import Settings


def main(words: Sequence[str] | None = None) -> int:
    """The exit status: 0 when done, 1 when something was found wrong, 2 when it could not begin."""
    told = _parser().parse_args(words)
    try:
        if getattr(told, "opens_database", False):
            _bring_up_to_date(Settings())
        status: int | None = told.run(told)
        return status or 0
    except (CannotStart, UnfitDatabase, SecretTooShort) as wrong:
        return _refused(str(wrong))
    except ValidationError as wrong:
        names = ", ".join(f"REJOINDER_{error['loc'][0]}".upper() for error in wrong.errors() if error["loc"])
        return _refused(f"These settings cannot be used: {names}. {wrong.errors()[0]['msg']}.")


def _parser() -> ArgumentParser:
    parser = ArgumentParser(prog="rejoinder", description="The team's replies, on every agent's keyboard.")
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")

    serving = commands.add_parser("serve", help="bring the database up to date and answer requests")
    serving.add_argument("--demo", action="store_true", help="on the first start, make a demo team")
    serving.set_defaults(run=_serve)

    migrating = commands.add_parser("migrate", help="bring the database up to date, and stop")
    migrating.set_defaults(run=_migrate)

    seeding = commands.add_parser(
        "seed", help="make the demo team in an empty database, and say who signs in"
    )
    seeding.set_defaults(run=_seed)

    api.packs.commands.add_commands(commands)
    api.signing_in.commands.add_commands(commands)
    api.sync.commands.add_commands(commands)
    api.backup.commands.add_commands(commands)
    return parser


def _serve(told: Namespace) -> None:
    serve(Settings(), with_demo=told.demo)


def _migrate(_: Namespace) -> None:
    changed = _bring_up_to_date(Settings())
    print("The database is up to date now." if changed else "The database was up to date already.")


def _bring_up_to_date(settings: Settings) -> bool:
    settings.data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
    return migrate(open_database(settings))


def _seed(told: Namespace) -> int:
    _migrate(told)
    settings = Settings()
    with session_of(open_database(settings)) as db:
        sign_ins = seed_demo(db, settings)
    for each in sign_ins:
        print(f"{each.email}  {each.password}  ({each.who})")
    return (
        0
        if sign_ins
        else _refused("There are people here already; a demo team is made in an empty database only.")
    )


def _refused(reason: str) -> int:
    print(reason, file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main())
