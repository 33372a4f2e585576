"""A real Roundcube with its own mailbox and outgoing mail, all on loopback.

Debian's roundcube on PHP's built-in server, a dovecot that lets anyone in, and an outgoing server that keeps
what it is given. Everything lives in one folder that the caller names; nothing of the system's own set-up is
read but Roundcube's defaults.
"""

import os
import pwd
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import default as modern
from pathlib import Path
from urllib.parse import urlencode

from aiosmtpd.controller import Controller
from playwright.sync_api import Page, TimeoutError

from tests.browser.processes import free_port, running

PUBLIC = Path("/var/lib/roundcube/public_html")
DEFAULTS = Path("/etc/roundcube/defaults.inc.php")
SCHEMA = Path("/usr/share/roundcube/SQL/sqlite.initial.sql")


def missing() -> list[str]:
    """What this machine lacks for a Roundcube, as Debian's package names."""
    needed = {
        "roundcube": PUBLIC.exists() and DEFAULTS.exists(),
        "roundcube-sqlite3": SCHEMA.exists(),
        "dovecot-imapd": shutil.which("dovecot", path="/usr/sbin:/usr/bin") is not None,
        "php-cli": shutil.which("php") is not None,
    }
    return [package for package, there in needed.items() if not there]


@dataclass
class SentMail:
    """What the outgoing server was given, newest last."""

    messages: list[EmailMessage] = field(default_factory=list)

    async def handle_DATA(self, _server: object, _session: object, envelope: object) -> str:  # noqa: N802
        content = getattr(envelope, "content", b"")
        self.messages.append(BytesParser(EmailMessage, policy=modern).parsebytes(content))
        return "250 kept"


@dataclass
class Roundcube:
    url: str
    sent: SentMail

    def sign_in(self, page: Page, address: str) -> None:
        page.goto(self.url)
        page.fill("#rcmloginuser", address)
        page.fill("#rcmloginpwd", "any")
        page.click("#rcmloginsubmit")
        page.wait_for_selector("#messagelist, #mailview-left, .task-mail")

    def compose(self, page: Page, to: str, subject: str, *, html: bool) -> None:
        """Opens a new message in the rich composer (TinyMCE in an iframe) or in the plain one."""
        query = urlencode({"_task": "mail", "_action": "compose", "_to": to, "_subject": subject})
        self._open(page, f"{self.url}/?{query}")
        if html:
            page.wait_for_function(
                "window.rcmail && rcmail.editor && rcmail.editor.editor && rcmail.editor.editor.initialized"
                if "_html" in page.url
                else "window.rcmail && rcmail.editor"
            )
            if not page.locator("#composebody_ifr").count():
                page.evaluate("rcmail.command('toggle-editor', {id: 'composebody', html: true}, '')")
            page.wait_for_selector("#composebody_ifr")
            page.frame_locator("#composebody_ifr").locator("body#tinymce").wait_for()
        else:
            page.wait_for_function("window.rcmail && rcmail.editor && !rcmail.editor.editor")

    def _open(self, page: Page, address: str) -> None:
        """On a busy machine two of PHP's processes may meet at the session, and the one that loses shows no
        composer. A person loads the page again; so do we, twice.
        """
        for again in (True, True, False):
            page.goto(address)
            try:
                page.wait_for_selector("#composebody", state="attached", timeout=15_000)
                return
            except TimeoutError as late:
                if not again:
                    raise AssertionError(f"No composer: {page.inner_text('body')[:300]}") from late

    def send(self, page: Page) -> EmailMessage:
        """Presses Send and gives the message as it reached the outgoing server."""
        before = len(self.sent.messages)
        page.click("a.button.send, button.send")
        page.wait_for_url(lambda url: "_action=compose" not in url, timeout=20_000)
        if len(self.sent.messages) != before + 1:
            raise AssertionError("Roundcube says it sent the message, but none arrived.")
        return self.sent.messages[-1]


