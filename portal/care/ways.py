"""Where the letters of care lead, in places that other rooms keep."""
from portal.people.models import Person
from portal.sessions.models import MentoringSession
from portal.web.links import absolute


def log_address(session: MentoringSession, person: Person) -> str:
    """Where this person says whether the session happened."""
    # The seam to the page with three buttons, which needs no sign-in: one_tap.address_for(session, person) of the room of sessions.
    return absolute("sessions.log", session_id=session.id)


def plan_address(mentorship_id: int) -> str:
    """Where a time is found. The seam to the offered slots."""
    return absolute("workspace.show", mentorship_id=mentorship_id, _anchor="upcoming_sessions")
