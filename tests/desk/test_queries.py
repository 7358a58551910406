"""The overview's figures are facts of this program alone, in a fixed number of queries."""
from datetime import timedelta

import pytest

from portal.db import db
from portal.desk.mentorship_queries import Lines
from portal.desk.queries import standing_of
from portal.enrollment.models import Enrollment, Invitation, Reply
from portal.mentorships.models import Member, Mentorship
from portal.pairing.models import Proposal, Round
from portal.pairing.rules.models import RuleSet
from portal.sessions.models import Cancellation, Move
from tests.conftest import NOW


@pytest.fixture
def standing(cast):
    return standing_of(cast.program, NOW)


def invite(cast, employee, role, number, **more):
    return Invitation.create(
        program=cast.program, employee=employee, role=role, nonce=f"n{number}", token_hash=f"hash-{number}", invited_at=NOW,
        expires_at=more.pop("expires_at", NOW + timedelta(days=14)), **more,
    )


def test_people_are_counted_per_side(standing):
    mentors, leaders = standing.mentors, standing.leaders
    assert (mentors.wanted, mentors.enrolled, mentors.complete, mentors.placed) == (4, 3, 2, 2)
    assert (leaders.wanted, leaders.enrolled, leaders.complete, leaders.placed) == (4, 2, 2, 2)
    assert (mentors.invited, mentors.waiting) == (1, 1)


def test_answers_to_invitations_are_told_apart(cast):
    for number, answer in enumerate(("yes", "no", "not_now")):
        Reply.create(
            invitation=invite(cast, [cast.ama_employee, cast.chidi_employee, cast.jonas_employee][number], "mentor", number),
            answer=answer, replied_at=NOW,
        )
    mentors = standing_of(cast.program, NOW).mentors
    assert (mentors.invited, mentors.said_yes, mentors.said_no, mentors.said_not_now, mentors.waiting) == (4, 1, 1, 1, 1)


def test_a_person_invited_twice_counts_once_and_a_withdrawn_or_expired_invitation_waits_for_nobody(cast):
    invite(cast, cast.ines_employee, "mentor", 1)
    invite(cast, cast.ama_employee, "mentor", 2, withdrawn_at=NOW)
    invite(cast, cast.chidi_employee, "mentor", 3, expires_at=NOW - timedelta(days=1))
    mentors = standing_of(cast.program, NOW).mentors
    assert (mentors.invited, mentors.waiting) == (3, 1)


def test_sessions_are_counted_as_planned_to_come_and_held(standing):
    assert (standing.planned, standing.coming, standing.held) == (6, 1, 4)
    assert (standing.live, standing.ended) == (2, 0)


def test_a_session_that_leaders_moved_twice_and_cancelled_counts_once_and_one_that_a_mentor_moved_does_not(cast):
    for _ in range(2):
        Move.create(session=cast.planned, from_at=NOW, to_at=NOW, side="mentee", moved_at=NOW)
    Cancellation.create(session=cast.planned, side="mentee", cancelled_at=NOW)
    Move.create(session=cast.held, from_at=NOW, to_at=NOW, side="mentor", moved_at=NOW)
    standing = standing_of(cast.program, NOW)
    # Chidi's cancelled session is the other one.
    assert standing.changed_by_leaders == 2
    assert standing.coming == 0


def test_a_drawn_round_waits_until_it_is_released(cast, standing):
    assert standing.draft is None
    draft = Round.create(program=cast.program, number=2, asked_at=NOW, drawn_at=NOW)
    assert standing_of(cast.program, NOW).draft == draft.number
    draft.released_at = NOW
    draft.save()
    assert standing_of(cast.program, NOW).draft is None


def test_a_round_that_could_not_be_drawn_hides_no_draft_before_it(cast):
    draft = Round.create(program=cast.program, number=2, asked_at=NOW, drawn_at=NOW)
    failed = Round.create(program=cast.program, number=3, asked_at=NOW, failed_at=NOW)
    standing = standing_of(cast.program, NOW)
    assert (standing.draft, standing.failed, standing.drawing) == (draft.number, failed.number, False)
    Round.create(program=cast.program, number=4, asked_at=NOW)
    standing = standing_of(cast.program, NOW)
    assert (standing.draft, standing.failed, standing.drawing) == (None, None, True)


def test_the_way_of_the_rules_and_whether_wishes_count_are_known(cast):
    assert (standing_of(cast.program, NOW).way, standing_of(cast.program, NOW).ranks_for_nothing) == ("round", False)
    RuleSet.create(program=cast.program, version=1, way="ranked", weights={"topics": 100}, written_at=NOW)
    assert (standing_of(cast.program, NOW).way, standing_of(cast.program, NOW).ranks_for_nothing) == ("ranked", True)


def test_a_mentorship_without_a_session_for_sixty_days_is_silent_here_and_in_the_list(cast, standing):
    assert standing.silent == 0
    late = NOW + timedelta(days=100)
    later = standing_of(cast.program, late)
    assert later.silent == Lines(cast.program, late).counts([])["silent"] > 0
    assert later.live == standing.live


def test_another_program_sees_nothing_of_this_one(cast):
    other = standing_of(cast.other_program, NOW)
    assert (other.mentors.enrolled, other.leaders.placed, other.live, other.planned, other.changed_by_leaders) == (0, 0, 0, 0, 0)


def test_the_number_of_queries_does_not_grow_with_the_program(cast, monkeypatch):
    def queries() -> int:
        asked = []
        real = db.obj.execute_sql
        with monkeypatch.context() as patch:
            patch.setattr(db.obj, "execute_sql", lambda *args, **more: (asked.append(args[0]), real(*args, **more))[1])
            standing_of(cast.program, NOW)
        return len(asked)

    before = queries()
    for number, employee in enumerate((cast.ama_employee, cast.chidi_employee, cast.benoit_employee)):
        invite(cast, employee, "mentee", number)
    Enrollment.create(
        program=cast.program, person=cast.zoe, employee=cast.ines_employee, role="mentor", enrolled_at=NOW, completed_at=NOW
    )
    assert queries() == before
    assert before <= 16


def stuck_leader(cast, reason):
    """Delphine has no partner any more, and the newest round says why none was found."""
    Mentorship.delete().where(Mentorship.id.in_(Member.select(Member.mentorship).where(Member.person == cast.delphine))).execute()
    Proposal.delete().where(Proposal.mentee == cast.delphine_enrollment).execute()
    unplaced = [{"enrollment": cast.delphine_enrollment.id, **reason}]
    return Round.create(program=cast.program, number=2, asked_at=NOW, drawn_at=NOW, released_at=NOW, unplaced=unplaced)


def test_a_leader_whom_no_mentor_may_have_calls_for_no_other_round(cast):
    stuck_leader(cast, {"removed": {"reporting_line": 2}})
    assert standing_of(cast.program, NOW).leaders.unplaced == 0


def test_a_leader_who_only_had_to_wait_still_calls_for_a_round(cast):
    stuck_leader(cast, {"wanted": 2, "places": 1})
    assert standing_of(cast.program, NOW).leaders.unplaced == 1


def test_a_mentor_who_came_since_gives_the_leader_another_chance(cast):
    stuck_leader(cast, {"removed": {"reporting_line": 2}})
    Enrollment.update(completed_at=NOW + timedelta(hours=1)).where(Enrollment.id == cast.jonas_enrollment).execute()
    assert standing_of(cast.program, NOW + timedelta(days=1)).leaders.unplaced == 1
