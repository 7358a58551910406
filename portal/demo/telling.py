"""The demo from its first day to now: each part is put down in the order in which it happened."""
from datetime import datetime, timedelta

from portal.demo import meetings, waves, writings
from portal.demo.agreements import begin_agreements, change_agreement
from portal.demo.answering import Answering
from portal.demo.asking import ask_own_questions, change_questions
from portal.demo.assistants import give_assistant
from portal.demo.beginnings import kick_off, orient
from portal.demo.board import dress_the_board
from portal.demo.choosing import tell_choosing
from portal.demo.closings import tell_closings
from portal.demo.commitments import write_commitments
from portal.demo.company import found_company, staff_moment
from portal.demo.confiding import tell_in_confidence
from portal.demo.entered import enter_figures
from portal.demo.factors import set_up_factors
from portal.demo.files import tell_files
from portal.demo.finishing import FINISHED_AGO, FINISHED_EARLY, until_finished, with_one_partner
from portal.demo.interviewing import tell_interviews
from portal.demo.inviting import send_wave
from portal.demo.meetings import Told, sessions_of
from portal.demo.models import DemoSignIn
from portal.demo.opening import tell_opening
from portal.demo.pairs import ACCEPT, DECLINE, Pair, answer, draw_round, forbid_two, lock_for, proposals_in, release_round, star_among
from portal.demo.places import end_pairs, let_some_rest, take_both_roles
from portal.demo.profiles import seeded
from portal.demo.published import correct_second, publish_first, publish_second
from portal.demo.star import make_the_leaders_feed, stars_sessions, stars_writings
from portal.demo.story import Story, insert
from portal.demo.writings import Written, writings_of
from portal.mentorships.models import FINISHED
from portal.pairing.models import Lock, Proposal
from portal.people.looks import note_look
from portal.people.models import Person
from portal.sessions.queries import topics_of

# How many proposals of the first round somebody declines: leaders, then mentors; one more leader leaves the star a place.
DECLINED_BY_LEADERS, DECLINED_BY_MENTORS = 4, 2
# The third puts the second right.
SUMMARIES_AGO = (61, 33, 28)
ENDED = 2
EARLY_GOALS = 3


def tell(story: Story) -> None:
    """Put down everything, in the caller's transaction."""
    found_company(story)
    ask_own_questions(story)
    for wave in waves.before_the_first_round(story):
        send_wave(story, wave)
    star, pairs, told, written, finished = _first_round(story)
    kick_off(story)
    orient(story)
    answering = Answering(story, star)
    _summaries(story, told, written, star, answering, finished)
    writings.write_down(written, story.at)
    ends_next = _end_a_few(story, [pair for pair in pairs if pair.id not in finished], told)
    write_commitments(story, _held(pairs, told), star)
    _second_round(story, star)
    orient(story)
    end_pairs([ends_next], staff_moment(story, story.ago(3), 16, 5))
    begin_agreements(story, star)
    change_agreement(story, star)
    tell_closings(story)
    _draft(story)
    change_questions(story, star)
    tell_files(story)
    set_up_factors(story)
    dress_the_board(story)
    _name_players(star, story, give_assistant(story, star))
    tell_in_confidence(story, star)
    tell_opening(story)
    tell_choosing(story)
    answering.tell(story.midnight)


def _summaries(story: Story, told: list[Told], written: list[Written], star: Pair, answering: Answering, finished: list[int]) -> None:
    """Three of them, each with what had been written down by its day, and the rest of the sessions after them."""
    waiting, published = sorted(told, key=lambda one: one.row["starts_at"]), []
    steps = (publish_first, publish_second, lambda story, at: correct_second(story, published[-1], at))
    for ago, step in zip(SUMMARIES_AGO, steps, strict=True):
        at = staff_moment(story, story.ago(ago), 10, 30)
        # Logs come within two days, so a session counts for a summary when it is three days old.
        seen = at - timedelta(days=3)
        meetings.write_down([one for one in waiting if one.row["starts_at"] < seen])
        waiting = [one for one in waiting if one.row["starts_at"] >= seen]
        writings.write_down(written, at)
        answering.tell(at)
        if not published:
            begin_agreements(story, star)
            enter_figures(story)
        elif len(published) == 1:
            tell_interviews(story)
        published.append(step(story, at))
        if len(published) == 1:
            end_pairs(finished, staff_moment(story, story.ago(FINISHED_AGO), 16, 20), FINISHED)
    meetings.write_down(waiting)


