"""What a survey is called, on pages and in letters, and how an answer reads."""
from collections import defaultdict
from collections.abc import Iterable

from portal.mentorships.models import Member, Mentorship
from portal.people.models import Person
from portal.surveys.models import CLOSE, END, FIT, MIDDLE, PULSE, START, Survey, SurveyAnswer
from portal.surveys.shipped import CHOICE, WORDS, Item, QuestionSet
from portal.words import lazy as _
from portal.words import listed

# Where there is no name to say, too.
NAMES = {
    FIT: _("Fit check"), PULSE: _("Pulse"), START: _("Where you stand at the start"), MIDDLE: _("Where you stand half-way"),
    END: _("Where you stand at the end"), CLOSE: _("Looking back at the program"),
}  # fmt: skip
ABOUT = {FIT: _("You and %(name)s: is it a fit?"), PULSE: _("You and %(name)s: how is it going?")}


def titles_of(surveys: Iterable[Survey], person: Person) -> dict[int, str]:
    """{survey: what it is called}, with the names of whom the questions are about; in one query."""
    surveys, names = list(surveys), defaultdict(list)
    pairs = {one.mentorship_id for one in surveys if one.mentorship_id is not None}
    members = Member.select(Member.mentorship, Person.given_name).join(Person).where(Member.mentorship.in_(pairs), Member.person != person)
    for pair, name in members.order_by(Member.id).tuples() if pairs else ():
        names[pair].append(name)
    return {one.id: _title(one, listed(names.get(one.mentorship_id, ()))) for one in surveys}


def title_of(survey: Survey, person: Person) -> str:
    """What one survey is called."""
    return titles_of([survey], person)[survey.id]


def mentorship_in(survey: Survey) -> Mentorship | None:
    """The mentorship of the survey while it goes on."""
    row = survey.mentorship if survey.mentorship_id is not None else None
    return row if row is not None and row.ended_at is None else None


def said(asked: QuestionSet, item: Item, answer: SurveyAnswer | None) -> str:
    """An answer as its writer reads it."""
    if answer is None:
        return str(_("Passed over"))
    if item.kind == WORDS:
        return answer.sealed_words.open()
    if item.kind == CHOICE:
        return next((str(words) for value, words in item.choices if value == answer.value), str(answer.value))
    return str(_("%(value)s, from %(low)s to %(high)s", value=answer.value, low=asked.lowest, high=asked.highest))


def _title(survey: Survey, name: str) -> str:
    if survey.instrument_id is not None:
        return survey.instrument.name
    return str(ABOUT[survey.kind]) % {"name": name} if name and survey.kind in ABOUT else str(NAMES[survey.kind])
