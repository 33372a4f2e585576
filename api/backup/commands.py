"""`rejoinder backup` and `rejoinder restore`, for whoever runs the service."""

import sys
from argparse import ArgumentParser, Namespace, _SubParsersAction
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from api.backup.carrying import carried_over, team_called
from api.backup.manifest import Manifest
from api.backup.progress import Progress
from api.backup.reading import Archive, open_archive
from api.backup.refused import BackupRefused
from api.backup.restoring import Restored, check, is_current, restore
from api.backup.taking import Whose, at_one_moment, take
from api.clock import now
from api.database import open_database
from api.identity.keys import keys_of
from api.migrations.run import migrate, newest_revision, revision_of
from api.settings import Settings


def add_commands(commands: "_SubParsersAction[ArgumentParser]") -> None:
    taking = commands.add_parser(
        "backup",
        help="put everything that the service keeps into one file, while it runs",
        description="Writes one archive of everything, or of one team with its people. The service goes on. "
        "The service's secret is not in it: keep that too, and keep both as safe as the database.",
    )
    taking.add_argument("--force", action="store_true", help="replace FILE if it is there")
    taking.set_defaults(run=_backup)

    restoring = commands.add_parser(
        "restore",
        help="put back what such a file holds, whole or one team",
        description="Replaces everything, or one team, by what the archive holds, all of it or nothing. What "
        "stood there before is kept as an archive in the data folder. A running service need not stop: "
        "browsers load their folders again and send what had not been sent.",
    )
    restoring.add_argument("--dry-run", action="store_true", help="check the file, and say what would happen")
    restoring.set_defaults(run=_restore)

    for each in (taking, restoring):
        each.add_argument("file", type=Path, metavar="FILE")
        each.add_argument("--team", default="", help="only this team, by its name or id")


def _backup(told: Namespace) -> int:
    file: Path = told.file
    settings = Settings()
    whose = Whose(keys_of(settings).recognised_by, now())
    engine = open_database(settings)
    try:
        if file.exists() and not told.force:
            raise BackupRefused(f"{file} is there already; choose another name, or say --force.")
        with at_one_moment(engine) as connection:
            if revision_of(connection) != newest_revision():
                raise BackupRefused(
                    "The database is of another version. Take the backup with the version that runs, or "
                    " bring the database up to date first: rejoinder migrate"
                )
            team_id = team_called(connection, told.team) if told.team else None
        with Progress("saved") as progress:
            taken = take(engine, file, whose, team_id, progress)
    except BackupRefused as refused:
        return _refused(refused)
    print(f"{file}: {_in_words(taken)}, {file.stat().st_size / 1e6:,.1f} MB.")
    return 0


def _restore(told: Namespace) -> int:
    settings = Settings()
    settings.data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
    whose = Whose(keys_of(settings).recognised_by, now())
    try:
        with open_archive(told.file) as opened, _ready(opened, told.team, settings.data_dir) as archive:
            print(f"{told.file}: {_in_words(archive.manifest)}; taken {_time(archive.manifest)}.")
            if archive.manifest.secret != whose.secret:
                print(_under_another_secret(archive.manifest), file=sys.stderr)
            if told.dry_run:
                print("It is whole. Nothing was written: this was a dry run.")
                return 0
            done = _carry_out(settings, archive, whose)
    except BackupRefused as refused:
        return _refused(refused)
    if done.replaced:
        print(f"What stood there before is kept in {done.replaced}")
    print(f"Restored: {', '.join(filter(None, done.teams)) or 'no team'}. Browsers follow by themselves.")
    return 0


def _under_another_secret(manifest: Manifest) -> str:
    affected = manifest.rows["authenticator"]
    told = (
        "This archive was taken under another secret. Passwords, passkeys and API tokens work all the same."
    )
    if not affected:
        return told
    return (
        f"{told} Authenticator apps and recovery codes do not: {_number(affected, 'person', 'people')} "
        "could get in by passkey only. Give this service the secret of before, and they work too: "
        "REJOINDER_SECRET, or the file `secret` of its data folder."
    )


@contextmanager
def _ready(opened: Archive, team: str, folder: Path) -> Iterator[Archive]:
    """The archive, checked to its last byte; carried over first where it is older, or more than is wanted."""
    manifest = opened.manifest
    is_the_team = manifest.team is not None and team in ("", manifest.team.name, str(manifest.team.id))
    if manifest.team and not is_the_team:
        raise BackupRefused(f"This archive holds the team {manifest.team.name} ({manifest.team.id}) alone.")
    with Progress("checked") as progress:
        if is_current(manifest) and (is_the_team or not team):
            check(opened, progress)
            yield opened
            return
    with (
        Progress("prepared") as progress,
        carried_over(opened, "" if is_the_team else team, folder, progress) as carried,
    ):
        check(carried, progress)
        yield carried


def _carry_out(settings: Settings, archive: Archive, whose: Whose) -> Restored:
    engine = open_database(settings)
    try:
        migrate(engine)
        keeping = settings.data_dir / f"before-restore-{whose.taken_at:%Y%m%d-%H%M%S-%f}.tar"
        with Progress("restored") as progress:
            return restore(engine, archive, whose, keeping, progress)
    finally:
        engine.dispose()


def _in_words(manifest: Manifest) -> str:
    counted = manifest.rows
    whose = f"the team {manifest.team.name}" if manifest.team else _number(counted["team"], "team")
    people = _number(counted["person"], "person", "people")
    templates = _number(counted["template"], "template")
    return f"{whose}, {people}, {templates}, {_number(counted['template_version'], 'version')}"


def _number(count: int, one: str, several: str = "") -> str:
    return f"{count:,} {one if count == 1 else several or one + 's'}"


def _time(manifest: Manifest) -> str:
    return f"{manifest.taken_at:%Y-%m-%d %H:%M} UTC by Rejoinder {manifest.service}"


def _refused(reason: BackupRefused) -> int:
    print(reason, file=sys.stderr)
    return 2
