"""Who was paired with whom in the demo: rounds drawn by the real engine, what people said to them, and the mentorships that began."""
from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from portal.demo.company import staff_moment
from portal.demo.days import office_moment, workday
from portal.demo.phrases_goals import DECLINED
from portal.demo.profiles import seeded
from portal.demo.story import Place, Story, insert
from portal.mentorships.models import Member, Mentorship
from portal.pairing import drawing
from portal.pairing.candidates import field_of
from portal.pairing.models import Forbidding, Lock, Proposal, Round, Verdict, both_said_yes
from portal.pairing.rounds.release_actions import answer_by
from portal.pairing.rules.actions import keep_for_a_round

DAYS_TO_ANSWER = 14
ACCEPT, DECLINE = "accept", "decline"


@dataclass(frozen=True)
class Pair:
    """A mentorship, with its two places and what they can talk about."""

    id: int
    mentor: Place
    mentee: Place
    topics: list[str]
    started_at: datetime


def draw_round(story: Story, number: int, asked_at: datetime) -> Round:
    """One round, drawn and proven by the engine."""
    rules = keep_for_a_round(story.program, at=asked_at)
    round_ = Round.create(program=story.program, number=number, rules=rules, asked_by=story.coordinator, asked_at=asked_at)
    drawing.draw(round_, at=asked_at + timedelta(seconds=9))
    return round_


def release_round(story: Story, round_: Round, at: datetime) -> None:
    """Show it to its people; the letters of that day are not written again."""
    Round.update(released_at=at, released_by=story.coordinator).where(Round.id == round_.id).execute()
    # Long enough that what still waits for an answer in the demo waits for some days more.
    until = answer_by(at, DAYS_TO_ANSWER, "Europe/London")
    Proposal.update(released_at=at, answer_by=until).where(Proposal.round == round_).execute()
    Lock.delete().where(Lock.program == story.program).execute()


def proposals_in(story: Story, round_: Round) -> list[Proposal]:
    """The pairs of a round, in its order."""
    return list(Proposal.select().where(Proposal.round == round_).order_by(Proposal.id))


def answer(story: Story, proposals: list[Proposal], said: dict[int, tuple], released_on: date, most_days: int) -> list[Pair]:
    """Give each proposal (by id) the two answers (mentor's, leader's; None is no answer yet); the pairs that both accepted begin."""
    verdicts, agreed, forbidden = [], [], []
    for proposal in proposals:
        given = []
        for place_id, word in zip((proposal.mentor_id, proposal.mentee_id), said.get(proposal.id, (ACCEPT, ACCEPT)), strict=True):
            if word is not None:
                given.append(_verdict(story, proposal, story.places[place_id], word, released_on, most_days))
        verdicts += given
        if both_said_yes(row["answer"] for row in given):
            agreed.append((proposal, max(row["given_at"] for row in given)))
        elif DECLINE in [row["answer"] for row in given]:
            at = next(row["given_at"] for row in given if row["answer"] == DECLINE)
            forbidden.append(_forbidding(story, proposal.mentor_id, proposal.mentee_id, at))
    insert(Verdict, verdicts)
    insert(Forbidding, forbidden)
    return _begin(story, sorted(agreed, key=lambda one: (one[1], one[0].id)))


def _verdict(story: Story, proposal: Proposal, place: Place, word: str, released_on: date, most_days: int) -> dict:
    rng = seeded("verdict", place.employee.employee_id, proposal.round_id, proposal.score)
    day = workday(released_on + timedelta(days=1 + min(most_days, int(rng.expovariate(1 / 1.8)))))
    reason = (rng.choice(DECLINED) or None) if word == DECLINE else None
    given_at = office_moment(rng, day, place.employee.timezone)
    return {"proposal": proposal.id, "person": place.person, "answer": word, "reason": reason, "given_at": given_at}


def _forbidding(story: Story, mentor: int, mentee: int, at: datetime, by=None, note: str = "") -> dict:
    return {"program": story.program, "mentor": mentor, "mentee": mentee, "forbidden_by": by, "forbidden_at": at, "note": note}


def _begin(story: Story, agreed: list) -> list[Pair]:
    program = story.program
    numbers = {
        "program": program, "sessions_agreed": program.sessions_planned, "days_between_sessions": program.days_between_sessions,
        "session_minutes": program.session_minutes,
    }
    ids = insert(Mentorship, [{**numbers, "proposal": proposal.id, "started_at": at, "starts_on": at.date()} for proposal, at in agreed])
    pairs = [_pair(story, number, *one) for number, one in zip(ids, agreed, strict=True)]
    sides = [(pair.id, place) for pair in pairs for place in (pair.mentor, pair.mentee)]
    insert(Member, [{"mentorship": pair, "person": place.person, "enrollment": place.id, "role": place.role} for pair, place in sides])
    return pairs


def _pair(story: Story, number: int, proposal: Proposal, at: datetime) -> Pair:
    """What the leader wants and the mentor can show; else anything that the mentor can."""
    mentor, mentee = story.places[proposal.mentor_id], story.places[proposal.mentee_id]
    return Pair(number, mentor, mentee, [topic for topic in mentee.topics if topic in mentor.topics] or list(mentor.topics), at)


def forbid_two(story: Story) -> None:
    """Two pairs whom the coordinator keeps apart, for reasons that the coordinator knows."""
    at = staff_moment(story, story.before(4), 15, 40)
    sides = {role: [place.id for place in story.places.values() if place.role == role] for role in ("mentor", "mentee")}
    notes = ("They led a project together last year.", "The two are neighbors and asked for somebody new.")
    insert(Forbidding, [
        _forbidding(story, sides["mentor"][7 + n], sides["mentee"][20 + n], at, story.coordinator, note) for n, note in enumerate(notes)
    ])


def lock_for(story: Story, mentor: Place, at: datetime) -> Place:
    """Let the coordinator keep a place of this mentor for the leader who suits best among those who still wait; that leader."""
    from portal.pairing.matching.score import matrices

    field = field_of(story.program, at.date())
    scores, allowed = matrices(field.mentors, field.mentees, field.rules)
    row = field.mentor_ids.index(mentor.id)
    best = max((column for column in range(len(field.mentees)) if allowed[row, column]), key=lambda column: (scores[row, column], -column))
    mentee = field.mentee_ids[best]
    insert(Lock, [{"program": story.program, "mentor": mentor.id, "mentee": mentee, "locked_by": story.coordinator, "locked_at": at}])
    return story.places[mentee]


def star_among(story: Story, proposals: list[Proposal]) -> tuple[Proposal, Proposal]:
    """The two proposals of the mentor whom the demo signs in as: in London, for two leaders, the first of whom is in Europe."""
    of_mentor = Counter(proposal.mentor_id for proposal in proposals)
    found = []
    for proposal in proposals:
        mentor, mentee = story.places[proposal.mentor_id], story.places[proposal.mentee_id]
        is_near = mentor.employee.location == "London" and mentee.employee.timezone.startswith("Europe/")
        if of_mentor[mentor.id] == 2 and is_near and mentee.employee.job_level <= 3 and set(mentee.topics) & set(mentor.topics):
            found.append((min(3, len(set(mentee.topics) & set(mentor.topics))), proposal.score, -proposal.id, proposal))
    *_rank, first = max(found)
    second = next(one for one in proposals if one.mentor_id == first.mentor_id and one.id != first.id)
    return first, second
