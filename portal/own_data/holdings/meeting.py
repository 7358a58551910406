"""What a mentorship holds about a person: sessions, logs, goals and journals; of shared things their own part."""
from portal.enrollment.models import Enrollment
from portal.enrollment.queries import labels_in
from portal.goals.models import Commitment, EntryVersion, FollowUp, Goal, JournalEntry, Milestone, SelfRating
from portal.launch.models import Guest, Kickoff
from portal.mentorships.agreement.models import AgreementTemplate, AgreementVersion, Signature
from portal.mentorships.agreement.wording import TITLES
from portal.mentorships.closing.models import Reflection
from portal.mentorships.models import Ending, Member, Mentorship
from portal.mentorships.orientation.models import Orientation
from portal.mentorships.papers.models import PersonalPaper
from portal.mentorships.queries import mentorships_visible_to, partner_of
from portal.own_data.holdings.kinds import EMPTIED, ERASED, KEPT, Holding, Nobody
from portal.own_data.labels import RoleIn
from portal.people.models import Person
from portal.secrets import Sealed
from portal.sessions.models import Action, CalendarFeed, Cancellation, MentoringSession, Move, SessionLog, SessionQuestion
from portal.summaries.disclosure.models import LedgerEntry, LedgerSecret
from portal.summaries.models import FigureDraw, Publication
from portal.summaries.objectives.models import EnteredFigure
from portal.words import lazy as _


def _my_mentorships(person: Person):
    return Member.select(Member.mentorship).where(Member.person == person)


def _mentorships(person: Person) -> list[dict]:
    """With whom `person` met, and from when to when."""
    return [
        {
            "program": row.program.name, "partner": getattr(partner_of(row, person), "name", ""), "starts_on": row.starts_on,
            "sessions_agreed": row.sessions_agreed, "session_minutes": row.session_minutes, "ended_at": row.ended_at,
        }
        for row in mentorships_visible_to(person)
    ]


def _sessions(person: Person) -> list[dict]:
    """The sessions of `person`: with whom, when, and whether they were cancelled."""
    cancelled = Cancellation.select(Cancellation.session, Cancellation.cancelled_at).where(Cancellation.session.in_(_my_sessions(person)))
    ends, partners = dict(cancelled.order_by(Cancellation.id).tuples()), _partners(person)
    return [
        {
            "partner": partners.get(row.mentorship_id, ""), "starts_at": row.starts_at, "minutes": row.minutes, "format": row.format,
            "join_link": row.join_link, "agenda": row.agenda, "planned_at": row.planned_at, "cancelled_at": ends.get(row.id),
        }
        for row in _my_sessions(person).select(MentoringSession).order_by(MentoringSession.starts_at, MentoringSession.id)
    ]


def _logs(person: Person) -> list[dict]:
    """What `person` logged, private words opened, topics as the program calls them."""
    rows = SessionLog.select(SessionLog, MentoringSession, Mentorship).join(MentoringSession).join(Mentorship)
    rows, called = list(rows.where(SessionLog.written_by == person).order_by(MentoringSession.starts_at, SessionLog.id)), {}
    for program in {row.session.mentorship.program_id for row in rows}:
        called[program] = labels_in(program, "topics")
    return [
        {
            "session": row.session.starts_at, "outcome": row.outcome, "side": _side(row), "reason": row.reason,
            "minutes": row.minutes, "format": row.format,
            "topics": [called[row.session.mentorship.program_id].get(key, key) for key in row.topics], "worth": row.worth,
            "shared_note": row.shared_note, "private_note": _opened(row.private_note), "takeaway": _opened(row.takeaway),
            "takeaway_is_shared": row.takeaway_is_shared, "logged_at": row.logged_at, "by_link": row.by_link,
        }
        for row in rows
    ]


def _side(log: SessionLog) -> RoleIn | str:
    """From which side it did not take place, as the format of the program calls it."""
    return RoleIn.of(log.side, log.session.mentorship.program.format) if log.side else ""


def _my_sessions(person: Person):
    return MentoringSession.select(MentoringSession.id).where(MentoringSession.mentorship.in_(_my_mentorships(person)))


def _partners(person: Person) -> dict[int, str]:
    """{mentorship: with whom}"""
    return {row.id: getattr(partner_of(row, person), "name", "") for row in mentorships_visible_to(person)}


def _orientations(person: Person) -> list[dict]:
    """Which orientation `person` has begun and finished."""
    rows = Orientation.select(Orientation, Enrollment).join(Enrollment).where(Enrollment.person == person).order_by(Orientation.id)
    return [
        {
            "program": row.enrollment.program.name, "role": RoleIn.of(row.enrollment.role, row.enrollment.program.format),
            "begun_at": row.started_at, "finished_at": row.finished_at,
        }
        for row in rows
    ]


