"""Diaries that are kept: one with a move in it, one by somebody with a long name for three leaders; and questions in every state."""
from datetime import datetime, timedelta

from portal.delegates.models import Delegation
from portal.sessions.models import MentoringSession, Move
from tests import cast
from tests.cast import CAST


def make_assistants(at: datetime) -> None:
    """Dora has moved a session of Benoit's; `wilhelmina` keeps the diaries of a full, an unmet and an ended mentorship."""
    before = CAST.planned.starts_at - timedelta(days=7)
    moved = {"from_at": before, "to_at": CAST.planned.starts_at, "moved_at": at - timedelta(days=3)}
    Move.create(session=CAST.planned, side="mentee", moved_by=CAST.dora, **moved)
    MentoringSession.update(planned_by=CAST.dora).where(MentoringSession.id == CAST.held.id).execute()
    cast._person("Wilhelmina Featherstonehaugh-Konstantinopoulos", at, timezone="America/New_York")
    said = {"accepted_at": at - timedelta(days=19), "delegate": CAST.wilhelmina}
    for number, leader in enumerate((CAST.leo, CAST.theo, CAST.wanda)):
        _asked(leader, f"wilhelmina.{number}@northwind.example", at - timedelta(days=20), **said)
    _asked(CAST.benoit, "a-new-assistant-with-a-long-name@northwind.example", at - timedelta(days=2))
    _asked(CAST.benoit, "said.no@northwind.example", at - timedelta(days=9), declined_at=at - timedelta(days=8))
    _asked(CAST.benoit, "said.nothing@northwind.example", at - timedelta(days=30))
    _asked(CAST.benoit, "kept.it@northwind.example", at - timedelta(days=90), accepted_at=at, ended_at=at, delegate=CAST.zoe)


def _asked(leader, email: str, at: datetime, **more) -> Delegation:
    link = {"nonce": email, "token_hash": email, "expires_at": at + timedelta(days=14)}
    return Delegation.create(leader=leader, email=email, named_at=at, **link, **more)