def _first_round(story: Story) -> tuple[Pair, list[Pair], list[Told], list[Written], list[int]]:
    """The pairs of the first round, the star's apart, with everything that they did since; and those that finished early."""
    forbid_two(story)
    round_ = draw_round(story, 1, staff_moment(story, story.before(3), 14, 10))
    release_round(story, round_, staff_moment(story, story.start, 9, 30))
    proposals = proposals_in(story, round_)
    first, second = star_among(story, proposals)
    pairs = answer(story, proposals, _declined(proposals, first, second), story.start, 6)
    labels = topics_of(story.program.id)
    star = next(pair for pair in pairs if (pair.mentor.id, pair.mentee.id) == (first.mentor_id, first.mentee_id))
    stars = stars_sessions(story, star, labels)
    make_the_leaders_feed(story, star)
    told, written, finished = list(stars), stars_writings(story, star, stars, labels), []
    alone = with_one_partner(pairs)
    for pair in pairs:
        if pair is not star:
            theirs = sessions_of(story, pair, labels)
            if pair.id in alone and len(finished) < FINISHED_EARLY:
                theirs = until_finished(story, theirs, pair, finished)
            told += theirs
            written += writings_of(story, pair, [one.row["starts_at"] for one in theirs if one.logs], labels)
    _fall_due_early(story, [one for one in written[6:] if one.goal])
    return star, pairs, told, written, finished


def _held(pairs: list[Pair], told: list[Told]) -> list[tuple[Pair, list[datetime]]]:
    """Each pair with when it met."""
    moments: dict[int, list[datetime]] = {}
    for one in told:
        if one.logs:
            moments.setdefault(one.row["mentorship"], []).append(one.row["starts_at"])
    return [(pair, moments.get(pair.id, [])) for pair in pairs]


def _declined(proposals: list[Proposal], first: Proposal, second: Proposal) -> dict[int, tuple]:
    others = [one.id for one in proposals if one.mentor_id != first.mentor_id]
    chosen = seeded("declined").sample(others, DECLINED_BY_LEADERS + DECLINED_BY_MENTORS)
    by_leaders = dict.fromkeys(chosen[:DECLINED_BY_LEADERS], (ACCEPT, DECLINE))
    return {**by_leaders, **dict.fromkeys(chosen[DECLINED_BY_LEADERS:], (DECLINE, ACCEPT)), second.id: (ACCEPT, DECLINE)}


def _fall_due_early(story: Story, written: list[Written]) -> None:
    """A few goals were due before the first summary: too few people for it to show."""
    until = story.ago(SUMMARIES_AGO[0] + 20)
    owners: set[int] = set()
    for one in written:
        if one.goal["set_at"].date() < until and one.goal["owner"] not in owners and len(owners) < EARLY_GOALS:
            owners.add(one.goal["owner"])
            one.goal["due_on"] = one.goal["set_at"].date() + timedelta(days=14)


def _end_a_few(story: Story, pairs: list[Pair], told: list[Told]) -> int:
    """Some mentorships have ended, without fault: of those that met at first and then no more; the one that ends next."""
    latest: dict[int, datetime] = {}
    for one in told:
        number = one.row["mentorship"]
        latest[number] = max(latest.get(number, one.row["starts_at"]), one.row["starts_at"])
    quiet = [pair.id for pair in pairs if pair.id in latest and latest[pair.id].date() < story.ago(50)]
    end_pairs(quiet[:ENDED], staff_moment(story, story.ago(20), 15))
    return quiet[ENDED]


def _second_round(story: Story, star: Pair) -> None:
    """For leaders who came late or were declined; the star's second pairing waits for an answer, a few others too."""
    for wave in waves.before_the_second_round(story):
        send_wave(story, wave)
    at = staff_moment(story, story.ago(11), 14)
    kept_for = lock_for(story, star.mentor, at)
    round_ = draw_round(story, 2, at + timedelta(minutes=6))
    release_round(story, round_, staff_moment(story, story.ago(10), 9, 15))
    proposals = proposals_in(story, round_)
    others = [one.id for one in proposals if one.mentor_id != star.mentor.id]
    mine = {one.id: (None, None) for one in proposals if (one.mentor_id, one.mentee_id) == (star.mentor.id, kept_for.id)}
    said = {**dict(zip(others, ((ACCEPT, None), (None, None), (ACCEPT, DECLINE)), strict=False)), **mine}
    labels = topics_of(story.program.id)
    new = answer(story, proposals, said, story.ago(10), 2)
    meetings.write_down([one for pair in new for one in sessions_of(story, pair, labels)])


def _draft(story: Story) -> None:
    """A round that nobody has seen yet, for leaders still without a place; the coordinator has locked one pair of it."""
    for wave in waves.before_the_draft(story):
        send_wave(story, wave)
    take_both_roles(story)
    let_some_rest(story)
    at = staff_moment(story, story.ago(1), 16, 20)
    draft = proposals_in(story, draw_round(story, 3, at))
    locked = {"program": story.program, "locked_by": story.coordinator, "locked_at": at + timedelta(minutes=4)}
    insert(Lock, [{**locked, "mentor": one.mentor_id, "mentee": one.mentee_id} for one in draft[:1]])


def _name_players(star: Pair, story: Story, assistant: Person) -> None:
    people = {
        "mentor": star.mentor.person, "leader": star.mentee.person, "coordinator": story.coordinator.id,
        "sponsor": story.sponsor.id, "administrator": story.administrator.id,
        "assistant": assistant.id,
    }
    # So that the mentor's own page shows what it looks like when a coordinator has looked.
    note_look(Person.get_by_id(star.mentor.person), by=story.coordinator, page="home", program=story.program.id)
    insert(DemoSignIn, [{"role": role, "person": person} for role, person in people.items()])
