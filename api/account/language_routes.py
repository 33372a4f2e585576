"""Choosing the language of one's account."""

from typing import Annotated

from fastapi import APIRouter, Form
from starlette.responses import Response

from api.account.frame import FromForm, done, wrong
from api.database import writing
from api.identity.store import People
from api.words.languages import known_language
from api.words.say import Said
from api.words.speaking import forget_choice

router = APIRouter()


@router.post("/account/language")
def choose_language(visit: FromForm, language: Annotated[str, Form()] = "") -> Response:
    """Nothing takes each browser's own."""
    if isinstance(visit, Response):
        return visit
    chosen = known_language(language)
    if language and not chosen:
        return wrong(visit, "language", {"form": Said("Choose one of these languages.")})

    with writing(visit.request.app.state) as db:
        People(db).keep_language(visit.person.id, chosen)
    forget_choice()
    return done("language", "language-kept")
