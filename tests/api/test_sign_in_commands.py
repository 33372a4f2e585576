"""What whoever runs the service does for people who cannot get in."""

from pathlib import Path

import pytest

from api.__main__ import main
from tests.api.actor import Service, Shop
from tests.api.second_step import sets_up
from tests.api.tab import Tab
from tests.api.trail import told_in


@pytest.fixture
def at_command_line(service: Service, monkeypatch: pytest.MonkeyPatch) -> Service:
    """On the same database, by the same environment."""
    settings = service.app.state.settings
    monkeypatch.setenv("REJOINDER_DATABASE_URL", settings.database)
    monkeypatch.setenv("REJOINDER_DATA_DIR", str(Path(settings.data_dir)))
    monkeypatch.setenv("REJOINDER_PUBLIC_URL", settings.url)
    return service


def test_a_link_for_a_new_password(
    at_command_line: Service, shop: Shop, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["password-reset", f" {shop.agent.email.upper()} "]) == 0

    link = capsys.readouterr().out.strip().removeprefix("http://rejoinder.test")
    tab = Tab(at_command_line)
    tab.opens(link)
    assert tab.submits(password="a heron under bridges").status_code == 303
    asked = next(entry for entry in told_in(shop) if entry.action == "password.reset_asked")
    assert asked.actor_id is None


def test_a_second_step_that_was_lost(at_command_line: Service, shop: Shop) -> None:
    sets_up(shop.agent)

    assert main(["second-step-off", shop.agent.email]) == 0

    tab = Tab(at_command_line)
    tab.opens("/sign-in", after="/account")
    assert tab.signs_in(shop.agent.email).headers["location"] == "/account"
    assert told_in(shop)[-2].action == "authenticator.removed"


@pytest.mark.parametrize("command", ["password-reset", "second-step-off"])
def test_nobody_with_that_address(
    at_command_line: Service, command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([command, "nobody@shop.test"]) == 1
    assert "Nobody signs in with" in capsys.readouterr().err
    assert at_command_line
