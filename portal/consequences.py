"""What follows from what, across rooms, upward; each effect in the caller's transaction."""
from portal.announcements import when
from portal.mentorships import actions as mentorships
from portal.pairing.news import PairingAgreed


def wire() -> None:
    """Tell every follower what to follow."""
    when(PairingAgreed, _begin_the_mentorship)


def _begin_the_mentorship(news: PairingAgreed) -> None:
    mentorships.begin(news.proposal, at=news.at)
