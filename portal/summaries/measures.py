"""Every measure made of facts, each defined once: what it counts, of what, in which words.

What people answer (worth the time, came to learn, pulse and surveys) is counted under the rules for answers, and so it stands
apart: see answers/measures.py.
"""
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from portal.enrollment.models import MENTEE, MENTOR
from portal.summaries import counting
from portal.summaries.counted import Counted
from portal.summaries.disclosure.shapes import EVER as EVER_COUNTED
from portal.summaries.rows import Facts
from portal.words import lazy as _

PERCENT, DAYS, MINUTES, RATIO = "percent", "days", "minutes", "ratio"
NOW, EVER = _("now"), _("ever in the period")
PEOPLE, PAIRS, SESSIONS = _("people"), _("mentorships"), _("sessions")
INVITATIONS, PROPOSALS, PROFILES, GOALS = _("invitations"), _("proposals"), _("profiles"), _("goals")
COMMITMENTS = _("commitments")


@dataclass(frozen=True)
class Measure:
    """One measure. `counts` names what the denominator counts, `reads` the lists of Facts that it is counted from.

    What a coordinator may not read mentorship by mentorship is
    `only_published`: the desk shows it as a summary froze it, for two looks a minute apart would show what one person did between.
    `moves` says that what one of these contributes goes on changing (sessions held so far), so that two publications do not tell
    by their difference what a newcomer contributed. Of a measure that is "now" this holds anyhow; of all others only if said.
    """

    key: str
    name: object
    definition: object
    counts: object
    period: object
    count: Callable[[Facts], Counted]
    reads: tuple[str, ...]
    unit: str = PERCENT
    less_is_better: bool = False
    only_published: bool = False
    moves: bool = False

    def window(self, day: date) -> str:
        """The window of time that its contributions on this day belong to, for the audit."""
        return day.isoformat() if self.moves or self.period is NOW else EVER_COUNTED


