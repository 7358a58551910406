"""Answers of a random program as chance has it: some are asked and say nothing, some pass over an item, some answer twice."""

import random
from datetime import timedelta

from portal.enrollment.models import Answer, Enrollment, Question
from portal.mentorships.models import Member, Mentorship
from portal.programs.models import Program
from portal.sessions.models import MentoringSession, SessionLog
from portal.surveys.models import Instrument, Survey, SurveyAnswer
from portal.surveys.shipped import WORDS, sets_of

OWN_ITEMS = [{"key": "item-1", "words": "a", "is_reversed": False}, {"key": "item-2", "words": "b", "is_reversed": True}]


def answer_at_random(program: Program, seed: int, at) -> None:
    """Surveys of every kind with answers, numbers for sessions, and reasons for joining; the same seed makes the same rows."""
    chance = random.Random(f"answers {seed}")
    scale = {"lowest": 1, "highest": 7, "lowest_words": "a", "highest_words": "b"}
    facts = {"name": "Own", "citation": "c", "permission": "p", "items": OWN_ITEMS, "role": "both", "occasions": [], **scale}
    own = Instrument.create(program=program, key="own-1", made_at=at, **facts)
    for place in Enrollment.select().where(Enrollment.program == program).order_by(Enrollment.id):
        for kind in ("start", "middle", "end", "close"):
            if chance.random() < 0.8:
                _ask(chance, place, kind, kind, place.role, at)
        for occasion in ("start", "end"):
            if chance.random() < 0.6:
                _ask(chance, place, "own", occasion, place.role, at, instrument=own)
        for member in Member.select().where(Member.enrollment == place):
            for kind, occasion in (("fit", "first"), ("pulse", "day-30"), ("pulse", "day-90"), ("pulse", "day-150")):
                if chance.random() < 0.7:
                    _ask(chance, place, kind, occasion, member.role, at, mentorship=member.mentorship)
    logs = SessionLog.select().join(MentoringSession).join(Mentorship).where(Mentorship.program == program).order_by(SessionLog.id)
    for log in logs:
        SessionLog.update(worth=chance.choice((None, 1, 3, 4, 5))).where(SessionLog.id == log.id).execute()
    _reasons(chance, program, at)


def _ask(chance, place, kind, occasion, role, at, mentorship=None, instrument=None) -> None:
    about = f"{kind}/{occasion}/{place.id}/{mentorship and mentorship.id}"
    answers = chance.random() < 0.8
    survey = Survey.create(
        program=place.program_id, enrollment=place, person=place.person_id, mentorship=mentorship, role=role, kind=kind, occasion=occasion,
        instrument=instrument, about=about, nonce=about, asked_at=at, closes_at=at + timedelta(days=21),
        answered_at=at if answers else None,
    )  # fmt: skip
    if instrument is not None:
        items = [(instrument.key, item["key"], (1, 7)) for item in instrument.items]
    else:
        asked = sets_of(kind, role, place.program.format)
        items = [(one.key, item.key, (one.lowest, one.highest)) for one in asked for item in one.items if item.kind != WORDS]
    for key, item, span in items if answers else ():
        if chance.random() < 0.85:
            SurveyAnswer.create(survey=survey, instrument=key, item=item, value=chance.randint(*span))


def _reasons(chance, program, at) -> None:
    for role in ("mentor", "mentee"):
        facts = {"program": program, "role": role, "position": 1, "key": "why_joined", "kind": "one", "prompt": "Why?"}
        question = Question.create(**facts)
        for place in Enrollment.select().where(Enrollment.program == program, Enrollment.role == role):
            said = chance.choice(("learn", "learn", "heard", "", None))
            if said is not None:
                Answer.create(enrollment=place, question=question, value=said, answered_at=at, is_passed=said == "")
