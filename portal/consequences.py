"""What follows from what, across rooms, upward; each effect in the caller's transaction."""
from portal.announcements import when
from portal.care.requests import actions as requests
from portal.delegates import actions as delegates
from portal.delegates.queries import is_leader
from portal.enrollment.applications.waiting_actions import close_for_leavers
from portal.enrollment.news import PeopleLeft, PlaceEnded, PlacePaused, ProfileCompleted
from portal.enrollment.places import actions as place_actions
from portal.enrollment.places.queries import GONE
from portal.enrollment.questionnaire import actions as questionnaire
from portal.enrollment.questionnaire.defaults import make_questions
from portal.launch.actions import ask_who_begins_late
from portal.launch.feed import kickoff_entries
from portal.mentorships import actions as mentorships
from portal.mentorships import ending_actions as endings
from portal.mentorships.news import CircleJoined, CircleLeft, MentorshipEnded
from portal.mentorships.queries import members_of
from portal.pairing import place_endings
from portal.pairing.choosing import actions as choosing
from portal.pairing.choosing.jobs import want_lists
from portal.pairing.news import PairingAgreed, RoundDrawn, RulesChanged
from portal.programs.news import ProgramMade
from portal.sessions.endings import cancel_planned
from portal.sessions.feed import put_into_feeds
from portal.sessions.joining import send_planned_to, take_planned_from


def wire() -> None:
    """Tell every follower what to follow."""
    when(ProgramMade, make_questions)
    when(PeopleLeft, close_for_leavers)
    when(ProfileCompleted, _let_others_find_it)
    when(RulesChanged, _make_lists_by_new_rules)
    when(PairingAgreed, _begin_the_mentorship)
    when(PairingAgreed, _close_what_has_no_place_left)
    when(PairingAgreed, _end_diaries_between_the_two)
    when(PeopleLeft, _end_diaries_of_leavers)
    when(RoundDrawn, _note_whom_it_was_drawn_from)
    when(PeopleLeft, _part_from_leavers)
    when(PlacePaused, _leave_it_out_of_drafts)
    when(PlaceEnded, _end_what_the_place_held)
    when(PlaceEnded, _end_diaries_of_who_leads_no_more)
    when(CircleLeft, _free_the_place_in_a_circle)
    when(CircleLeft, _close_requests_for_another)
    when(CircleLeft, _take_its_entries_from_the_leaver)
    when(CircleJoined, _send_its_entries_to_the_newcomer)
    when(MentorshipEnded, _clear_up_after_the_mentorship)
    when(MentorshipEnded, _close_requests_for_another)
    put_into_feeds(kickoff_entries)


def _begin_the_mentorship(news: PairingAgreed) -> None:
    ask_who_begins_late(mentorships.begin(news.proposal, at=news.at), at=news.at)


def _let_others_find_it(news: ProfileCompleted) -> None:
    want_lists(news.enrollment.program, at=news.at)


def _make_lists_by_new_rules(news: RulesChanged) -> None:
    want_lists(news.rules.program, at=news.at)


def _close_what_has_no_place_left(news: PairingAgreed) -> None:
    choosing.close_where_full(news.proposal, at=news.at)


def _end_diaries_between_the_two(news: PairingAgreed) -> None:
    delegates.end_between(news.proposal.mentor.person, news.proposal.mentee.person, at=news.at)


def _end_diaries_of_leavers(news: PeopleLeft) -> None:
    delegates.end_all_of(news.person_ids, at=news.at)


def _end_diaries_of_who_leads_no_more(news: PlaceEnded) -> None:
    if not is_leader(news.place.person):
        delegates.end_those_for(news.place.person, at=news.at)


def _note_whom_it_was_drawn_from(news: RoundDrawn) -> None:
    questionnaire.note_drawn(list(news.enrollment_ids), at=news.at)


def _part_from_leavers(news: PeopleLeft) -> None:
    place_actions.end_places_of(news.person_ids, at=news.at)
    endings.hand_to_coordinators(news.person_ids, at=news.at)


def _leave_it_out_of_drafts(news: PlacePaused) -> None:
    place_endings.drop_from_drafts(news.place)


def _end_what_the_place_held(news: PlaceEnded) -> None:
    # First what is proposed, so that no mentorship begins behind our back; then what has begun.
    choosing.close_waiting_of(news.place, at=news.at)
    place_endings.close_proposals_of(news.place, at=news.at)
    endings.end_those_of(news.place, is_gone=news.how == GONE, at=news.at)
    want_lists(news.place.program, at=news.at)


def _free_the_place_in_a_circle(news: CircleLeft) -> None:
    place_endings.free_places(news.proposal_id, at=news.at)


def _take_its_entries_from_the_leaver(news: CircleLeft) -> None:
    take_planned_from(news.mentorship, news.person_id, at=news.at)


def _send_its_entries_to_the_newcomer(news: CircleJoined) -> None:
    send_planned_to(news.mentorship, news.person_id, at=news.at)


def _clear_up_after_the_mentorship(news: MentorshipEnded) -> None:
    place_endings.free_places(news.mentorship.proposal_id, at=news.at)
    for member in members_of(news.mentorship):
        place_endings.free_places(member.proposal_id, at=news.at)
    cancel_planned(news.mentorship, at=news.at)


def _close_requests_for_another(news: MentorshipEnded | CircleLeft) -> None:
    requests.close_what_is_over(news.mentorship, at=news.at)
