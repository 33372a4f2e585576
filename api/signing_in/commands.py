"""`rejoinder password-reset` and `rejoinder second-step-off`, for whoever runs the service."""

import sys
from argparse import ArgumentParser, Namespace, _SubParsersAction
from collections.abc import Callable

from sqlmodel import Session

from api.audit.recording import Done, by_operator, record_in_all_teams
from api.clock import now
from api.database import open_database, session_of
from api.identity.emails import email_of
from api.identity.models import Person
from api.identity.store import People
from api.settings import Settings
from api.signing_in.authenticator import remove
from api.signing_in.resets import reset_link
from api.signing_in.store import Factors


def add_commands(commands: "_SubParsersAction[ArgumentParser]") -> None:
    resetting = commands.add_parser(
        "password-reset",
        help="print a link by which a person sets a new password",
        description="Prints a link, good once and for an hour. Hand it to the person and to nobody else.",
    )
    resetting.set_defaults(run=lambda told: _for_person(told, _print_link))

    switching = commands.add_parser(
        "second-step-off",
        help="let a person in without their authenticator, who lost it and the recovery codes",
        description="From then on the password is enough. First make sure that it is they who ask.",
    )
    switching.set_defaults(run=lambda told: _for_person(told, _switch_off))

    for each in (resetting, switching):
        each.add_argument("email", help="the address that the person signs in with")
        each.set_defaults(opens_database=True)


def _for_person(told: Namespace, act: Callable[[Session, Person, Settings], int]) -> int:
    settings = Settings()
    with session_of(open_database(settings)) as db:
        by_operator(db)
        person = People(db).with_email(email_of(told.email) or "")
        if not person:
            print(f"Nobody signs in with {told.email}.", file=sys.stderr)
            return 1
        return act(db, person, settings)


def _print_link(db: Session, person: Person, settings: Settings) -> int:
    token, _ = reset_link(db, person.id, now())
    asked = Done("password.reset_asked", person.id, person.name)
    record_in_all_teams(db, person.id, asked)
    print(f"{settings.url}/reset/{token}")
    return 0


def _switch_off(db: Session, person: Person, _: Settings) -> int:
    if not Factors(db, person.id).authenticator():
        print(f"{person.email} has no second step.")
        return 0
    remove(db, person)
    print(f"The password of {person.email} is enough now.")
    return 0
