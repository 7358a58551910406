"""What the front page asks of the rooms: as many queries for one mentorship as for ten."""
from datetime import datetime

from peewee import JOIN, fn

from portal.enrollment.applications.models import Application, PlaceOffer
from portal.enrollment.applications.queries import applications_of
from portal.enrollment.models import Enrollment
from portal.enrollment.queries import enrollments_of
from portal.enrollment.questionnaire.models import SecondLook
from portal.home.front import Front
from portal.home.more import beside_of, gathered
from portal.home.together import Meeting, Together
from portal.launch.models import LONGEST, Kickoff
from portal.launch.queries import stands_for
from portal.mentorships.models import Member, Mentorship
from portal.mentorships.orientation.cards import cards_for
from portal.mentorships.orientation.models import Orientation
from portal.mentorships.orientation.queries import of_place
from portal.mentorships.orientation.words import orientation_words
from portal.pairing.choosing.front import choosers, chooses
from portal.pairing.choosing.queries import way_in_force
from portal.pairing.models import Proposal
from portal.pairing.queries import standing_for
from portal.people.models import Person
from portal.programs.formats import GROUP, MENTOR
from portal.programs.models import GroupCoordination, Program, Staff
from portal.reads import compiled
from portal.sessions.models import MentoringSession, SessionLog
from portal.sessions.queries import is_cancelled


def front_of(person: Person, at: datetime) -> Front:
    """The front page of `person` at `at`."""
    pairs, every, beside = _pairs_of(person, at), _places(person.id, at - LONGEST), beside_of(person, at)
    together = [pair for pair in pairs if not pair.mentorship.has_ended]
    ended = sorted((pair for pair in pairs if pair.mentorship.has_ended), key=lambda pair: pair.mentorship.ended_at, reverse=True)
    live = {place for pair in together for place in pair.places}
    circles = frozenset(place.id for place in every if place.role == MENTOR and place.program.format == GROUP)
    standing = _with_programs(list(_standing_proposals(person.id)), every)
    paired = live | {place.id for proposal in standing for place in (proposal.mentor, proposal.mentee)}
    return Front(
        together=together,
        ended=ended,
        circles=circles,
        proposals=_once_for_a_circle([one for one in standing if not one.has_said], circles),
        said_yes=_said_yes(standing, every, circles),
        applications=_open_applications(person.id),
        unread=beside.unread,
        surveys=tuple(sorted(beside.surveys)),
        more=tuple(gathered(together, beside.waiting)),
        kickoffs=_kickoffs(every, {pair.mentorship.program_id for pair in together}, at),
        **_by_state(every, live, paired, person, at),
        **_work(beside.roles),
    )


def _by_state(every: list[Enrollment], live: set[int], paired: set[int], person: Person, at: datetime) -> dict:
    """The places by what they ask for; of `live` ones a mentorship runs, of `paired` ones one is proposed or runs."""
    held = [place for place in every if not place.has_ended]
    # Who has paused is reminded of nothing.
    open_ = [place for place in held if not place.is_paused(at.date())]
    finished, looks = [place for place in open_ if place.is_complete], dict(_second_looks(person.id))
    return {
        "held": held,
        "left": [place for place in every if place.has_ended],
        "paused": [place for place in held if place.is_paused(at.date())],
        "unfinished": [place for place in open_ if not place.is_complete],
        "answered": [place for place in held if place.is_complete and place.id in paired],
        "looking": [(place, looks[place.id]) for place in held if place.is_complete and place.id in looks],
        "choosing": choosers([place for place in finished if chooses(place)], at),
        "waiting_for_a_pairing": [place for place in finished if place.id not in paired and not chooses(place)],
        "orienting": tuple((place, _orientation_words(place)) for place in open_ if place.id in live and place.oriented_at is None),
    }


def _said_yes(standing: list[Proposal], every: list[Enrollment], circles: frozenset[int]) -> list[Proposal]:
    """What somebody asked for stands with the place; a circle that its mentor leads is told of by its members' answers."""
    own = {place.id for place in every}
    return [one for one in standing if one.has_said and one.asked_by_id not in own and one.mentor_id not in circles]


def _work(roles: frozenset[str]) -> dict[str, bool]:
    """What the reader does beside taking part."""
    return {
        "coordinates": bool(roles & {"coordinator", "convenor", "administrator"}),
        "sponsors": "sponsor" in roles,
        "administers": "administrator" in roles,
        "keeps_diaries": "assistant" in roles,
    }


def _with_programs(proposals: list[Proposal], places: list[Enrollment]) -> list[Proposal]:
    """These proposals with their programs, which came with the places of the reader: no page asks for them one by one."""
    programs = {place.program_id: place.program for place in places}
    for proposal in proposals:
        proposal.mentor.program = programs[proposal.mentor.program_id]
    return proposals


def _orientation_words(place: Enrollment) -> tuple[str, str, str]:
    return orientation_words(place.cards_read or 0, len(cards_for(place.program, place.role)))


def _once_for_a_circle(proposals: list[Proposal], circles: frozenset[int]) -> list[Proposal]:
    """Of the proposals to a circle that the reader leads, one for each round: one answer is for all of them."""
    seen, kept = set(), []
    for proposal in proposals:
        circle = (proposal.mentor_id, proposal.round_id)
        if proposal.mentor_id not in circles or circle not in seen:
            kept.append(proposal)
        seen.add(circle)
    return kept


