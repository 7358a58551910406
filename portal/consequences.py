"""What follows from what, across rooms, upward; each effect in the caller's transaction."""
from portal.announcements import when
from portal.enrollment import questionnaire_actions as questionnaire
from portal.enrollment.questionnaire_defaults import make_questions
from portal.mentorships import actions as mentorships
from portal.pairing.news import PairingAgreed, RoundDrawn
from portal.programs.news import ProgramMade


def wire() -> None:
    """Tell every follower what to follow."""
    when(ProgramMade, make_questions)
    when(PairingAgreed, _begin_the_mentorship)
    when(RoundDrawn, _note_whom_it_was_drawn_from)


def _begin_the_mentorship(news: PairingAgreed) -> None:
    mentorships.begin(news.proposal, at=news.at)


def _note_whom_it_was_drawn_from(news: RoundDrawn) -> None:
    questionnaire.note_drawn(list(news.enrollment_ids), at=news.at)