def _kickoffs(person: Person) -> list[dict]:
    """The kick-off events whose calendar entry `person` was sent."""
    rows = Guest.select(Guest, Kickoff).join(Kickoff).where(Guest.person == person).order_by(Guest.id)
    return [
        {"program": one.program.name, "starts_at": one.starts_at, "minutes": one.minutes, "invited_at": row.asked_at}
        for row in rows
        for one in [row.kickoff]
    ]


def _opened(words: Sealed | None) -> str | None:
    return words.open() if words is not None else None


def _goals(person: Person) -> list[dict]:
    """The goals of `person`, private words opened."""
    return [
        {
            "title": goal.title_for(person), "success_test": goal.success_test_for(person), "is_private": goal.is_private,
            "due_on": goal.due_on, "set_at": goal.set_at, "reached_at": goal.reached_at,
        }
        for goal in Goal.select().where(Goal.owner == person).order_by(Goal.id)
    ]


def _steps(person: Person) -> list[dict]:
    """The steps of these goals."""
    steps = Milestone.select(Milestone, Goal).join(Goal).where(Goal.owner == person).order_by(Milestone.id)
    return [
        {"title": step.title_for(person), "due_on": step.due_on, "set_at": step.set_at, "reached_at": step.reached_at} for step in steps
    ]


def _journal(person: Person) -> list[dict]:
    """What `person` wrote in journals, private words opened."""
    entries = JournalEntry.select().where(JournalEntry.written_by == person).order_by(JournalEntry.written_at, JournalEntry.id)
    return [{"written_at": one.written_at, "is_private": one.is_private, "words": one.words_for(person)} for one in entries]


def _before(person: Person) -> list[dict]:
    """What entries of `person` said before a change."""
    rows = EntryVersion.select(EntryVersion, JournalEntry).join(JournalEntry).where(JournalEntry.written_by == person)
    return [
        {"written_at": row.entry.written_at, "until": row.changed_at, "was_private": row.was_private, "words": row.sealed_words.open()}
        for row in rows.order_by(EntryVersion.id)
    ]


def _ratings(person: Person) -> list[dict]:
    """Where `person` stood with each goal."""
    rows = SelfRating.select(SelfRating, Goal).join(Goal).where(Goal.owner == person).order_by(SelfRating.id)
    return [{"goal": row.goal.title_for(person), "moment": row.moment, "stands": row.value, "rated_at": row.rated_at} for row in rows]


def _follow_ups(person: Person) -> list[dict]:
    """What `person` said of what became of commitments."""
    rows = FollowUp.select(FollowUp, Commitment).join(Commitment).where(Commitment.made_by == person).order_by(FollowUp.id)
    return [
        {"commitment": row.commitment.words, "days": row.days, "outcome": row.outcome, "words": row.words, "answered_at": row.answered_at}
        for row in rows
    ]


def _my_goals(person: Person):
    return Goal.select(Goal.id).where(Goal.owner == person)


def _reflections(person: Person) -> list[dict]:
    """What `person` wrote at the end of mentorships, private words opened."""
    partners = _partners(person)
    return [
        {
            "partner": partners.get(row.mentorship_id, ""), "useful": row.useful_for(person), "taking": row.taking_for(person),
            "is_private": row.is_private, "written_at": row.written_at,
        }
        for row in Reflection.select().where(Reflection.written_by == person).order_by(Reflection.id)
    ]


def _signed(person: Person) -> list[dict]:
    """Which versions `person` has signed."""
    rows = Signature.select(Signature, AgreementVersion).join(AgreementVersion).where(Signature.person == person).order_by(Signature.id)
    partners = _partners(person)
    return [
        {"partner": partners.get(row.version.mentorship_id, ""), "version": row.version.number, "signed_at": row.signed_at} for row in rows
    ]


def _agreed(person: Person) -> list[dict]:
    """The versions that `person` wrote, with all their words."""
    partners = _partners(person)
    return [
        {
            "partner": partners.get(row.mentorship_id, ""), "version": row.number, "written_at": row.written_at,
            "clauses": [f"{TITLES[key]}: {words}" for key, words in (row.clauses or {}).items()],
        }
        for row in AgreementVersion.select().where(AgreementVersion.written_by == person).order_by(AgreementVersion.id)
    ]


