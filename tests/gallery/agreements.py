"""Agreements in every state: signed by all, changed since the reader signed, of a circle, and with words that have gone."""
from datetime import datetime, timedelta

from portal.mentorships.agreement import actions
from portal.mentorships.agreement.models import AgreementVersion
from portal.mentorships.agreement.queries import latest_of
from tests.cast import CAST

REPLY = "We answer within a day, and say so when a week is full. Leo’s assistant may answer for him about times."


def make_agreements(at: datetime, place, pair) -> None:
    """`leo` changed what `rhea` has signed, `nils` and `olga` have both signed, `pia` and `quinn` are too late for any word."""
    _changed(at)
    signed = CAST.signed_pair = pair(place("Nils Aalto", "mentor", at), place("Olga Brenner", "mentee", at), at)
    actions.begin(signed, at=at - timedelta(days=30))
    for days, person in ((28, CAST.nils), (27, CAST.olga)):
        actions.sign(signed, seen=1, by=person, at=at - timedelta(days=days))
    pia, quinn = place("Pia Czerny", "mentor", at), place("Quinn Doyle", "mentee", at)
    CAST.gone_words = pair(pia, quinn, at, ended_at=at - timedelta(days=9))
    AgreementVersion.create(mentorship=CAST.gone_words, number=1, clauses=None, written_at=at - timedelta(days=90))
    actions.sign(CAST.circle, seen=1, by=CAST.leader_of_circle, at=at - timedelta(days=20))


def _changed(at: datetime) -> None:
    row = CAST.full_pair
    actions.begin(row, at=at - timedelta(days=60))
    for person in (CAST.rhea, CAST.leo):
        actions.sign(row, seen=1, by=person, at=at - timedelta(days=58))
    words = {**latest_of(row).clauses, "reply": REPLY}
    actions.change(row, words, seen=1, by=CAST.leo, at=at - timedelta(days=2))
    actions.sign(row, seen=2, by=CAST.leo, at=at - timedelta(days=2))
