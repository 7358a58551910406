"""What follows from what, across rooms, upward; each effect in the caller's transaction."""
from portal.announcements import when
from portal.delegates import actions as delegates
from portal.enrollment import questionnaire_actions as questionnaire
from portal.enrollment.news import PeopleLeft
from portal.enrollment.questionnaire_defaults import make_questions
from portal.enrollment.waiting_actions import close_for_leavers
from portal.mentorships import actions as mentorships
from portal.pairing.news import PairingAgreed, RoundDrawn
from portal.programs.news import ProgramMade


def wire() -> None:
    """Tell every follower what to follow."""
    when(ProgramMade, make_questions)
    when(PeopleLeft, close_for_leavers)
    when(PairingAgreed, _begin_the_mentorship)
    when(PairingAgreed, _end_diaries_between_the_two)
    when(PeopleLeft, _end_diaries_of_leavers)
    when(RoundDrawn, _note_whom_it_was_drawn_from)


def _begin_the_mentorship(news: PairingAgreed) -> None:
    mentorships.begin(news.proposal, at=news.at)


def _end_diaries_between_the_two(news: PairingAgreed) -> None:
    delegates.end_between(news.proposal.mentor.person, news.proposal.mentee.person, at=news.at)


def _end_diaries_of_leavers(news: PeopleLeft) -> None:
    delegates.end_all_of(news.person_ids, at=news.at)


def _note_whom_it_was_drawn_from(news: RoundDrawn) -> None:
    questionnaire.note_drawn(list(news.enrollment_ids), at=news.at)
