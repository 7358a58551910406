"""How the people of the demo came: invitations in waves, what they replied, and the profiles of those who said yes."""
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from portal.demo.company import account_of, staff_moment
from portal.demo.days import USUAL, Hours, office_moment, workday
from portal.demo.phrases_people import NO as NO_WORDS
from portal.demo.phrases_people import NOT_NOW as NOT_NOW_WORDS
from portal.demo.profiles import answers_of, seconds_for, seeded
from portal.demo.story import Place, Story, insert
from portal.enrollment.invitations.actions import PURPOSE
from portal.enrollment.invitations.queries import candidates
from portal.enrollment.invitations.states import NO, NOT_NOW, YES
from portal.enrollment.models import MENTEE, MENTOR, Answer, Employee, Enrollment, Invitation, Reply
from portal.enrollment.queries import questions_for
from portal.enrollment.questionnaire.kinds import is_passed
from portal.people.models import Person
from portal.web.links import derive, hash_of, new_nonce
from portal.week import read_week

LEVELS = {MENTOR: (7, 8, 9), MENTEE: (1, 2, 3, 4, 5)}
COMPLETE, UNFINISHED, SILENT, WITHDRAWN = "complete", "unfinished", "silent", "withdrawn"


@dataclass(frozen=True)
class Wave:
    """One wave of invitations: its number, when it went out, by when its answers are in, and how many answered what, by role."""

    number: int
    sent_on: date
    settled_by: date
    outcomes: dict[str, dict[str, int]]


def send_wave(story: Story, wave: Wave) -> None:
    """Invite, reply and enroll; the complete profiles become places of the story."""
    chosen = [one for role, counts in wave.outcomes.items() for one in _chosen(story, wave, role, counts)]
    invited_at = staff_moment(story, wave.sent_on, 10, 5)
    ids = insert(Invitation, [_invitation(story, wave, employee, role, outcome, invited_at) for employee, role, outcome in chosen])
    replies = [
        _reply(story, wave, invitation, *one) for invitation, one in zip(ids, chosen, strict=True) if one[2] not in (SILENT, WITHDRAWN)
    ]
    insert(Reply, replies)
    replied_at = {row["invitation"]: row["replied_at"] for row in replies}
    came = [(*one, replied_at[number]) for number, one in zip(ids, chosen, strict=True) if one[2] in (COMPLETE, UNFINISHED)]
    _enroll(story, wave, came)


def _chosen(story: Story, wave: Wave, role: str, counts: dict[str, int]):
    """Who is invited, spread over the company by chance, each with the outcome that the wave is to have."""
    staff = [story.administrator.email, story.coordinator.email, story.sponsor.email]
    free = candidates(story.program, role, wave.sent_on).where(Employee.job_level.in_(LEVELS[role]), Employee.email.not_in(staff))
    rng, outcomes = seeded("wave", wave.number, role), [outcome for outcome, number in counts.items() for _ in range(number)]
    people = rng.sample(list(free.order_by(Employee.employee_id)), len(outcomes))
    # The chief executive says yes first of all.
    people.sort(key=lambda employee: employee.job_level != 1)
    return [(employee, role, outcome) for employee, outcome in zip(people, outcomes, strict=True)]


def _invitation(story: Story, wave: Wave, employee: Employee, role: str, outcome: str, invited_at: datetime) -> dict:
    nonce, is_withdrawn = new_nonce(), outcome == WITHDRAWN
    return {
        "program": story.program, "employee": employee, "role": role, "wave": wave.number, "nonce": nonce,
        "token_hash": hash_of(derive(PURPOSE, nonce)), "invited_by": story.coordinator, "invited_at": invited_at,
        "expires_at": invited_at + timedelta(days=story.program.reply_days),
        "withdrawn_at": invited_at + timedelta(days=2) if is_withdrawn else None,
        "withdrawn_by": story.coordinator if is_withdrawn else None,
    }


def _reply(story: Story, wave: Wave, invitation: int, employee: Employee, role: str, outcome: str) -> dict:
    """Half answer within two days, the last ones when their time is nearly up."""
    rng = seeded("reply", employee.employee_id, role)
    most = min(story.program.reply_days - 3, (wave.settled_by - wave.sent_on).days - 4)
    day = workday(wave.sent_on + timedelta(days=min(most, 1 + int(rng.expovariate(1 / 2.6)))))
    answer = {NO: NO, NOT_NOW: NOT_NOW}.get(outcome, YES)
    words = {NO: NO_WORDS, NOT_NOW: NOT_NOW_WORDS, YES: ("",)}[answer]
    return {
        "invitation": invitation, "answer": answer, "reason": rng.choice(words),
        "ask_again_on": day + timedelta(days=rng.choice((90, 120, 180))) if answer == NOT_NOW else None,
        "replied_at": office_moment(rng, day, employee.timezone),
    }


def _enroll(story: Story, wave: Wave, came: list) -> None:
    """Accounts, places and answers of those who said yes."""
    questions = {role: questions_for(story.program, role) for role in LEVELS}
    people = insert(Person, [account_of(employee, at) for employee, _role, _outcome, at in came])
    enrollments, answers = [], []
    for person, (employee, role, outcome, at) in zip(people, came, strict=True):
        Employee.update(person=person).where(Employee.id == employee.id).execute()
        said = answers_of(employee, role, questions[role])
        enrollments.append(_enrollment(story, person, employee, role, outcome, at, said, questions[role]))
        answers.append(list(said.items())[: None if outcome == COMPLETE else 3])
    ids = insert(Enrollment, enrollments)
    insert(Answer, [
        {
            "enrollment": place, "question": question, "value": value, "answered_at": row["completed_at"] or row["started_at"],
            "is_passed": is_passed(value), "seconds": seconds_for(place, question),
        }
        for place, row, some in zip(ids, enrollments, answers, strict=True) for question, value in some
    ])
    for place, row in zip(ids, enrollments, strict=True):
        story.places[place] = _place(place, row, questions[row["role"]])


def _enrollment(story, person: int, employee: Employee, role: str, outcome: str, replied_at: datetime, said: dict, questions: list) -> dict:
    """Most go on at once; some come back a day or two later."""
    rng = seeded("enrollment", employee.employee_id, role)
    started_at = replied_at + timedelta(minutes=rng.randint(2, 9))
    took = timedelta(minutes=rng.randint(4, 16), days=rng.choice((0, 0, 0, 0, 1, 1, 2)))
    capacity = next((int(said[question.id]) for question in questions if question.key == "capacity"), 1)
    is_complete = outcome == COMPLETE
    return {
        "program": story.program, "person": person, "employee": employee, "role": role, "capacity": capacity if is_complete else 1,
        "enrolled_at": replied_at, "started_at": started_at, "completed_at": started_at + took if is_complete else None,
    }


def _place(place: int, row: dict, questions: list) -> Place:
    """The place with what its holder answered; the answers are the same whenever they are asked for."""
    by_key = {question.key: answers_of(row["employee"], row["role"], [question])[question.id] for question in questions}
    hours = Hours(row["employee"].timezone, read_week(by_key.get("hours")) or USUAL)
    return Place(place, row["person"], row["employee"], row["role"], by_key.get("topics") or {}, hours)
