"""The selects of a mentorship's page, each written as SQL once: the page is opened ten seconds at a time, by everybody."""
from peewee import JOIN

from portal.goals.models import Commitment
from portal.goals.queries import commitments_visible_to, goals_with_milestones
from portal.mentorships.queries import members_of
from portal.people.models import Person
from portal.reads import compiled
from portal.sessions.models import Action, Cancellation, MentoringSession, Move

Planner, Mover = Person.alias(), Person.alias()


@compiled
def members(mentorship: int):
    return members_of(mentorship)


@compiled
def goals(reader: int, mentorship: int):
    return goals_with_milestones(reader, mentorship)


@compiled
def commitments(reader: int, mentorship: int):
    return commitments_visible_to(reader).where(Commitment.mentorship == mentorship)


@compiled
def sessions_and_moves(mentorship: int):
    """The sessions of a mentorship, latest first, with who planned: a row for each pair of a move, with who moved, and an action."""
    names = [column for who in (Planner, Mover) for column in (who.id, who.given_name, who.family_name)]
    return (
        MentoringSession.select(MentoringSession, Cancellation, Move, Action, *names)
        .join(Cancellation, JOIN.LEFT_OUTER, attr="cancellation")
        .switch(MentoringSession)
        .join(Planner, JOIN.LEFT_OUTER, on=MentoringSession.planned_by == Planner.id, attr="planner")
        .switch(MentoringSession)
        .join(Move, JOIN.LEFT_OUTER, attr="change")
        .join(Mover, JOIN.LEFT_OUTER, on=Move.moved_by == Mover.id, attr="mover")
        .switch(MentoringSession)
        .join(Action, JOIN.LEFT_OUTER, attr="action")
        .where(MentoringSession.mentorship == mentorship)
        .order_by(
            MentoringSession.starts_at.desc(), MentoringSession.id.desc(), Move.moved_at, Move.id, Action.done_at.is_null(False), Action.id
        )
    )
