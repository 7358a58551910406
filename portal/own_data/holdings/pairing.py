"""What pairing holds about a person: proposals with their arithmetic, verdicts, and what a coordinator fixed."""
from portal.enrollment.models import Enrollment
from portal.own_data.holdings.kinds import EMPTIED, ERASED, Holding, Nobody
from portal.pairing.choosing.models import ListDraw, Preference, Shortlisted
from portal.pairing.models import TAKEN_BACK, Forbidding, Lock, Proposal, Round, Verdict
from portal.pairing.queries import with_both
from portal.pairing.rules.models import RuleSet
from portal.pairing.trials.models import Trial
from portal.people.models import Person
from portal.words import lazy as _


def _lists(table):
    """The condition for the rows that a person's places have, and for those in which one of them is named."""

    def mine(person: Person):
        places = Enrollment.select(Enrollment.id).where(Enrollment.person == person)
        return table.enrollment.in_(places) | table.candidate.in_(places)

    return mine


def _between(table):
    """The condition for the rows that pair one of a person's places."""

    def mine(person: Person):
        places = Enrollment.select(Enrollment.id).where(Enrollment.person == person)
        return table.mentor.in_(places) | table.mentee.in_(places)

    return mine


def _ranked(person: Person) -> list[dict]:
    """Whom `person` ranked; who ranked `person` is somebody else's."""
    places = Enrollment.select(Enrollment.id).where(Enrollment.person == person)
    rows = Preference.select().where(Preference.enrollment.in_(places)).order_by(Preference.enrollment, Preference.rank)
    return [
        {"program": row.enrollment.program.name, "choice": row.rank, "whom": row.candidate.employee.name, "said_at": row.said_at}
        for row in rows
    ]


def _asked(person: Person) -> list[dict]:
    """Whom `person` asked, and since when the other sees it; what came of it stands with the answers and the mentorships."""
    places = Enrollment.select(Enrollment.id).where(Enrollment.person == person)
    rows = with_both(Proposal.select()).where(Proposal.asked_by.in_(places)).order_by(Proposal.id)
    return [
        {
            "program": row.mentor.program.name,
            "whom": (row.mentee if row.asked_by_id == row.mentor_id else row.mentor).employee.name,
            "sent_at": row.released_at,
            "taken_back_at": row.closed_at if row.closed_how == TAKEN_BACK else None,
        }
        for row in rows
    ]


HOLDINGS = (
    Holding(
        Verdict, lambda person: Verdict.person == person, EMPTIED, _("What you said to proposed pairings"),
        ("answer", "reason", "given_at"), {"reason": None},
        why=_("Your yes or no to a pairing is still counted, without your reason."),
    ),
    Holding(Preference, _lists(Preference), ERASED, _("Whom you ranked for pairing"), told=_ranked),
    Holding(Shortlisted, _lists(Shortlisted), ERASED),
    Holding(Lock, _between(Lock), ERASED),
    Holding(Forbidding, _between(Forbidding), ERASED),
    Holding(
        Proposal, _between(Proposal), EMPTIED, _("Whom you asked to pair up"), (), {"parts": []}, told=_asked,
        why=_("That two places were proposed to each other stays, without the facts about you that led to it."),
    ),
)

NOBODY = (
    Nobody(RuleSet, "how a program pairs"),
    Nobody(Round, "a draft of who meets whom, in numbers of places; what it was drawn from is dropped by whoever erases"),
    Nobody(ListDraw, "when a program's short lists were made, in numbers of places"),
    Nobody(Trial, "a coordinator's question to the worker, forgotten after a few days, and at once when somebody in it erases"),
)
