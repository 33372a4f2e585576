"""The sign-in page itself, with every way in that this service has."""

from urllib.parse import parse_qsl, urlencode, urlsplit

from fastapi import Request
from starlette.responses import Response

from api.identity.authorization import Asked, asked
from api.identity.browser import Browser
from api.pages import page
from api.signing_in.entering import own_page
from api.signing_in.passkey_offer import SCRIPT, sign_in_offer
from api.words.say import Said

ONLY_COMPANY = Said("Here one signs in by the company’s own sign-in only.")
STALE = Said("This page had been open for too long. Please try once more.")

# What was done just before: `/sign-in?done=CODE` says it.
NOTICES = {"reset": Said("Your new password is set, and you are signed out everywhere. Sign in with it now.")}


def sign_in_form(
    request: Request, browser: Browser, after: str, status: int = 200, wrong: str = "", email: str = ""
) -> Response:
    """Asks anew, keeping the email address; leads on to `after`, if that is a page of ours."""
    settings = request.app.state.settings
    asking = asking_of(request, after)
    passkey = sign_in_offer(request, browser)
    answer = page(
        "sign_in",
        status,
        form_leads_to=extension_of(asking),
        script=SCRIPT if passkey else "",
        seal=browser.seal,
        after=own_page(after),
        for_extension=asking is not None,
        wrong=wrong,
        notice=NOTICES.get(request.query_params.get("done", ""), ""),
        email=email,
        host=urlsplit(settings.url).netloc,
        passkey=passkey,
        takes_passwords=settings.password_sign_in,
        company=settings.oidc_name if settings.oidc_issuer else "",
        company_link=f"/sign-in/company?{urlencode({'after': own_page(after)})}",
    )
    browser.keep_form(answer)
    return answer


def asking_of(request: Request, after: str) -> Asked | None:
    """The extension that waits behind the way through our pages, if one does."""
    path, _, query = after.partition("?")
    if path != "/authorize":
        return None
    asking = asked(dict(parse_qsl(query)), request.app.state.settings.extension_ids)
    return asking if isinstance(asking, Asked) else None


def extension_of(asking: Asked | None) -> str:
    """The origin where a form may end that leads back to it."""
    return f"chrome-extension://{asking.client_id}" if asking else ""
