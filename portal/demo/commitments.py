"""What leaders of the demo said that they will change, and what became of it after 30 and 90 days."""
from datetime import datetime, timedelta

from portal.demo import phrases_goals as phrases
from portal.demo.days import office_moment, workday
from portal.demo.pairs import Pair
from portal.demo.profiles import seeded
from portal.demo.story import Story, insert
from portal.goals.models import DONE, FOLLOWED_UP, NOT_YET, PARTLY, Commitment, FollowUp

SHARE_OF_LEADERS = 0.45
SHARE_OF_ANSWERS = 0.8


def write_commitments(story: Story, held: list[tuple[Pair, list[datetime]]], star: Pair) -> None:
    """For some leaders one commitment, made after the second session; the star's leader has one that is asked about today."""
    rows = []
    for pair, moments in held:
        rng = seeded("commitment", pair.mentee.employee.employee_id, pair.mentor.employee.employee_id)
        if pair is star or (len(moments) > 1 and rng.random() < SHARE_OF_LEADERS):
            about = sorted(moments)[1]
            made_at = office_moment(rng, workday(about.date() + timedelta(days=2)), pair.mentee.hours.zone)
            made = {"words": rng.choice(phrases.COMMITMENTS), "made_on": made_at.date(), "made_at": made_at}
            rows.append({"mentorship": pair.id, "made_by": pair.mentee.person, **made})
    rows = [row for row in rows if row["made_at"] < story.at]
    made = zip(insert(Commitment, rows), rows, strict=True)
    insert(FollowUp, [one for number, row in made for one in _answers(story, number, row, star)])


def _answers(story: Story, number: int, row: dict, star: Pair) -> list[dict]:
    """What became of it, where the day has come and somebody said so; of the star's the answer still waits."""
    rng, answers = seeded("follow-up", number), []
    for days in FOLLOWED_UP:
        asked_on = row["made_on"] + timedelta(days=days)
        if asked_on >= story.today or row["mentorship"] == star.id or rng.random() > SHARE_OF_ANSWERS:
            continue
        outcome = rng.choices((DONE, PARTLY, NOT_YET), (5, 4, 2))[0]
        at = min(office_moment(rng, workday(asked_on + timedelta(days=1)), "Europe/London"), story.at)
        words = rng.choice(phrases.WHAT_BECAME[outcome])
        answers.append({"commitment": number, "days": days, "outcome": outcome, "words": words, "answered_at": at})
    return answers
