"""Reading the orientation: begun with its first card, finished with its last."""
from datetime import datetime

from portal.audit.actions import record
from portal.db import db
from portal.enrollment.models import Enrollment
from portal.mentorships.orientation.cards import cards_for
from portal.mentorships.orientation.models import Orientation
from portal.people.models import Person


def read_card(place: Enrollment, card: int, *, by: Person, at: datetime) -> bool:
    """Note that card number `card` was read; whether it was the last one. Reading again changes nothing."""
    is_last = card >= len(cards_for(place.program, place.role))
    with db.atomic():
        begun = Orientation.insert(enrollment=place, started_at=at).on_conflict_ignore().execute()
        read = Orientation.update(read=card).where(Orientation.enrollment == place, Orientation.read < card).execute()
        if is_last:
            finishes = Orientation.enrollment == place, Orientation.finished_at.is_null()
            if Orientation.update(finished_at=at).where(*finishes).execute():
                _note("finished the orientation", place, by)
        elif begun and read and card == 1:
            _note("began the orientation", place, by)
    return is_last


def _note(verb: str, place: Enrollment, by: Person) -> None:
    record(verb, by=by, about=f"enrollment/{place.id}", program=place.program_id)