@contextmanager
def roundcube(folder: Path) -> Iterator[Roundcube]:
    """A Roundcube that anyone may sign in to as anyone@shop.test with any password."""
    imap, web, smtp = free_port(), free_port(), free_port()
    sent = SentMail()
    outgoing = Controller(sent, hostname="127.0.0.1", port=smtp, auth_require_tls=False)
    mailbox = dovecot_config(folder, imap)
    configure(folder, imap, smtp)
    outgoing.start()
    try:
        with (
            running(["dovecot", "-F", "-c", mailbox], port=imap, log=folder / "dovecot.log", env=SBIN),
            running(
                ["php", *QUICK_AND_FRESH, "-S", f"127.0.0.1:{web}", "-t", PUBLIC],
                port=web,
                log=folder / "php.log",
                env={"ROUNDCUBE_CONFIG_DIR": str(folder / "config"), "PHP_CLI_SERVER_WORKERS": "3"},
            ),
        ):
            yield Roundcube(f"http://127.0.0.1:{web}", sent)
    finally:
        outgoing.stop()


# Keeps what it has read, but sees at once what a test changes in the settings, not up to two seconds later.
QUICK_AND_FRESH = ["-d", "opcache.enable_cli=1", "-d", "opcache.revalidate_freq=0"]
SBIN = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin"}


def dovecot_config(folder: Path, port: int) -> Path:
    """A dovecot that believes every password and keeps all mail below `folder`."""
    # Dovecot refuses to open mail as root, so its own user must reach the mail through every folder above.
    owner = pwd.getpwnam("mail")
    mail = folder / "mail"
    mail.mkdir(parents=True)
    shutil.chown(mail, owner.pw_uid, owner.pw_gid)
    for above in (folder, *folder.parents):
        if above.stat().st_uid == os.geteuid() and not above.stat().st_mode & 0o001:
            above.chmod(above.stat().st_mode | 0o011)
    written = folder / "dovecot.conf"
    written.write_text(
        f"""
base_dir = {folder}/dovecot
state_dir = {folder}/dovecot-state
log_path = {folder}/dovecot.log
protocols = imap
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
default_internal_user = mail
default_login_user = mail
default_internal_group = mail
mail_location = maildir:{mail}/%u
first_valid_uid = 1
passdb {{
  driver = static
  args = nopassword=y
}}
userdb {{
  driver = static
  args = uid={owner.pw_uid} gid={owner.pw_gid} home={mail}/%u
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {port}
  }}
  inet_listener imaps {{
    port = 0
  }}
}}
service anvil {{
  chroot =
}}
"""
    )
    return written


def configure(folder: Path, imap: int, smtp: int) -> None:
    config = folder / "config"
    config.mkdir(parents=True)
    for name in ("temp", "logs"):
        (folder / name).mkdir()
    (config / "defaults.inc.php").symlink_to(DEFAULTS)
    (config / "mimetypes.php").symlink_to(DEFAULTS.with_name("mimetypes.php"))
    database = folder / "roundcube.db"
    with sqlite3.connect(database) as tables:
        tables.executescript(SCHEMA.read_text())
    (config / "config.inc.php").write_text(
        f"""<?php
$config = [];
$config['db_dsnw'] = 'sqlite:///{database}?mode=0640';
$config['imap_host'] = '127.0.0.1:{imap}';
$config['smtp_host'] = '127.0.0.1:{smtp}';
$config['smtp_user'] = '';
$config['smtp_pass'] = '';
$config['des_key'] = 'loopback-only-24-letters';
$config['temp_dir'] = '{folder}/temp';
$config['log_dir'] = '{folder}/logs';
$config['plugins'] = [];
$config['skin'] = 'elastic';
$config['enable_spellcheck'] = false;
$config['draft_autosave'] = 0;
$config['session_lifetime'] = 60;
"""
    )
