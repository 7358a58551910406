"""A place is its holder's: it rests, ends and comes back without anybody's yes, and every round respects it at once."""
from datetime import timedelta

import pytest

from portal.announcements import announce
from portal.audit.models import Entry
from portal.enrollment.invitations import actions as invitation_actions
from portal.enrollment.models import MENTEE, MENTOR, Answer, Employee, Enrollment, Invitation, Leaving, Question
from portal.enrollment.news import PeopleLeft
from portal.enrollment.places import actions as place_actions
from portal.enrollment.places.jobs import part_from_the_gone
from portal.enrollment.places.queries import last_leaving_of, last_leaving_shown
from portal.enrollment.queries import enrollments_in
from portal.mail.outbox import Letter
from portal.mentorships.models import Mentorship
from portal.pairing import actions as pairing
from portal.pairing.candidates import field_of
from portal.pairing.drawing import draw
from portal.pairing.matching.exclude import removed_pairs
from portal.pairing.models import Proposal, Round, Verdict
from portal.pairing.queries import open_for, places_taken
from portal.pairing.rounds import release_actions as releases
from portal.people.models import Person
from portal.programs.models import Program
from portal.summaries.counting import matched, places
from portal.summaries.facts import facts_of

REASON = "canary-leaving-reason"


def again(row):
    return type(row).get_by_id(row.id)


def newcomer(cast, name: str, role: str, at, level: int | None = None, program=None) -> Enrollment:
    """Somebody with a whole profile and no partner."""
    person = Person.create(email=f"{name}@northwind.example", given_name=name, family_name="New", joined_at=at)
    level = level or (8 if role == MENTOR else 3)
    facts = {"email": person.email, "given_name": name, "family_name": "New", "job_level": level, "languages": ["en"]}
    employee = Employee.create(employee_id=f"new-{name}", person=person, department="Deals", **facts)
    return Enrollment.create(
        program=program or cast.program, person=person, employee=employee, role=role, enrolled_at=at, started_at=at, completed_at=at
    )


def in_the_next_round(cast, at) -> set[int]:
    field = field_of(cast.program, at.date())
    return {*field.mentor_ids, *field.mentee_ids}


@pytest.fixture
def nia(cast, clock):
    return newcomer(cast, "Nia", MENTOR, clock.at)


@pytest.fixture
def leo(cast, clock):
    return newcomer(cast, "Leo", MENTEE, clock.at)


@pytest.fixture
def drawn(cast, clock, nia, leo):
    """A round that nobody has seen, in which Nia and Leo are a pair."""
    # Ama and Chidi have room for another leader, too.
    Enrollment.update(capacity=1).where(Enrollment.id.in_([cast.ama_enrollment.id, cast.chidi_enrollment.id])).execute()
    round_ = Round.create(program=cast.program, number=2, asked_by=cast.carmen, asked_at=clock.at)
    draw(round_, at=clock.at)
    assert (nia.id, leo.id) in set(round_.proposals.select(Proposal.mentor, Proposal.mentee).tuples())
    return round_


def test_a_paused_place_is_in_no_round_and_comes_back_by_itself_on_its_day(cast, clock, nia):
    """ASVS v5.0.0-8.3.2: the change counts at once."""
    assert nia.id in in_the_next_round(cast, clock.at)
    place_actions.pause(nia, (clock.at + timedelta(days=10)).date(), by=nia.person, at=clock.at)
    assert nia.id not in in_the_next_round(cast, clock.at + timedelta(days=9))
    assert nia.id in in_the_next_round(cast, clock.at + timedelta(days=10))


def test_an_open_pause_lasts_until_its_holder_comes_back(cast, clock, nia):
    place_actions.pause(nia, None, by=nia.person, at=clock.at)
    assert nia.id not in in_the_next_round(cast, clock.at + timedelta(days=900))
    place_actions.come_back(nia, by=nia.person, at=clock.at)
    assert nia.id in in_the_next_round(cast, clock.at)


def test_a_pause_ends_no_mentorship(cast, clock):
    place_actions.pause(cast.ama_enrollment, None, by=cast.ama, at=clock.at)
    assert not again(cast.ama_and_benoit).has_ended


def test_a_drawn_round_drops_who_pauses_or_leaves_before_it_is_released(cast, clock, nia, drawn):
    place_actions.pause(nia, None, by=nia.person, at=clock.at)
    assert not drawn.proposals.where(Proposal.mentor == nia).count()


def test_a_release_never_reaches_somebody_who_left_while_the_round_was_drawn(cast, clock, nia, leo, drawn):
    Enrollment.update(ended_at=clock.at).where(Enrollment.id == leo.id).execute()
    with pytest.raises(releases.NotPossible):
        releases.release(drawn, by=cast.carmen, at=clock.at)
    assert not Letter.select().where(Letter.letter == "pairing.proposed").count()


