"""For the gallery: a mentorship that is to be closed, one that was kept open, one that closed; and somebody who wants no letters."""
from datetime import datetime, timedelta

from portal.care import actions
from portal.care.composing import keep_token, stop_token
from portal.care.models import ProposedClose
from tests.cast import CAST


def make_care(at: datetime) -> None:
    """Write them into the database, in the caller's transaction."""
    CAST.zoe_stop_token, CAST.selma_stop_token = stop_token(CAST.zoe.id), stop_token(CAST.selma.id)
    actions.stop(CAST.selma, at=at)
    asked = {"mentorship": CAST.unmet, "proposed_at": at - timedelta(days=3), "closes_at": at + timedelta(days=4)}
    for name, answer in (("waiting", {}), ("kept", {"kept_at": at}), ("done", {"closed_at": at})):
        close = ProposedClose.create(**asked, **answer)
        setattr(CAST, f"{name}_close", close)
        setattr(CAST, f"{name}_close_token", keep_token(close.id))
