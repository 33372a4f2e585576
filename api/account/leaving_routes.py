"""Taking along what is mine, and deleting my account: after a fresh sign-in, which this page asks for."""

from typing import Annotated

from fastapi import APIRouter, Form
from starlette.responses import Response

from api.account.frame import FromForm, wrong
from api.database import writing
from api.leaving.person_export import export_person
from api.leaving.person_rules import delete_account
from api.leaving.problems import NotConfirmed
from api.pages import page
from api.teams.problems import LastOwner
from api.words.say import Said

router = APIRouter()

DELETED = Said(
    "What was yours alone is gone. What you wrote for your teams stays with them, without your name."
)


@router.post("/account/export")
def export_account(visit: FromForm) -> Response:
    if isinstance(visit, Response):
        return visit
    archive = export_person(visit.request.app.state.engine, visit.person.id, visit.at)
    return archive.as_answer("rejoinder-account.zip")


@router.post("/account/delete")
def delete_own_account(visit: FromForm, email: Annotated[str, Form()] = "") -> Response:
    if isinstance(visit, Response):
        return visit
    try:
        with writing(visit.request.app.state) as db:
            delete_account(db, visit.person.id, email, visit.at)
    except NotConfirmed as refused:
        return wrong(visit, "leaving", {"email": refused.detail}, refused.status)
    except LastOwner as refused:
        return wrong(visit, "leaving", {"form": refused.detail}, refused.status)
    answer = page("refused", title=Said("Your account is deleted"), reason=DELETED)
    visit.browser.forget(answer)
    return answer