_ALL = (
    Measure("response_7", _("Invitations answered by day 7"), _("Answered within 7 days, of those sent at least 7 days ago."),
            INVITATIONS, EVER, counting.answered_by(7), ("sent",)),
    Measure("response_14", _("Invitations answered by day 14"), _("Answered within 14 days, of those sent at least 14 days ago."),
            INVITATIONS, EVER, counting.answered_by(14), ("sent",)),
    Measure("enrollment_rate", _("Enrollment rate"),
            _("Complete profiles, of all who were invited, withdrawn invitations left out, or who, in an open program, may join."),
            PEOPLE, EVER, counting.enrolled, ("sent", "eligible", "places")),
    Measure("profile_completion", _("Profiles completed"), _("Questionnaires sent in, of those started."),
            PROFILES, EVER, counting.submitted, ("places",)),
    Measure("profile_minutes", _("Time for a profile"), _("From the first question to sending in."),
            PROFILES, EVER, counting.minutes_to_submit, ("places",), MINUTES, less_is_better=True),
    Measure("place_ratio", _("Places wanted for each offered"), _("Leaders’ places wanted, divided by mentors’ places offered."),
            _("places"), NOW, counting.places, ("places",), RATIO, less_is_better=True),
    Measure("match_rate", _("Match rate"), _("People in a live mentorship, of those with a complete profile."),
            PEOPLE, NOW, counting.matched, ("pairs", "places")),
    Measure("time_to_match", _("Time to match"), _("From a complete profile to a pairing that all accepted."),
            PEOPLE, EVER, counting.days_to_match, ("pairs", "places"), DAYS, less_is_better=True),
    Measure("match_acceptance", _("Pairings accepted"), _("Proposals that all accepted, of those proposed."),
            PROPOSALS, EVER, counting.accepted, ("proposed",)),
    Measure("agreements_signed", _("Agreements signed by day 21"),
            _("Mentorships whose agreement everybody in it had signed by day 21, of those released at least 21 days ago."),
            PAIRS, EVER, counting.signed_by(21), ("pairs", "signings")),
    Measure("oriented_mentors", _("Mentors oriented before meeting"),
            _("Mentors who had read the orientation to its end before a first session, of those who have had one."),
            PEOPLE, EVER, counting.oriented(MENTOR), ("pairs", "meetings", "places")),
    Measure("oriented_leaders", _("Leaders oriented before meeting"),
            _("Leaders who had read the orientation to its end before a first session, of those who have had one."),
            PEOPLE, EVER, counting.oriented(MENTEE), ("pairs", "meetings", "places")),
    Measure("first_session_14", _("First session in 14 days"),
            _("Mentorships with a session that all report by day 14, of those released at least 14 days ago."),
            PAIRS, EVER, counting.begun_by(14), ("pairs", "meetings")),
    Measure("first_session_30", _("First session in 30 days"),
            _("Mentorships with a session that all report by day 30, of those released at least 30 days ago."),
            PAIRS, EVER, counting.begun_by(30), ("pairs", "meetings")),
    Measure("cadence_kept", _("Cadence kept"),
            _("Sessions held, of those due by now under each agreement, at most all of them; the average of the mentorships."),
            PAIRS, EVER, counting.cadence, ("pairs", "meetings"), moves=True),
    Measure("session_completion", _("Sessions kept"), _("Sessions held, of those planned for a day that has passed."),
            SESSIONS, EVER, counting.sessions_completed, ("pairs", "meetings")),
    Measure("reported_by_both", _("Sessions reported by both"),
            _("Sessions that all who meet report, of the sessions held."), SESSIONS, EVER, counting.reported_by_all, ("pairs", "meetings")),
    Measure("reported_by_one", _("Sessions reported by one"),
            _("Sessions that one reports and nobody denies, but not all report, of the sessions held."),
            SESSIONS, EVER, counting.reported_by_one, ("pairs", "meetings"), less_is_better=True),
    Measure("leader_changes", _("Moved or cancelled by leaders"),
            _("Sessions moved or cancelled from the leader’s side, of those planned."),
            SESSIONS, EVER, counting.changed_by_leaders, ("pairs", "meetings"), less_is_better=True),
    Measure("active", _("Active mentorships"), _("A session that all report in the last 45 days, of the mentorships open now."),
            PAIRS, NOW, counting.active, ("pairs", "meetings")),
    Measure("dormant", _("Dormant mentorships"), _("No session that all report in the last 60 days, of the mentorships open now."),
            PAIRS, NOW, counting.dormant, ("pairs", "meetings"), less_is_better=True),
    Measure("completion", _("Mentorships completed"), _("Mentorships that held the agreed number of sessions, of all released."),
            PAIRS, EVER, counting.completed, ("pairs", "meetings"), moves=True),
    Measure("goals_reached", _("Goals reached"), _("Goals reached, of those due by now."),
            GOALS, EVER, counting.goals_reached, ("goals",), only_published=True, moves=True),
    Measure("goals_moving", _("Goals with progress"),
            _("Open goals with at least one journal entry, of all open goals of mentorships under way."),
            GOALS, NOW, counting.goals_moving, ("goals",), only_published=True),
    Measure("commitments_30", _("Commitments kept after 30 days"),
            _("Commitments that were called done after 30 days, of those made at least 30 days ago."),
            COMMITMENTS, EVER, counting.done_after(30), ("promises",), only_published=True),
    Measure("commitments_90", _("Commitments kept after 90 days"),
            _("Commitments that were called done after 90 days, of those made at least 90 days ago."),
            COMMITMENTS, EVER, counting.done_after(90), ("promises",), only_published=True),
    Measure("retention_mentors", _("Mentors still here after a year"),
            _("Mentors of a mentorship who still worked here 12 months after the program’s first day, of those here on that day."),
            PEOPLE, EVER, counting.stayed(juniors=True), ("staff",)),
    Measure("retention_others", _("Others still here after a year"),
            _("The same of everybody at these mentors’ job levels who had no place in the program."),
            PEOPLE, EVER, counting.stayed(juniors=False), ("staff",)),
)

MEASURES: dict[str, Measure] = {measure.key: measure for measure in _ALL}
