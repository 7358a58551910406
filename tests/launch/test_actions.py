"""The launch: everybody who meets gets the kick-off, its changes and its end, in one entry; whoever begins later gets it, too."""
from datetime import timedelta

import pytest
from icalendar import Calendar

from portal.audit.models import Entry
from portal.enrollment.models import Enrollment
from portal.launch import actions
from portal.launch.models import Guest, Kickoff
from portal.launch.queries import meets_first_by
from portal.mentorships import actions as mentorships
from portal.mentorships.models import Mentorship
from portal.mentorships.orientation.models import Orientation
from portal.pairing.models import Proposal
from portal.people.models import Person

FOUR = ["ama", "benoit", "chidi", "delphine"]


@pytest.fixture
def facts(clock):
    return {"starts_at": clock.at + timedelta(days=5), "minutes": 60, "place": "The hall", "join_link": "", "words": "Bring a question."}


@pytest.fixture
def launched(cast, clock, facts):
    actions.write_kickoff(cast.program, by=cast.carmen, at=clock.at, facts=facts)
    actions.launch(cast.program, by=cast.carmen, at=clock.at, facts=facts)
    return Kickoff.get()


def entry(message) -> Calendar:
    """The event of the attached calendar file."""
    (attached,) = message.attachments
    (event,) = Calendar.from_ical(attached.content).walk("VEVENT")
    return event


def addresses(messages, cast) -> list[str]:
    names = {getattr(cast, name).email: name for name in [*FOUR, "jonas", "carmen"]}
    return sorted(names[message.to] for message in messages)


def test_nobody_hears_of_it_before_the_launch(cast, clock, facts, letters):
    actions.write_kickoff(cast.program, by=cast.carmen, at=clock.at, facts=facts)
    actions.write_kickoff(cast.program, by=cast.carmen, at=clock.at, facts={**facts, "place": "The garden"})
    assert letters() == [] and Kickoff.get().sequence == 0


def test_everybody_in_a_mentorship_gets_one_letter_with_the_entry(cast, launched, letters):
    messages = letters()
    assert addresses(messages, cast) == FOUR
    event = entry(messages[0])
    assert (str(event["uid"]), int(event["sequence"]), str(event["status"])) == (launched.uid, 0, "CONFIRMED")
    assert len(event.get("attendee") if isinstance(event.get("attendee"), list) else [event["attendee"]]) == 1


def test_the_letter_opens_the_orientation_and_asks_for_a_first_session_where_none_is_planned(cast, clock, facts, letters):
    Orientation.delete().where(Orientation.enrollment == cast.chidi_enrollment).execute()
    agreed = {"sessions_agreed": 6, "days_between_sessions": 30, "session_minutes": 45}
    late = Mentorship.create(program=cast.program, started_at=clock.at, starts_on=clock.at.date(), **agreed)
    for place in (cast.chidi_enrollment, cast.benoit_enrollment):
        late.members.model.create(mentorship=late, person=place.person_id, enrollment=place, role=place.role)
    actions.write_kickoff(cast.program, by=cast.carmen, at=clock.at, facts=facts)
    actions.launch(cast.program, by=cast.carmen, at=clock.at, facts=facts)
    told = {message.to: message.text for message in letters()}
    assert f"/places/{cast.chidi_enrollment.id}/orientation" in told[cast.chidi.email]
    assert "orientation" not in told[cast.ama.email]
    assert "With Benoit Laurent, by 2 November 2026." in told[cast.chidi.email].replace("\xa0", " ")
    assert f"/mentorships/{late.id}" in told[cast.chidi.email] and "first session" not in told[cast.ama.email]


def test_launching_twice_sends_one_letter_each(cast, clock, launched, facts, letters):
    actions.launch(cast.program, by=cast.carmen, at=clock.at, facts=facts)
    assert len(letters()) == 4
    assert Entry.select().where(Entry.verb == "launched the program").count() == 1


def test_a_change_follows_in_the_same_entry_with_a_higher_sequence(cast, clock, launched, facts, letters):
    letters()
    clock.forward(hours=1)
    actions.write_kickoff(cast.program, by=cast.carmen, at=clock.at, facts={**facts, "starts_at": facts["starts_at"] + timedelta(hours=2)})
    actions.write_kickoff(cast.program, by=cast.carmen, at=clock.at, facts={**facts, "starts_at": facts["starts_at"] + timedelta(hours=2)})
    messages = letters()
    assert addresses(messages, cast) == FOUR
    event = entry(messages[0])
    assert (str(event["uid"]), int(event["sequence"])) == (launched.uid, 1)
    assert event["dtstart"].dt == facts["starts_at"] + timedelta(hours=2)


def test_a_change_that_has_changed_again_is_told_once(cast, clock, launched, facts, letters):
    letters()
    for place in ("The garden", "The roof"):
        actions.write_kickoff(cast.program, by=cast.carmen, at=clock.at, facts={**facts, "place": place})
    messages = letters()
    assert len(messages) == 4 and all("The roof" in message.text for message in messages)


