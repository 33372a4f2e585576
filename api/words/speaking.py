"""Which language the answer under way speaks, and how it stays so from page to page without a cookie."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.words.languages import Spoken, spoken_for

_ENGLISH = Spoken()
# The extension asks for a sign-in in the language of its screens, by the name that OpenID Connect has for it.
CHOICES = ("lang", "ui_locales")
SEEN_AGAIN = {"GET", "HEAD"}


@dataclass
class _Voice:
    """One for all threads of a request: it is in one of them that somebody turns out to be who they are."""

    spoken: Spoken
    # The header Accept-Language.
    wishes: str = ""


# Of the request under way; elsewhere English is spoken.
_voice: ContextVar[_Voice | None] = ContextVar("voice", default=None)


def spoken() -> Spoken:
    voice = _voice.get()
    return voice.spoken if voice else _ENGLISH


@contextmanager
def speaking(what: Spoken, wishes: str = "") -> Iterator[None]:
    was = _voice.set(_Voice(what, wishes))
    try:
        yield
    finally:
        _voice.reset(was)


@contextmanager
def speaking_to(language: str | None) -> Iterator[None]:
    """In the language that somebody keeps with their account; in that of the request if they keep none."""
    voice = _voice.get() or _Voice(_ENGLISH)
    with speaking(_of_account(language, voice) if language else voice.spoken, voice.wishes):
        yield


def speak_to(language: str | None) -> None:
    """From here on the request speaks as whoever asks keeps it with their account, if they do; what was
    picked on the page itself goes before."""
    voice = _voice.get()
    if language and voice and not voice.spoken.is_chosen:
        voice.spoken = _of_account(language, voice)


def forget_choice() -> None:
    """What was picked on the page itself no longer counts, as after another language was kept."""
    if voice := _voice.get():
        voice.spoken = replace(voice.spoken, is_chosen=False)


def _of_account(language: str, voice: _Voice) -> Spoken:
    return replace(spoken_for(language, voice.wishes), is_chosen=False, here=voice.spoken.here)


def choice() -> str:
    """The language that was chosen on a page of ours, if one was."""
    return spoken().language if spoken().is_chosen else ""


def to(address: str) -> str:
    """An address of ours; a language that was chosen comes along, since no cookie keeps it."""
    return carried(address, choice()) if choice() else address


def carried(address: str, language: str) -> str:
    """An address of ours, asked for in that language."""
    parts = urlsplit(address)
    said = [(name, value) for name, value in _query(parts.query) if name != "lang"]
    return parts._replace(query=urlencode([*said, ("lang", language)])).geturl()


def keep_speaking(headers: MutableHeaders) -> None:
    """Where an answer sends on to a page of ours, in the language that was chosen. The console has one of its
    own, chosen in its settings."""
    there = headers.get("location", "")
    if there.startswith("/") and not there.startswith(("//", "/console")):
        headers["location"] = to(there)


class Speaking:
    """Finds out what a request speaks, and sends on to our own pages in the language that was chosen."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        asked = _asked(scope)

        async def send_on(message: Message) -> None:
            if message["type"] == "http.response.start":
                keep_speaking(MutableHeaders(scope=message))
            await send(message)

        with speaking(asked, _accepted(scope)):
            await self.app(scope, receive, send_on if asked.is_chosen else send)


def _asked(scope: Scope) -> Spoken:
    query = scope["query_string"].decode("latin-1")
    said = dict(_query(query)) if any(name in query for name in CHOICES) else {}
    chosen = next((said[name] for name in CHOICES if name in said), "")
    asked = spoken_for(chosen[:100], _accepted(scope))
    # What is asked all day long, the feed above all, is no page.
    if scope["method"] not in SEEN_AGAIN or scope["path"].startswith("/v1/"):
        return asked
    # Two slashes at the start would be another host.
    path = "/" + quote(scope["path"].lstrip("/"))
    return replace(asked, here=f"{path}?{query}".rstrip("?"))


def _accepted(scope: Scope) -> str:
    for name, value in scope["headers"]:
        if name == b"accept-language":
            told: bytes = value
            return told.decode("latin-1")
    return ""


def _query(query: str) -> list[tuple[str, str]]:
    try:
        return parse_qsl(query, keep_blank_values=True, max_num_fields=100)
    except ValueError:
        return []
