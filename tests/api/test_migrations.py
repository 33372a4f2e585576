"""The migrated database is the one that the models describe."""

from pathlib import Path
from uuid import uuid4

from sqlalchemy import text

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


def test_rights_of_who_is_gone_do_not_survive_and_versions_learn_where_they_lay(tmp_path: Path) -> None:
    engine = open_engine(f"sqlite:///{tmp_path / 'old.db'}")
    migrate(engine, to="0001")
    ids = {name: uuid4().hex for name in ("team", "here", "gone", "group", "folder", "template", "deleted")}
    with engine.begin() as db:
        for line in OLD:
            db.execute(text(line), ids | {"at": "2026-01-01 00:00:00"})

    migrate(engine)

    with engine.begin() as db:
        granted = db.execute(text("SELECT to_kind, person_id, group_id FROM folder_grant ORDER BY id")).all()
        lay = db.execute(text("SELECT template_id, folder_id FROM template_version ORDER BY revision")).all()
        db.execute(text("DELETE FROM member"))
        left = db.execute(text("SELECT to_kind FROM folder_grant ORDER BY id")).all()
    assert [tuple(each) for each in granted] == [
        ("everyone", None, None),
        ("person", ids["here"], None),
        ("group", None, ids["group"]),
    ]
    assert [tuple(each) for each in lay] == [(ids["template"], ids["folder"]), (ids["deleted"], "0" * 32)]
    assert [each[0] for each in left] == ["everyone", "group"]


OLD = [
    "INSERT INTO team VALUES (:team, 'Shop', '{}', 1, 9, 9, 0, :at)",
    "INSERT INTO person VALUES (:here, 'here@shop.test', 'Here', '', :at)",
    "INSERT INTO person VALUES (:gone, 'gone@shop.test', 'Gone', '', :at)",
    "INSERT INTO member VALUES (:team, :here, 'agent', :at)",
    "INSERT INTO team_group VALUES (:group, :team, 'Returns')",
    "INSERT INTO folder VALUES (:folder, :team, NULL, 'Refunds', NULL, 0, 0)",
    "INSERT INTO folder_grant VALUES ('1', :team, :folder, 'everyone', :team, 'use')",
    "INSERT INTO folder_grant VALUES ('2', :team, :folder, 'person', :here, 'edit')",
    "INSERT INTO folder_grant VALUES ('3', :team, :folder, 'person', :gone, 'manage')",
    "INSERT INTO folder_grant VALUES ('4', :team, :folder, 'group', :group, 'edit')",
    "INSERT INTO folder_grant VALUES ('5', :team, :folder, 'group', :gone, 'edit')",
    "INSERT INTO template (team_id, id, folder_id, revision, shortcut, title, content, text, tags,"
    " change_json, updated_at) VALUES (:team, :template, :folder, 8, '', 'T', '{}', '', '', '', :at)",
    "INSERT INTO template_version VALUES (:team, :template, 8, '{}', :at, :here)",
    "INSERT INTO template_version VALUES (:team, :deleted, 9, '{}', :at, :here)",
]
