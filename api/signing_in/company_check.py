"""Whether the company's sign-in answers now, for whoever sets it up: anew, whatever is remembered of it."""

import asyncio
from dataclasses import dataclass
from typing import Literal

import httpx

from api.signing_in.company_asking import PATIENCE, Fault, answered, asking
from api.signing_in.company_description import description_address, flaw_in

Outcome = Literal["answers", "unreachable", "too_slow", "no_description", "other_issuer", "incomplete"]
LONGEST_TOLD = 300


@dataclass(frozen=True)
class Checked:
    outcome: Outcome
    address: str
    """What was asked for."""
    told: str = ""
    """What was found there instead: a status, the issuer, the names of what is missing."""


async def checked(issuer: str) -> Checked:
    """Asks once for what it publishes; takes at most `PATIENCE` seconds."""
    address = description_address(issuer)
    try:
        async with asyncio.timeout(PATIENCE), asking() as client:
            status, described = await answered(client, "GET", address)
    except TimeoutError:
        return Checked("too_slow", address)
    except (httpx.HTTPError, httpx.InvalidURL):
        return Checked("unreachable", address)
    except Fault:
        return Checked("no_description", address)
    if status != 200 or not isinstance(described, dict):
        return Checked("no_description", address, str(status))
    flaw = flaw_in(described, issuer)
    return Checked(flaw.kind, address, flaw.told[:LONGEST_TOLD]) if flaw else Checked("answers", address)
