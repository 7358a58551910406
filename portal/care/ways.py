"""Where the letters of care lead, in places that other rooms keep."""
from portal.people.models import Person
from portal.sessions import one_tap
from portal.sessions.models import MentoringSession
from portal.web.links import absolute


def log_address(session: MentoringSession, person: Person) -> str:
    """Where this person says with one press, and without signing in, whether the session happened."""
    return one_tap.address_for(session, person)


def plan_address(mentorship_id: int) -> str:
    """Where times are offered that suit everybody, and one press plans a session."""
    return absolute("workspace.show", mentorship_id=mentorship_id, open="plan", _anchor="plan")