def test_calling_it_off_takes_the_entry_away_and_a_new_one_is_another_event(cast, clock, launched, facts, letters):
    letters()
    clock.forward(hours=1)
    actions.call_off(cast.program, by=cast.carmen, at=clock.at)
    actions.call_off(cast.program, by=cast.carmen, at=clock.at)
    again = actions.write_kickoff(cast.program, by=cast.carmen, at=clock.at, facts=facts)
    messages = letters()
    assert addresses(messages, cast) == FOUR
    (attached,) = messages[0].attachments
    assert ("method", "CANCEL") in attached.parameters
    event = entry(messages[0])
    assert (str(event["uid"]), int(event["sequence"]), str(event["status"])) == (launched.uid, 1, "CANCELLED")
    assert again.uid != launched.uid and not again.is_launched


def test_whoever_begins_after_the_launch_gets_it_once_while_it_is_to_come(cast, clock, launched, letters):
    letters()
    _begin(cast, clock)
    told = [(message.to, message.subject.split(":")[0]) for message in letters()]
    assert (cast.jonas.email, "Kick-off of Upward at Northwind") in told
    assert (cast.delphine.email, "Kick-off of Upward at Northwind") not in told
    assert Guest.select().count() == 5


def test_after_the_event_nobody_is_asked_to_it(cast, clock, launched, letters):
    letters()
    clock.forward(days=6)
    _begin(cast, clock)
    assert not [message for message in letters() if message.subject.startswith("Kick-off")]


def _begin(cast, clock) -> None:
    proposal = Proposal.create(
        round=Proposal.get().round, mentor=cast.jonas_enrollment, mentee=cast.delphine_enrollment, score=1, parts=[], released_at=clock.at
    )
    actions.ask_who_begins_late(mentorships.begin(proposal, at=clock.at), at=clock.at)


def test_whoever_has_left_the_company_gets_no_letter(cast, clock, facts, letters):
    Person.update(left_at=clock.at).where(Person.id == cast.ama.id).execute()
    actions.write_kickoff(cast.program, by=cast.carmen, at=clock.at, facts=facts)
    actions.launch(cast.program, by=cast.carmen, at=clock.at, facts=facts)
    assert cast.ama.email not in {message.to for message in letters()}


def test_what_is_past_or_for_nobody_is_not_launched(cast, clock, facts):
    with pytest.raises(actions.Refused, match="still to come"):
        actions.write_kickoff(cast.program, by=cast.carmen, at=clock.at, facts={**facts, "starts_at": clock.at})
    actions.write_kickoff(cast.other_program, by=cast.otto, at=clock.at, facts=facts)
    with pytest.raises(actions.Refused, match="Nobody meets yet"):
        actions.launch(cast.other_program, by=cast.otto, at=clock.at, facts=facts)
    with pytest.raises(actions.Refused, match="still to come"):
        actions.launch(cast.program, by=cast.carmen, at=clock.at, facts={**facts, "starts_at": clock.at})


def test_a_change_goes_to_nobody_who_no_longer_meets_and_who_begins_again_gets_the_entry_anew(cast, clock, launched, facts, letters):
    letters()
    Mentorship.update(ended_at=clock.at).where(Mentorship.id == cast.chidi_and_delphine.id).execute()
    actions.write_kickoff(cast.program, by=cast.carmen, at=clock.at, facts={**facts, "place": "The garden"})
    assert addresses(letters(), cast) == ["ama", "benoit"]
    _begin(cast, clock)
    anew = [message for message in letters() if message.to == cast.delphine.email and message.subject.startswith("Kick-off")]
    assert len(anew) == 1 and int(entry(anew[0])["sequence"]) == 1
    actions.call_off(cast.program, by=cast.carmen, at=clock.at)
    assert cast.chidi.email not in {message.to for message in letters()}


def test_a_letter_that_waits_is_not_sent_to_somebody_whose_place_ended_meanwhile(cast, clock, launched, facts, letters):
    letters()
    actions.write_kickoff(cast.program, by=cast.carmen, at=clock.at, facts={**facts, "place": "The garden"})
    Enrollment.update(ended_at=clock.at).where(Enrollment.id == cast.ama_enrollment.id).execute()
    assert addresses(letters(), cast) == ["benoit", "chidi", "delphine"]


def test_a_kick_off_that_has_begun_is_not_changed(cast, clock, launched, facts):
    clock.forward(days=5)
    with pytest.raises(actions.Refused, match="has begun"):
        actions.write_kickoff(cast.program, by=cast.carmen, at=clock.at, facts={**facts, "starts_at": clock.at + timedelta(days=1)})


def test_the_first_session_is_asked_for_fourteen_days_after_whatever_begins_last(cast, clock, launched):
    pair, program = cast.ama_and_benoit, cast.ama_and_benoit.program
    assert meets_first_by(pair, launched) == (launched.starts_at + timedelta(days=14)).date()
    program.starts_on = (clock.at + timedelta(days=40)).date()
    assert meets_first_by(pair, launched) == meets_first_by(pair, None) == program.starts_on + timedelta(days=14)
    pair.starts_on = program.starts_on + timedelta(days=3)
    assert meets_first_by(pair, launched) == pair.starts_on + timedelta(days=14)
    program.starts_on = pair.starts_on = clock.at.date() - timedelta(days=90)
    launched.called_off_at = clock.at
    assert meets_first_by(pair, launched) == (clock.at + timedelta(days=14)).date()
