"""Signing in through the company: what its provider says about who came, and what can go wrong on the way."""
from dataclasses import dataclass

from flask import current_app

from portal.people.methods import COMPANY, switched_on


@dataclass(frozen=True)
class Arrival:
    """Who came: the issuer and its subject say who it is, the address counts only if it is verified.

    `groups` are None where the provider does not tell them.
    """

    issuer: str
    subject: str
    email: str
    is_verified: bool
    groups: frozenset[str] | None


class Unfinished(Exception):
    """The way through the provider did not come to its end; `cause` says why in a word, for the log."""

    def __init__(self, cause: str):
        super().__init__(cause)
        self.cause = cause


class Unreachable(Unfinished):
    """The provider does not answer, or not as one."""


def is_open() -> bool:
    """Whether people sign in through the company: the settings name a provider, and no administrator has switched it off."""
    return current_app.config["SETTINGS"].provider is not None and COMPANY in switched_on()