def test_whoever_leaves_gets_no_proposal_and_the_other_hears_neutral_words(cast, clock, nia, leo, drawn, letters):
    releases.release(drawn, by=cast.carmen, at=clock.at)
    letters()
    place_actions.leave(leo, reason="", is_shared=False, by=leo.person, at=clock.at)
    [letter] = letters()
    assert letter.to == nia.person.email and "does not go ahead" in letter.subject
    assert not list(open_for(nia.person)) and not list(open_for(leo.person))
    assert nia.id in in_the_next_round(cast, clock.at), "the place of the other is free again"


def test_a_yes_to_somebody_who_left_meanwhile_begins_no_mentorship(cast, clock, nia, leo, drawn):
    releases.release(drawn, by=cast.carmen, at=clock.at)
    proposal = drawn.proposals.where(Proposal.mentor == nia).get()
    pairing.accept(proposal, by=leo.person, at=clock.at)
    place_actions.leave(leo, reason="", is_shared=False, by=leo.person, at=clock.at)
    pairing.accept(proposal, by=nia.person, at=clock.at)
    assert not Mentorship.select().where(Mentorship.proposal == proposal).exists()


def test_leaving_twice_is_one_row(cast, clock, nia):
    """ASVS v5.0.0-2.3.1: the steps happen in their order, each once."""
    first = place_actions.leave(nia, reason=REASON, is_shared=False, by=nia.person, at=clock.at)
    second = place_actions.leave(nia, reason="another", is_shared=True, by=nia.person, at=clock.at + timedelta(minutes=1))
    assert first == second and Leaving.select().where(Leaving.enrollment == nia).count() == 1


def test_the_reason_for_leaving_is_its_writers_unless_it_was_shared(cast, clock, nia, leo):
    for place, is_shared in ((nia, False), (leo, True)):
        place_actions.leave(place, reason=REASON, is_shared=is_shared, by=place.person, at=clock.at)
        assert last_leaving_of(place).reason.open() == REASON
    assert last_leaving_shown(nia).reason is None
    assert last_leaving_shown(leo).reason.open() == REASON
    assert not any("canary" in str(entry.facts) for entry in Entry.select())


def test_whoever_comes_back_has_the_place_with_its_answers_and_no_old_mentorship(cast, clock):
    place_actions.leave(cast.ama_enrollment, reason="", is_shared=False, by=cast.ama, at=clock.at)
    place_actions.come_back(cast.ama_enrollment, by=cast.ama, at=clock.at)
    place = again(cast.ama_enrollment)
    assert place.is_complete and not place.has_ended
    assert again(cast.ama_and_benoit).has_ended


def test_a_yes_to_a_new_invitation_opens_the_old_place(cast, clock, nia):
    place_actions.leave(nia, reason="", is_shared=False, by=nia.person, at=clock.at)
    offer = {"program": cast.program, "employee": nia.employee, "role": MENTOR, "nonce": "n", "token_hash": "h"}
    invitation = Invitation.create(invited_at=clock.at, expires_at=clock.at + timedelta(days=3), **offer)
    invitation_actions.accept(invitation, at=clock.at)
    assert not again(nia).has_ended


def test_fewer_places_than_partners_ends_no_mentorship_and_waits_for_later_rounds(cast, clock):
    place_actions.change_capacity(cast.ama_enrollment, 1, by=cast.ama, at=clock.at)
    assert again(cast.ama_enrollment).capacity == 1 and not again(cast.ama_and_benoit).has_ended
    assert cast.ama_enrollment.id not in in_the_next_round(cast, clock.at)


def test_a_capacity_stays_within_the_limit_of_the_program_and_the_answer_follows(cast, clock, nia):
    question = Question.create(program=cast.program, role=MENTOR, position=9, key="capacity", kind="one", prompt="How many?")
    Answer.create(enrollment=nia, question=question, value="1", answered_at=clock.at)
    place_actions.change_capacity(nia, 99, by=nia.person, at=clock.at)
    assert again(nia).capacity == cast.program.most_mentees == 2
    assert Answer.get(Answer.enrollment == nia).value == "2"


