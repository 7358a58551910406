"""What people of the demo answered when they were asked: most of them, within days, and with time a little higher."""
from datetime import datetime, timedelta
from random import Random

from peewee import chunked

from portal.demo.days import office_moment, workday
from portal.demo.pairs import Pair
from portal.demo.profiles import seeded
from portal.demo.story import CHUNK, Story, insert
from portal.enrollment.models import Enrollment
from portal.people.models import Person
from portal.surveys import instrument_actions
from portal.surveys.models import CLOSE, END, FIT, MIDDLE, PULSE, START, Survey, SurveyAnswer
from portal.surveys.occasions import OPEN_FOR, Occasion, occasions_of
from portal.surveys.queries import instruments_asked, places_to_ask
from portal.surveys.shipped import ANOTHER, EARLY, GOOD, WORDS, QuestionSet, sets_in, sets_of
from portal.web.links import new_nonce

# Of those who are asked, so many answer; and of these, so many pass over an item.
SHARE = {START: 0.86, FIT: 0.81, PULSE: 0.74, MIDDLE: 0.71, END: 0.68, CLOSE: 0.6}
OF_ADDED, PASSED_OVER = 0.7, 0.03
# Where people stand on a scale of five; what an occasion adds; how far a person lies beside the others, and the same person from one
# day to the next; how easy an item is to agree to.
LEVEL = {"pulse": 3.9, "mentor": 2.7, "leader": 3.0, "safety": 4.2, "close": 4.0}
GROWTH = {MIDDLE: 0.7, END: 1.1, "day-90": 0.2, "day-150": 0.3}
SPREAD, MOOD = 0.7, 0.5
EASE = {
    "learning": 0.5, "time": -0.3, "explain": 0.6, "tell": -0.5, "boundary": -0.2, "hear": -0.3, "peer": 0.6, "tools": -0.4,
    "readers": -0.5,
}  # fmt: skip
USEFUL = ("Being asked what I would stop doing.", "A quiet hour with somebody who decides.", "Seeing my subject through new eyes.")
CHANGE = ("Longer sessions at the start.", "A fixed day from the beginning.", "Less to fill in.")
ADDED = {
    "name": "Speaking up in meetings", "citation": "Written by the people team of Meridian, 2024; used in its engagement survey since.",
    "permission": "Our own. The people team agreed to its use in this program.", "lowest": 1, "highest": 7, "lowest_words": "Never",
    "highest_words": "Always", "role": "mentor", "occasions": [START, END], "on_day": None,
    "items": [
        ("I say what I think in meetings with people of a higher level.", False),
        ("I keep a doubt to myself when somebody senior is in the room.", True),
        ("I am asked for my view before a decision is taken.", False),
    ],
}  # fmt: skip


class Answering:
    """Everybody's surveys since their mentorships began, with the answers; what the star is asked last still waits."""

    def __init__(self, story: Story, star: Pair):
        self._story, self._star = story, star
        self._asked: set[str] = set()
        # (survey, when it is answered) of what is still to be answered.
        self._waiting: list[tuple[int, datetime]] = []

    def tell(self, until: datetime) -> None:
        """Ask what was due until then, and let those answer who had by then; a later call goes on from there."""
        if not self._asked:
            added_at = self._story.midnight - timedelta(days=150)
            instrument_actions.add(self._story.program, by=self._story.coordinator, at=added_at, **ADDED)
        self._ask(until)
        done = [one for one in self._waiting if one[1] < until]
        self._waiting = [one for one in self._waiting if one[1] >= until]
        for survey, at in done:
            Survey.update(answered_at=at).where(Survey.id == survey).execute()
        self._write_down([survey for survey, _at in done])

    def _ask(self, until: datetime) -> None:
        story = self._story
        own, zones = instruments_asked()[story.program.id], dict(Person.select(Person.id, Person.timezone).tuples())
        asked = [
            self._survey(place, one, zones[place.person_id])
            for place, facts in places_to_ask(until) if place.program_id == story.program.id
            for one in sorted(occasions_of(facts, own), key=lambda one: (one.at, one.about)) if self._is_asked(one, until)
        ]  # fmt: skip
        self._asked |= {row["about"] for row, _at in asked}
        numbers = insert(Survey, [row for row, _at in asked])
        self._waiting += [(number, at) for number, (_row, at) in zip(numbers, asked, strict=True) if at]

    def _is_asked(self, one: Occasion, until: datetime) -> bool:
        is_due = one.at < until and one.about not in self._asked
        return is_due and bool(one.instrument or sets_of(one.kind, one.role, self._story.program.format))

    def _survey(self, place: Enrollment, one: Occasion, zone: str) -> tuple[dict, datetime | None]:
        """A survey that waits, and when it is going to be answered, if it is."""
        story, rng = self._story, seeded("survey", one.about)
        at = office_moment(rng, workday((one.at + timedelta(days=rng.choice((0, 0, 1, 1, 2, 4, 8, 12)))).date()), zone)
        answers = rng.random() < SHARE.get(one.kind, OF_ADDED) and one.at < at < story.midnight
        waits = place.id in (self._star.mentor.id, self._star.mentee.id) and one.at > story.midnight - OPEN_FOR
        row = {
            "program": place.program_id, "enrollment": place.id, "person": place.person_id, "mentorship": one.mentorship,
            "role": one.role, "kind": one.kind, "occasion": one.occasion, "instrument": one.instrument, "about": one.about,
            "nonce": new_nonce(), "asked_at": one.at, "closes_at": one.at + OPEN_FOR,
        }  # fmt: skip
        return row, at if answers and not waits else None

    def _write_down(self, surveys: list[int]) -> None:
        rows = [survey for some in chunked(surveys, CHUNK) for survey in Survey.select().where(Survey.id.in_(some)).order_by(Survey.id)]
        insert(SurveyAnswer, [row for survey in rows for row in _answers(survey, self._story.program.format)])


def _answers(survey: Survey, format: str) -> list[dict]:
    """What this person says; alike from one occasion to the next, as people are."""
    rng, person = seeded("answers", survey.about), seeded("stands", survey.enrollment_id)
    lean, meets = person.gauss(0, SPREAD), seeded("pair", survey.mentorship_id or survey.enrollment_id).gauss(0, SPREAD / 2)
    lean, said = lean + rng.gauss(0, MOOD), []
    for asked in sets_in(survey, format):
        for item in asked.items:
            if rng.random() < PASSED_OVER:
                continue
            if item.kind == WORDS:
                value = {"sealed_words": rng.choice(USEFUL if item.key == "useful" else CHANGE), "value": None}
            else:
                value = {"value": _value(rng, survey, asked, item.key, lean + meets), "sealed_words": None}
            said.append({"survey": survey.id, "instrument": asked.key, "item": item.key, **value})
    return said


def _value(rng: Random, survey: Survey, asked: QuestionSet, item: str, lean: float) -> int:
    if item == "fit":
        return rng.choices((GOOD, EARLY, ANOTHER), (72, 24, 4))[0]
    if item == "quote":
        return rng.choices((0, 1), (45, 55))[0]
    stands = LEVEL.get(asked.key, 3.2) + GROWTH.get(survey.occasion, 0) + EASE.get(item, 0) + lean + rng.gauss(0, 0.45)
    # On any scale: as far along as on one of five.
    value = round(asked.lowest + (stands - 1) / 4 * (asked.highest - asked.lowest))
    found = asked.item(item)
    value = asked.lowest + asked.highest - value if found.is_reversed else value
    return min(max(value, asked.lowest), asked.highest)
