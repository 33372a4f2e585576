"""Each entry of the trail as a sentence."""

from api.audit.library_deeds import LIBRARY_DEEDS
from api.audit.models import AuditEntry
from api.audit.people_deeds import PEOPLE_DEEDS
from api.audit.saying import Facts, filled
from api.words.say import Said

_DEEDS = PEOPLE_DEEDS | LIBRARY_DEEDS

OPERATOR = Said("Whoever runs the service")
FORMER_MEMBER = Said("a former member")


def sentence(told: AuditEntry) -> Said:
    """As “Lena Lead changed the role of Aiko Agent from agent to lead.”"""
    deed = _DEEDS.get(told.action)
    said = deed(_beginning(told), told.object_name, told.facts) if deed else _unknown(told)
    token = told.facts.get("api_token")
    if not token:
        return said
    return Said("%(sentence)s It was done with the API token “%(token)s”.", sentence=said, token=token)


def actor(told: AuditEntry) -> str:
    return told.actor_name or (OPERATOR if told.actor_id is None else FORMER_MEMBER)


def _beginning(told: AuditEntry) -> str:
    """As a sentence begins with it."""
    who = actor(told)
    if who in (FORMER_MEMBER, OPERATOR):
        return Said("A former member") if who == FORMER_MEMBER else OPERATOR
    return who[0].upper() + who[1:]


def _unknown(told: AuditEntry) -> Said:
    """While an update goes on, or after it was taken back, the trail holds what a newer version told."""
    alone = Said("%(who)s did what this version has no words for: %(action)s.")
    named = Said("%(who)s did what this version has no words for: %(action)s, %(it)s.")
    facts: Facts = {"action": told.action}
    return filled(named if told.object_name else alone, _beginning(told), told.object_name, facts)
