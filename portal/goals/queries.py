"""Reads of goals and journals: one's own, and of the other's what is shared; the rest is never fetched."""
from peewee import JOIN, ModelSelect

from portal.goals.models import AT_END, AT_START, Commitment, EntryVersion, FollowUp, Goal, JournalEntry, Milestone, SelfRating
from portal.mentorships.models import Member, Mentorship
from portal.people.models import Person


def goals_visible_to(person: Person) -> ModelSelect:
    """The goals that `person` may read, in the mentorships that they are a member of, each with its mentorship; oldest first."""
    return (
        Goal.select(Goal, Mentorship)
        .join(Mentorship)
        .where(Goal.mentorship.in_(_mentorships_of(person)), _readable(person))
        .order_by(Goal.set_at, Goal.id)
    )


def goals_with_milestones(person: Person, mentorship: Mentorship) -> ModelSelect:
    """The goals of a mentorship that `person` may read: a row for each milestone, one without for a goal that has none."""
    return (
        Goal.select(Goal, Milestone)
        .join(Milestone, JOIN.LEFT_OUTER, attr="milestone")
        .where(Goal.mentorship == mentorship, Goal.mentorship.in_(_mentorships_of(person)), _readable(person))
        .order_by(Goal.set_at, Goal.id, Milestone.set_at, Milestone.id)
    )


def milestones_visible_to(person: Person) -> ModelSelect:
    """The milestones of the goals that `person` may read, each with its goal and mentorship; oldest first."""
    return (
        Milestone.select(Milestone, Goal, Mentorship)
        .join(Goal)
        .join(Mentorship)
        .where(Goal.mentorship.in_(_mentorships_of(person)), _readable(person))
        .order_by(Milestone.set_at, Milestone.id)
    )


def entries_visible_to(person: Person, mentorship: Mentorship) -> ModelSelect:
    """The journal of a mentorship as `person` may read it, newest first; an entry's `goal` only where that may be read, too."""
    readable_goal = (JournalEntry.goal == Goal.id) & _readable(person)
    return (
        JournalEntry.select(JournalEntry, Goal)
        .join(Goal, JOIN.LEFT_OUTER, on=readable_goal, attr="readable_goal")
        .where(
            JournalEntry.mentorship == mentorship,
            JournalEntry.mentorship.in_(_mentorships_of(person)),
            (JournalEntry.written_by == person) | (JournalEntry.is_private == False),  # noqa: E712 - an expression
        )
        .order_by(JournalEntry.written_at.desc(), JournalEntry.id.desc())
    )


def entry_of(person: Person, entry_id: int) -> ModelSelect:
    """The entry with this id if `person` wrote it, with its mentorship."""
    return (
        JournalEntry.select(JournalEntry, Mentorship)
        .join(Mentorship)
        .where(JournalEntry.id == entry_id, JournalEntry.written_by == person, JournalEntry.mentorship.in_(_mentorships_of(person)))
    )


def versions_of(entry: JournalEntry) -> ModelSelect:
    """What an entry said before, latest first; ask only for its writer."""
    return EntryVersion.select().where(EntryVersion.entry == entry).order_by(EntryVersion.changed_at.desc(), EntryVersion.id.desc())


def entries_found(person: Person, mentorship: Mentorship, words: str) -> list[JournalEntry]:
    """The own entries of `person` that hold all of `words`, newest first. They are opened one by one: no index keeps them."""
    wanted = words.casefold().split()
    own = entries_visible_to(person, mentorship).where(JournalEntry.written_by == person)
    return [entry for entry in own if all(word in entry.words_for(person).casefold() for word in wanted)]


def ratings_of(goal: Goal) -> dict[str, int]:
    """{"start" or "end": where the owner of a goal stands}; ask only for its owner."""
    rows = SelfRating.select(SelfRating.moment, SelfRating.value).where(SelfRating.goal == goal, SelfRating.moment.in_((AT_START, AT_END)))
    return dict(rows.tuples())


def commitments_visible_to(person: Person) -> ModelSelect:
    """The commitments in the mentorships of `person`, oldest first: a row for each follow-up, one without for one that has none."""
    return (
        Commitment.select(Commitment, Mentorship, FollowUp)
        .join(Mentorship)
        .switch(Commitment)
        .join(FollowUp, JOIN.LEFT_OUTER, attr="follow_up")
        .where(Commitment.mentorship.in_(_mentorships_of(person)))
        .order_by(Commitment.made_at, Commitment.id, FollowUp.days)
    )


def _readable(person: Person):
    return (Goal.owner == person) | (Goal.is_private == False)  # noqa: E712 - an expression


def _mentorships_of(person: Person) -> ModelSelect:
    return Member.select(Member.mentorship).where(Member.person == person)
