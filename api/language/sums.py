"""Arithmetic as Shopify does it."""

import math

from api.language.problem import Trouble


def divided(value: float, by: float) -> float:
    """Whole numbers give a whole number, rounded down, as in Shopify."""
    if by == 0:
        raise Trouble("Something is divided by nothing.", "expected a number other than 0")
    whole = value == int(value) and by == int(by)
    return math.floor(value / by) if whole else value / by


def remainder(value: float, by: float) -> float:
    if by == 0:
        raise Trouble("Something is divided by nothing.", "expected a number other than 0")
    return value - by * math.floor(value / by)