def test_a_second_role_needs_the_programs_leave_and_a_fitting_level(cast, clock):
    middle = newcomer(cast, "Mo", MENTOR, clock.at, level=6)
    with pytest.raises(place_actions.NotPossible):
        place_actions.take_second(middle, by=middle.person, at=clock.at)
    Program.update(allows_both=True, mentee_level_to=6).where(Program.id == cast.program.id).execute()
    for place in (again(middle), again(middle)):
        second = place_actions.take_second(place, by=place.person, at=clock.at)
    assert second.role == MENTEE and not second.is_complete
    assert Enrollment.select().where(Enrollment.person == middle.person).count() == 2
    with pytest.raises(place_actions.NotPossible):
        place_actions.take_second(again(cast.ama_enrollment), by=cast.ama, at=clock.at)


def both_roles(cast, name, at, level=6):
    place = newcomer(cast, name, MENTOR, at, level=level)
    other = Enrollment.create(
        program=cast.program, person=place.person, employee=place.employee, role=MENTEE, enrolled_at=at, completed_at=at
    )
    return place, other


def test_nobody_is_paired_with_themself_nor_twice_with_the_same_person_in_either_role(cast, clock):
    ann, ann_as_leader = both_roles(cast, "Ann", clock.at)
    bob, bob_as_leader = both_roles(cast, "Bob", clock.at, level=4)
    met = Round.create(program=cast.program, number=2, asked_at=clock.at, released_at=clock.at)
    Proposal.create(round=met, mentor=ann, mentee=bob_as_leader, score=1, parts=[], closed_at=clock.at, released_at=clock.at)
    field = field_of(cast.program, clock.at.date())
    removed = removed_pairs(field.mentors, field.mentees, field.rules)
    at = {"mentor": field.mentor_ids.index, "leader": field.mentee_ids.index}
    assert removed["same_person"][at["mentor"](ann.id), at["leader"](ann_as_leader.id)]
    assert removed["former"][at["mentor"](ann.id), at["leader"](bob_as_leader.id)]
    assert removed["former"][at["mentor"](bob.id), at["leader"](ann_as_leader.id)]


def test_both_places_of_one_person_count_as_places_and_once_as_a_person(cast, clock):
    before = places(facts_of(cast.program, clock.at))
    both_roles(cast, "Ann", clock.at)
    after = places(facts_of(cast.program, clock.at))
    assert (after.numerator, after.denominator) == (before.numerator + 1, before.denominator + 1)
    assert len(after.people) == len(before.people) + 1


def test_the_match_rate_leaves_out_who_has_paused_left_or_gone(cast, clock, nia, leo):
    assert (matched(facts_of(cast.program, clock.at)).numerator, matched(facts_of(cast.program, clock.at)).denominator) == (4, 6)
    place_actions.pause(nia, None, by=nia.person, at=clock.at)
    place_actions.leave(leo, reason="", is_shared=False, by=leo.person, at=clock.at)
    counted = matched(facts_of(cast.program, clock.at))
    assert (counted.numerator, counted.denominator) == (4, 4)


def leave_company(*people, at) -> None:
    ids = tuple(person.id for person in people)
    Person.update(left_at=at).where(Person.id.in_(ids)).execute()
    announce(PeopleLeft(ids, at))


def test_a_leavers_mentorships_go_to_the_coordinator_and_the_partner_is_told_in_neutral_words(cast, clock, letters):
    leave_company(cast.ama, at=clock.at)
    assert again(cast.ama_and_benoit).has_ended and again(cast.ama_enrollment).has_ended
    told = {(message.to, message.subject) for message in letters()}
    assert {to for to, _subject in told} == {cast.benoit.email, cast.carmen.email}, "none to the leaver"
    assert (cast.carmen.email, "1 person needs a new partner") in told
    assert any(subject.startswith("Cancelled: session with Ama") for _to, subject in told)


def test_a_leaver_keeps_no_place_no_proposal_and_no_pair_in_a_drawn_round(cast, clock, nia, leo, drawn):
    leave_company(nia.person, at=clock.at)
    assert nia.id not in {place.id for place in enrollments_in(cast.program)}
    assert not drawn.proposals.where(Proposal.mentor == nia).count()
    assert leo.id in in_the_next_round(cast, clock.at)


def test_who_left_without_an_import_is_parted_from_by_the_worker_once(cast, clock, letters):
    Person.update(left_at=clock.at).where(Person.id == cast.ama.id).execute()
    part_from_the_gone()
    part_from_the_gone()
    assert again(cast.ama_and_benoit).has_ended
    assert Leaving.select().count() == 1


def test_the_places_of_an_ended_mentorship_are_free_again(cast, clock):
    before = places_taken(cast.program)
    place_actions.leave(cast.ama_enrollment, reason="", is_shared=False, by=cast.ama, at=clock.at)
    after = places_taken(cast.program)
    assert before[cast.benoit_enrollment.id] == 1 and after[cast.benoit_enrollment.id] == 0
    assert Verdict.select().count() == 4, "nobody is made to have declined"
