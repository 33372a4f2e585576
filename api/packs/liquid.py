"""What is wrong in a template's Liquid, at its place in the pack file."""

import re

from api.language.check import problems_in
from api.library.content import TemplateContent
from api.packs.fields import Fields, Refuse
from api.packs.tree import Place, TextNode

BRACE = re.compile(r"\{[{%]")


def refuse_broken_liquid(fields: Fields, template: TemplateContent, refuse: Refuse) -> None:
    for problem in problems_in(template):
        in_body = problem.field == "body"
        written = (fields.get("html") or fields.get("body")) if in_body else fields.get(problem.field)
        if not isinstance(written, TextNode):
            continue
        place = Place(problem.line, problem.column)
        if in_body and not fields.get("html"):
            place = _place_in_text(written.text, template.body, place)
        refuse(written.within(place.line, place.column), _in_sentences(problem.message, problem.suggestion))


def _in_sentences(message: str, suggestion: str) -> str:
    if not suggestion:
        return message
    ended = suggestion if suggestion[-1] in ".?!" else f"{suggestion}."
    return f"{message} {ended[0].upper()}{ended[1:]}"


def _place_in_text(text: str, html: str, place: Place) -> Place:
    """A place in the HTML of a plain text, as a place in that text: so far behind the same opening brace."""
    above = html.split("\n")[: place.line - 1]
    offset = sum(len(line) + 1 for line in above) + place.column - 1
    braces = list(BRACE.finditer(html, 0, offset + 2))
    same = list(BRACE.finditer(text))[len(braces) - 1 : len(braces)] if braces else []
    if not same:
        return Place()
    between = re.sub("&(lt|gt|amp);", "&", html[braces[-1].start() : offset])
    before = text[: same[0].start() + len(between)].split("\n")
    return Place(len(before), len(before[-1]) + 1)
