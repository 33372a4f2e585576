"""The real service in a process of its own with a demo team in it, and its people as scripts see them."""

import hashlib
import re
import secrets
from base64 import urlsafe_b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from subprocess import Popen
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx

from api.settings import EXTENSION_ID
from tests.browser.browser import ROOT
from tests.browser.processes import free_port, running

PYTHON = ROOT / ".venv" / "bin" / "python"
REDIRECT = f"chrome-extension://{EXTENSION_ID}/signed-in.html"
SIGN_IN = re.compile(r"Sign in as\s+(.+?)\nPassword\s+(\S+)", re.DOTALL)
PERSON = re.compile(r"(\S+@\S+) \(([^)]+)\)")


@dataclass
class Service:
    url: str
    folder: Path
    process: Popen[bytes]
    password: str
    emails: dict[str, list[str]]
    """By role."""

    def signed_in(self, role: str) -> "Member":
        return Member.signed_in(self.url, self.emails[role][0], self.password)


@contextmanager
def demo_service(
    folder: Path, port: int | None = None, name: str = "", program: str = "api", **more: str
) -> Iterator[Service]:
    """`rejoinder serve --demo` on a fresh database below `folder` (or the one that is there already).

    `name` is what people's browsers call this machine, as localhost; its number unless told. `program` is the
    module that serves, `more` are further settings.
    """
    listens = port or free_port()
    url = f"http://{name or '127.0.0.1'}:{listens}"
    folder.mkdir(parents=True, exist_ok=True)
    log = folder / "service.log"
    told = {
        "REJOINDER_PORT": str(listens),
        "REJOINDER_DATA_DIR": str(folder),
        "REJOINDER_HOST": "127.0.0.1",
        "REJOINDER_PUBLIC_URL": url,
        **{f"REJOINDER_{setting.upper()}": value for setting, value in more.items()},
    }
    command: list[str | Path] = [PYTHON, "-u", "-m", program, "serve", "--demo"]
    with running(command, port=listens, log=log, env=told) as process:
        httpx.get(f"{url}/health", timeout=60).raise_for_status()
        people, password = found(SIGN_IN, log.read_text())
        emails: dict[str, list[str]] = {}
        for email, role in PERSON.findall(people):
            emails.setdefault(role, []).append(email)
        yield Service(url, folder, process, password.strip(), emails)


def found(pattern: re.Pattern[str], text: str) -> tuple[str, ...]:
    match = pattern.search(text)
    if not match:
        raise LookupError(f"Nothing like {pattern.pattern!r} in:\n{text}")
    return match.groups()


@dataclass
class Member:
    """A person of the team, signed in as the extension does it, asking the API as a script would."""

    client: httpx.Client
    team: str

    @classmethod
    def signed_in(cls, url: str, email: str, password: str, agent: str = "") -> "Member":
        """Through the sign-in page, with a code and its proof, since there is no other way in.

        `agent` is what the browser calls itself, if they seem to have one.
        """
        client = httpx.Client(base_url=url, timeout=60, headers={"User-Agent": agent} if agent else {})
        verifier = secrets.token_urlsafe(48)
        challenge = urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).rstrip(b"=").decode()
        asked = {
            "response_type": "code",
            "client_id": EXTENSION_ID,
            "redirect_uri": REDIRECT,
            "code_challenge": challenge,
            "code_challenge_method": "S256",
            "state": "demo",
        }
        form = client.get("/authorize", params=asked).text
        (seal,) = found(re.compile(r'name="seal" value="([^"]*)"'), form)
        after = str(httpx.URL("/authorize", params=asked))
        entered = client.post(
            "/sign-in", data={"email": email, "password": password, "seal": seal, "after": after}
        )
        answered = client.get(entered.headers["location"]).headers["location"]
        tokens = client.post(
            "/v1/auth/token",
            data={
                "grant_type": "authorization_code",
                "code": parse_qs(urlsplit(answered).query)["code"][0],
                "code_verifier": verifier,
                "redirect_uri": REDIRECT,
                "client_id": EXTENSION_ID,
            },
        ).raise_for_status()
        client.headers["Authorization"] = f"Bearer {tokens.json()['access_token']}"
        me = client.get("/v1/me").raise_for_status().json()
        return cls(client, me["teams"][0]["id"])

    def ask(self, method: str, path: str, sent: Any = None, *, revision: int | None = None) -> Any:
        """Something of the team's; what the service tells, if it tells anything."""
        headers = {} if revision is None else {"If-Match": f'"{revision}"'}
        told = self.client.request(method, f"/v1/teams/{self.team}{path}", json=sent, headers=headers)
        return told.raise_for_status().json() if told.content else None

    def templates(self, shortcut: str) -> list[dict[str, Any]]:
        found = self.client.get(f"/v1/teams/{self.team}/templates", params={"shortcut": shortcut})
        templates: list[dict[str, Any]] = found.raise_for_status().json()["templates"]
        return templates

    def folders(self) -> set[str]:
        """What the folders that this person sees are called."""
        found = self.client.get(f"/v1/teams/{self.team}/folders")
        return {folder["name"] for folder in found.raise_for_status().json()["folders"]}

    def reword(self, shortcut: str, old: str, new: str) -> None:
        """Changes a word of the template that `shortcut` opens."""
        row = self.templates(shortcut)[0]
        if old not in row["template"]["body"]:
            raise LookupError(f"“{old}” does not stand in {shortcut}")
        self._put(row, body=row["template"]["body"].replace(old, new))

    def retitle(self, shortcut: str, title: str) -> None:
        self._put(self.templates(shortcut)[0], title=title)

    def _put(self, row: dict[str, Any], **fields: str) -> None:
        content = {**row["template"], **fields}
        self.client.put(
            f"/v1/teams/{self.team}/templates/{row['id']}",
            json={"template": content},
            headers={"If-Match": f'"{row["revision"]}"'},
        ).raise_for_status()