def _kickoffs(every: list[Enrollment], met: set[int], at: datetime) -> tuple[tuple[Program, Kickoff], ...]:
    """What is to come of the kick-offs of programs in which the reader meets somebody, once each, the next one first."""
    told = {place.program: place.kickoff for place in every if not place.has_ended and place.program_id in met}
    ahead = [(of, one) for of, one in told.items() if one is not None and one.id is not None and one.ends_at > at]
    return tuple(sorted(ahead, key=lambda both: both[1].starts_at))


@compiled
def _places(person: int, since: datetime):
    """The places, each with the way in which its program pairs, how far the orientation is read, and a kick-off after `since`."""
    read, finished = of_place(Orientation.read).alias("cards_read"), of_place(Orientation.finished_at).alias("oriented_at")
    event = (Kickoff.id, Kickoff.starts_at, Kickoff.minutes, Kickoff.place, Kickoff.join_link, Kickoff.words)
    rows = enrollments_of(person).select_extend(way_in_force().alias("way"), read, finished, *event).switch(Enrollment)
    return rows.join(Kickoff, JOIN.LEFT_OUTER, on=(Kickoff.program == Enrollment.program) & stands_for(person, since), attr="kickoff")


@compiled
def _open_applications(person: int):
    """What `person` asked for and has no end yet, each with the place that is kept for it."""
    kept = (PlaceOffer.application == Application.id) & PlaceOffer.ended_at.is_null()
    rows = applications_of(person).select_extend(PlaceOffer.id, PlaceOffer.expires_at)
    return rows.switch(Application).join(PlaceOffer, JOIN.LEFT_OUTER, on=kept, attr="offer").where(Application.ended_at.is_null())


@compiled
def _second_looks(person: int):
    """(place, how many questions it has to look at again) of each place that has some."""
    mine = SecondLook.select(SecondLook.enrollment, fn.COUNT(SecondLook.id)).join(Enrollment).where(Enrollment.person == person)
    return mine.group_by(SecondLook.enrollment).order_by(SecondLook.enrollment).tuples()


@compiled
def _standing_proposals(person: int):
    return standing_for(person)


def coordinators_for(person: Person) -> list[tuple[str, list[Person]]]:
    """Whom `person` can ask: the coordinators of each program that the person has a place in, by the program's name."""
    mine = Enrollment.select(Enrollment.program).where(Enrollment.person == person)
    here = Program.id.in_(mine) & Person.left_at.is_null()
    rows = (
        Staff.select(Staff, Person, Program)
        .join(Person, on=(Staff.person == Person.id))
        .switch(Staff)
        .join(Program)
        .where(Staff.role == "coordinator", here)
        .order_by(Staff.id)
    )
    grouped = (
        GroupCoordination.select(GroupCoordination, Person, Program)
        .join(Person, on=(GroupCoordination.person == Person.id))
        .switch(GroupCoordination)
        .join(Program, on=(Program.owned_by == GroupCoordination.group), attr="program")
        .where(here)
        .order_by(GroupCoordination.id)
    )
    found: dict[Program, set[Person]] = {}
    for row in (*rows, *grouped):
        found.setdefault(row.program, set()).add(row.person)
    by_name = sorted(found.items(), key=lambda one: (one[0].name, one[0].id))
    return [(program.name, sorted(people, key=lambda one: (one.family_name, one.id))) for program, people in by_name]


def _pairs_of(person: Person, at: datetime) -> list[Together]:
    """The mentorships of `person`, the one that meets next first."""
    members: dict[Mentorship, list[Member]] = {}
    for member in _members_with(person.id):
        members.setdefault(member.mentorship, []).append(member)
    meetings = _meetings_of(person)
    pairs = [Together(one, person, tuple(group), tuple(meetings.get(one.id, ())), at) for one, group in members.items()]
    return sorted(pairs, key=lambda pair: (pair.next is None, pair.next.session.starts_at if pair.next else at, pair.mentorship.id))


@compiled
def _members_with(person: int):
    """The members of every mentorship of `person`, each with the mentorship and the person."""
    mine = Member.select(Member.mentorship).where(Member.person == person)
    return (
        Member.select(Member, Mentorship, Program, Person)
        .join(Mentorship)
        .join(Program)
        .switch(Member)
        .join(Person)
        .where(Member.mentorship.in_(mine))
        .order_by(Mentorship.id, Person.family_name, Member.id)
    )


def _meetings_of(person: Person) -> dict[int, list[Meeting]]:
    """By mentorship, the sessions that were not cancelled, oldest first, each with who said what about it."""
    found: dict[int, dict[int, Meeting]] = {}
    for row in _sessions_and_logs(person.id):
        meeting = found.setdefault(row.mentorship_id, {}).setdefault(row.id, Meeting(row, person.id, {}))
        log = getattr(row, "log", None)
        if log is not None and log.id is not None:
            meeting.said[log.written_by_id] = log.outcome
    return {mentorship: list(meetings.values()) for mentorship, meetings in found.items()}


@compiled
def _sessions_and_logs(person: int):
    """A row for each session that was not cancelled and each log of it; no log's words are read."""
    mine = Member.select(Member.mentorship).where(Member.person == person)
    return (
        MentoringSession.select(MentoringSession, SessionLog.id, SessionLog.written_by, SessionLog.outcome)
        .join(SessionLog, JOIN.LEFT_OUTER, attr="log")
        .where(MentoringSession.mentorship.in_(mine), ~is_cancelled())
        .order_by(MentoringSession.starts_at, MentoringSession.id, SessionLog.id)
    )