HOLDINGS = (
    Holding(SelfRating, lambda person: SelfRating.goal.in_(_my_goals(person)), ERASED, _("Where you stood with your goals"), told=_ratings),
    Holding(
        EntryVersion,
        lambda person: EntryVersion.entry.in_(JournalEntry.select(JournalEntry.id).where(JournalEntry.written_by == person)),
        ERASED, _("What your journal said before you changed it"), told=_before,
    ),
    Holding(
        FollowUp, lambda person: FollowUp.commitment.in_(Commitment.select(Commitment.id).where(Commitment.made_by == person)), ERASED,
        _("What became of your commitments"), told=_follow_ups,
    ),
    Holding(
        Commitment, lambda person: Commitment.made_by == person, ERASED, _("Your commitments"),
        ("words", "made_on", "made_at"),
    ),
    Holding(
        Milestone, lambda person: Milestone.goal.in_(_my_goals(person)), ERASED,
        _("Steps of your goals"), told=_steps,
    ),
    Holding(JournalEntry, lambda person: JournalEntry.written_by == person, ERASED, _("Your journal"), told=_journal),
    Holding(Goal, lambda person: Goal.owner == person, ERASED, _("Your goals"), told=_goals),
    Holding(
        SessionLog, lambda person: SessionLog.written_by == person, EMPTIED, _("What you logged after sessions"), told=_logs,
        emptied={
            "reason": "", "shared_note": "", "private_note": None, "takeaway": None, "takeaway_is_shared": False,
            "worth": None, "topics": [],
        },
        why=_("That a session was held stays for your partner and the counts, without a word of yours about it."),
    ),
    Holding(
        Action, lambda person: (Action.owner == person) | (Action.made_by == person), ERASED, _("What you agreed to do after sessions"),
        ("session", "words", "due_on", "made_at", "done_at"),
    ),
    Holding(
        SessionQuestion, lambda person: SessionQuestion.written_by == person, ERASED, _("Questions that you prepared"),
        ("words", "added_at"),
    ),
    Holding(CalendarFeed, lambda person: CalendarFeed.person == person, ERASED, _("Your calendar’s private address"), ("made_at",)),
    Holding(
        Move, lambda person: Move.moved_by == person, EMPTIED, _("Sessions that you moved"),
        ("session", "from_at", "to_at", "reason", "moved_at"), {"reason": ""},
    ),
    Holding(
        Cancellation, lambda person: Cancellation.cancelled_by == person, EMPTIED, _("Sessions that you cancelled"),
        ("session", "reason", "cancelled_at"), {"reason": ""},
    ),
    Holding(
        MentoringSession, lambda person: MentoringSession.mentorship.in_(_my_mentorships(person)), EMPTIED, _("Your sessions"),
        told=_sessions, emptied={"agenda": "", "join_link": ""},
        why=_("Day and length of each session stay for your partner; the agenda goes."),
    ),
    Holding(
        Orientation, lambda person: Orientation.enrollment.in_(Enrollment.select(Enrollment.id).where(Enrollment.person == person)), KEPT,
        _("How far you read the orientation"), told=_orientations, why=_("It is counted with that of others, without your name."),
    ),
    Holding(Guest, lambda person: Guest.person == person, ERASED, _("Kick-off events that you were invited to"), told=_kickoffs),
    Holding(Reflection, lambda person: Reflection.written_by == person, ERASED, _("What you wrote when looking back"), told=_reflections),
    Holding(PersonalPaper, lambda person: PersonalPaper.person == person, ERASED),
    Holding(
        Signature, lambda person: Signature.person == person, KEPT, _("Agreements that you signed"), told=_signed,
        why=_("That it was signed stays for your partner, with “Former member” in the place of your name."),
    ),
    Holding(
        AgreementVersion, lambda person: AgreementVersion.written_by == person, KEPT, _("What you changed in an agreement"), told=_agreed,
        why=_("The words belong to everybody who meets there; your name goes."),
    ),
    # That somebody left the company stands there by number; who of two ended a mentorship stands nowhere.
    Holding(Ending, lambda person: Ending.gone == person, KEPT),
    Holding(
        Member, lambda person: Member.person == person, KEPT, _("With whom you met"), told=_mentorships,
        why=_("Your partner still sees that there was a mentorship, with “Former member” in the place of your name."),
    ),
)

NOBODY = (
    Nobody(Mentorship, "the numbers that two agreed to; who they are stands in Member"),
    Nobody(Kickoff, "an event for everybody in a program; who wrote it stands in the trail"),
    Nobody(AgreementTemplate, "the words that a program's agreements start from"),
    Nobody(Publication, "frozen figures in which nobody stands"),
    Nobody(FigureDraw, "when the figures of a program's draft were asked for; who asked stays as a number"),
    Nobody(EnteredFigure, "a figure of a whole program; who entered it stays as a number"),
    Nobody(LedgerSecret, "a secret of a program, sealed"),
    Nobody(LedgerEntry, "what figures added up, under numbers that lead back to nobody without the key for private words"),
)
