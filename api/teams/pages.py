"""The pages behind a link: the first owner's, and an invitation's."""

from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Form, Request
from starlette.responses import RedirectResponse, Response

from api.clock import Now
from api.database import session_of, writing
from api.identity.browser import AtBrowser, Browser
from api.identity.emails import email_of
from api.identity.models import Person
from api.identity.passwords import digest_of_password
from api.limiting import limited
from api.pages import page
from api.problems import TooManyTries
from api.signing_in.checking import failure_told
from api.signing_in.entering import enter, owes_a_step
from api.signing_in.pages import WRONG
from api.signing_in.rules import TooOften, Wrong, person_of, sign_in
from api.signing_in.sign_in_form import ONLY_COMPANY, STALE
from api.teams.account_form import Faults, Typed, faults_of_account, faults_of_address, is_name
from api.teams.joining import Joined, Offer, found_team, join_as, join_as_new, offer_of
from api.words.say import Said
from api.words.terms import term

router = APIRouter(include_in_schema=False, dependencies=[limited("pages")])

GONE = Said("It was used already, has run out, or was never one of ours. Ask whoever sent it for a new one.")
TAKEN = Said("There is an account with this address already. If it is yours, choose “I have an account”.")

TypedForm = Annotated[Typed, Form()]


@router.get("/setup")
def show_setup(request: Request, browser: AtBrowser, at: Now, link: str = "") -> Response:
    offer = _offer(request, link, at)
    return _setup_form(browser, Typed(link=link)) if offer and offer.is_setup else _gone()


@router.post("/setup")
def take_setup(request: Request, browser: AtBrowser, at: Now, typed: TypedForm) -> Response:
    offer = _offer(request, typed.link, at)
    if not offer or not offer.is_setup:
        return _gone()
    faults = faults_of_account(browser, typed)
    if not is_name(typed.team):
        faults["team"] = Said("Give the team a name; it can be changed later.")
    if faults:
        return _setup_form(browser, typed, faults)

    person = _account(typed, at)
    with writing(request.app.state) as db:
        joined = found_team(db, offer, person, typed.team.strip(), at)
    if joined == "address taken":
        return _setup_form(browser, typed, {"email": TAKEN})
    return _entered(request, browser, joined, person)


@router.get("/invitations/{token}")
def show_invitation(
    request: Request, token: str, browser: AtBrowser, at: Now, account: str = "new"
) -> Response:
    offer = _offer(request, token, at)
    if not offer or offer.is_setup:
        return _gone()
    person = person_of(request.app.state.engine, browser)
    return _invitation_form(request, browser, offer, token, account, person)


@router.post("/invitations/{token}/new")
def take_as_new(request: Request, token: str, browser: AtBrowser, at: Now, typed: TypedForm) -> Response:
    """Makes an account and joins."""
    offer = _offer(request, token, at)
    if not offer or offer.is_setup:
        return _gone()
    faults = faults_of_account(browser, typed) or faults_of_address(offer, typed.email)
    if not request.app.state.settings.password_sign_in:
        faults = {"form": ONLY_COMPANY}
    if faults:
        return _invitation_form(request, browser, offer, token, "new", None, typed, faults)

    person = _account(typed, at)
    with writing(request.app.state) as db:
        joined = join_as_new(db, offer, person, at)
    if joined == "address taken":
        return _invitation_form(request, browser, offer, token, "new", None, typed, {"email": TAKEN})
    return _entered(request, browser, joined, person)


@router.post("/invitations/{token}/account")
def take_with_account(
    request: Request, token: str, browser: AtBrowser, at: Now, typed: TypedForm
) -> Response:
    """Joins with an account that the person has, after its password or shortly after a sign-in."""
    offer = _offer(request, token, at)
    if not offer or offer.is_setup:
        return _gone()

    def asks_again(faults: Faults) -> Response:
        return _invitation_form(request, browser, offer, token, "have", None, typed, faults)

    if not browser.sent_form(typed.seal):
        return asks_again({"form": STALE})
    who = _who(request, browser, typed)
    if isinstance(who, Wrong):
        answer = asks_again({"form": WRONG})
        answer.background = failure_told(request, typed.email, who)
        return answer
    faults = who if isinstance(who, dict) else faults_of_address(offer, who.email)
    if isinstance(who, dict) or faults:
        return asks_again(faults)
    if typed.password and owes_a_step(request, who):
        return enter(request, browser, who, f"/invitations/{token}", "password")

    with writing(request.app.state) as db:
        joined = join_as(db, offer, who.id, at)
    # Who came with a sign-in proved nothing anew: it lasts no longer than it did.
    return _entered(request, browser, joined, who) if typed.password else _home(joined)


def _who(request: Request, browser: Browser, typed: Typed) -> Person | Wrong | Faults:
    state = request.app.state
    known = person_of(state.engine, browser)
    if known and not typed.password:
        return known
    if not state.settings.password_sign_in:
        return {"form": ONLY_COMPANY}
    outcome = sign_in(request, browser, typed.email, typed.password)
    return {"form": TooManyTries(outcome.seconds).detail} if isinstance(outcome, TooOften) else outcome


def _account(typed: Typed, at: datetime) -> Person:
    """Hashes before any transaction is open."""
    email = email_of(typed.email) or ""
    digest = digest_of_password(typed.password)
    return Person(name=typed.name.strip(), email=email, password_digest=digest, created_at=at)


def _offer(request: Request, token: str, at: datetime) -> Offer | None:
    with session_of(request.app.state.engine, reads_only=True) as db:
        return offer_of(db, token, at)


def _entered(request: Request, browser: Browser, joined: Joined, person: Person) -> Response:
    return enter(request, browser, person, "/", "password") if joined == "joined" else _gone()


def _home(joined: Joined) -> Response:
    return RedirectResponse("/", 303) if joined == "joined" else _gone()


def _setup_form(browser: Browser, typed: Typed, faults: Faults | None = None) -> Response:
    answer = page("setup", 422 if faults else 200, seal=browser.seal, typed=typed, faults=faults or {})
    browser.keep_form(answer)
    return answer


def _invitation_form(
    request: Request,
    browser: Browser,
    offer: Offer,
    token: str,
    account: str,
    person: Person | None,
    typed: Typed | None = None,
    faults: Faults | None = None,
) -> Response:
    settings = request.app.state.settings
    answer = page(
        "invitation",
        422 if faults else 200,
        seal=browser.seal,
        offer=offer,
        role=term(offer.role),
        token=token,
        has_account=account == "have",
        person=person,
        typed=typed or Typed(email=offer.email, name=offer.name),
        faults=faults or {},
        takes_passwords=settings.password_sign_in,
        company=settings.oidc_name if settings.oidc_issuer else "",
    )
    browser.keep_form(answer)
    return answer


def _gone() -> Response:
    return page("refused", 410, title=Said("This link no longer works"), reason=GONE)
