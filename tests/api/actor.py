"""Who acts in the API's tests. It alone knows how one gets in, so a change there edits this file only."""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import cached_property
from typing import Any, Self
from uuid import UUID

from fastapi.testclient import TestClient
from httpx import Response
from sqlmodel import Session

from api.app import create_app
from api.clock import now
from api.database import session_of
from api.identity import api_tokens
from api.identity.models import ApiScope, Person
from api.identity.sessions import open_session
from api.identity.store import Devices
from api.settings import Settings
from api.teams.models import Member, Role, Team

PASSWORD = "kingfisher over water"
# Of PASSWORD, at the service's own cost; hashing it for every person of every test would take minutes.
PASSWORD_DIGEST = (
    "$argon2id$v=19$m=19456,t=2,p=1$U6rVGmOslRJizJnzvvceww$FE/KjgJf+P27XNv0bK1N292q1FBYHLwY6/9R6pn8OCs"
)


class MovableClock:
    """Stands where it was put."""

    def __init__(self) -> None:
        self.at = now().replace(microsecond=0)

    def __call__(self) -> datetime:
        return self.at

    def forward(self, **by: float) -> None:
        """`forward(minutes=10)`, in the words of `timedelta`."""
        self.at += timedelta(**by)


class Service:
    """A running service, and whoever stands before it. `get`, `post` … are asked by nobody in particular."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.clock = MovableClock()
        self._make()

    def __enter__(self) -> Self:
        self.client.__enter__()
        return self

    def __exit__(self, *_: object) -> None:
        self.client.__exit__(None, None, None)
        self.app.state.engine.dispose()

    def restarts(self) -> None:
        """Another process on the same database, as after an update."""
        self.__exit__()
        self._make()
        self.__enter__()

    def _make(self) -> None:
        self.app = create_app(self.settings, clock=self.clock)
        self.client = TestClient(self.app, base_url=self.settings.url, follow_redirects=False)

    def ask(self, method: str, path: str, **request: Any) -> Response:
        answer: Response = self.client.request(method, path, **request)
        return answer

    def database(self) -> session_of:
        """`with service.database() as db:` for arranging what no route can."""
        return session_of(self.app.state.engine, **self.app.state.told)

    def has_team(self, name: str) -> "Shop":
        with self.database() as db:
            team = Team(name=name)
            db.add(team)
        return Shop(self, team.id, name)

    def has_person(self, name: str, email: str = "") -> "Someone":
        """Signed in on a device of their own, with PASSWORD; they read the mail to that address."""
        with self.database() as db:
            return self._signed_in(db, name, email or f"{name.lower().replace(' ', '.')}@shop.test")

    def _signed_in(self, db: Session, name: str, email: str) -> "Someone":
        person = Person(name=name, email=email, password_digest=PASSWORD_DIGEST, email_proven_at=self.clock())
        db.add(person)
        db.flush()
        opened = open_session(Devices(db), person.id, "Chrome on Linux", self.clock())
        token = self.app.state.tokens.access(person.id, opened.session_id, self.clock())
        return Someone(self, person.id, opened.session_id, name, email, token, opened.refresh_token)


@dataclass
class Someone:
    """A person with an access token. Ask as them: `lead.get(…)`, `lead.post(…, json=…)`."""

    service: Service
    id: UUID
    session_id: UUID
    name: str
    email: str
    token: str
    refresh_token: str

    @property
    def headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}"}

    def ask(self, method: str, path: str, **request: Any) -> Response:
        headers = {**self.headers, **(request.pop("headers", None) or {})}
        return self.service.ask(method, path, headers=headers, **request)

    def get(self, path: str, **request: Any) -> Response:
        return self.ask("GET", path, **request)

    def post(self, path: str, **request: Any) -> Response:
        return self.ask("POST", path, **request)

    def put(self, path: str, **request: Any) -> Response:
        return self.ask("PUT", path, **request)

    def patch(self, path: str, **request: Any) -> Response:
        return self.ask("PATCH", path, **request)

    def delete(self, path: str, **request: Any) -> Response:
        return self.ask("DELETE", path, **request)


@dataclass
class Shop:
    """A team. `shop.owner`, `.admin`, `.lead`, `.agent`, `.other_agent` join when first spoken of."""

    service: Service
    id: UUID
    name: str
    joined: list[Someone] = field(default_factory=list)

    @property
    def url(self) -> str:
        return f"/v1/teams/{self.id}"

    @property
    def head(self) -> int:
        """The number of the team's newest write."""
        with self.service.database() as db:
            return db.get_one(Team, self.id).head

    @cached_property
    def owner(self) -> Someone:
        return self.has_member("owner", "Olivia Owner")

    @cached_property
    def admin(self) -> Someone:
        return self.has_member("admin", "Adam Admin")

    @cached_property
    def lead(self) -> Someone:
        return self.has_member("lead", "Lena Lead")

    @cached_property
    def agent(self) -> Someone:
        return self.has_member("agent", "Aiko Agent")

    @cached_property
    def other_agent(self) -> Someone:
        return self.has_member("agent", "Bima Agent")

    def member(self, role: Role) -> Someone:
        """The team's own person of that role."""
        found: Someone = getattr(self, role)
        return found

    def has_member(self, role: Role, name: str) -> Someone:
        email = (
            f"{name.split()[0].lower()}{len(self.joined) or ''}@{self.name.lower().replace(' ', '-')}.test"
        )
        person = self.service.has_person(name, email)
        self.has_also(person, role)
        return person

    def has_api_token(self, person: Someone, scope: ApiScope) -> Someone:
        """A script that acts as that person, with a token good for ninety days; its session is the token."""
        with self.service.database() as db:
            made, token = api_tokens.make(db, person.id, self.id, "A script", scope, 90, self.service.clock())
        return replace(person, token=token, session_id=made.id)

    def has_also(self, person: Someone, role: Role) -> None:
        """Somebody who is elsewhere already joins this team too."""
        with self.service.database() as db:
            db.add(Member(team_id=self.id, person_id=person.id, role=role))
        self.joined.append(person)


def assert_problem(answer: Response, status: int, code: str) -> dict[str, Any]:
    """The one assertion for every refusal; answers the problem, for its facts."""
    assert answer.status_code == status, f"{answer.status_code}: {answer.text}"
    assert answer.headers["content-type"] == "application/problem+json"
    problem: dict[str, Any] = answer.json()
    assert problem["code"] == code, problem
    assert problem["status"] == status
    assert problem["type"] == f"/problems/{code}"
    assert problem["title"]
    assert problem["detail"]
    return problem
