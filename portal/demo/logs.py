"""What members of the demo log after a session: mostly both, often one, sometimes nobody, and now and then they disagree."""
from datetime import datetime, timedelta
from functools import partial
from random import Random

from portal.demo import phrases_sessions as phrases
from portal.demo.pairs import Pair
from portal.demo.story import Place, Story
from portal.sessions.models import DID_NOT, HAPPENED, MOVED

# What the mentor and the leader report, and how often of a hundred times.
REPORTS = (
    ((HAPPENED, HAPPENED), 84), ((HAPPENED, None), 7), ((None, HAPPENED), 4), ((None, None), 2),
    ((HAPPENED, DID_NOT), 1), ((MOVED, HAPPENED), 1), ((DID_NOT, DID_NOT), 1),
)


def logs_of(story: Story, pair: Pair, session: dict, rng: Random, labels: dict[str, str]) -> list[dict]:
    """The logs of one session as rows without their session."""
    [outcomes] = rng.choices([outcomes for outcomes, _often in REPORTS], [often for _outcomes, often in REPORTS])
    talked = rng.sample(pair.topics, min(len(pair.topics), rng.choice((1, 1, 2))))
    return [
        log_row(story, session, place, outcome, talked, rng, labels)
        for place, outcome in zip((pair.mentor, pair.mentee), outcomes, strict=True) if outcome
    ]


def log_row(story: Story, session: dict, place: Place, outcome: str, talked: list[str], rng: Random, labels: dict[str, str]) -> dict:
    """How one member saw it; the notes are those of people who write something every third time."""
    logged_at = _soon_after(story, session["starts_at"] + timedelta(minutes=session["minutes"]), rng)
    row = {
        "written_by": place.person, "outcome": outcome, "minutes": None, "format": "", "topics": [], "worth": None, "shared_note": "",
        "private_note": None, "takeaway": None, "takeaway_is_shared": False, "logged_at": logged_at, "changed_at": logged_at,
        # Who says no more than that it fell out said so through the link; a move had a reason.
        "by_link": outcome == DID_NOT, "side": "mentee" if outcome == MOVED else "",
        "reason": phrases.MOVED_BY_LEADER[0] if outcome == MOVED else "",
    }
    return {**row, **_words(story, session, talked, rng, labels)} if outcome == HAPPENED else row


def _words(story: Story, session: dict, talked: list[str], rng: Random, labels: dict[str, str]) -> dict:
    topic = labels.get(talked[0], "This topic") if talked else "This topic"
    wrote_away = rng.random() < 0.45
    say = partial(story.phrase, rng, session["mentorship"])
    return {
        "minutes": max(20, session["minutes"] + rng.choice((-10, -5, 0, 0, 0, 0, 5, 10))),
        "format": session["format"],
        "topics": talked,
        "worth": rng.choices((1, 2, 3, 4, 5, None), (1, 4, 17, 43, 30, 5))[0],
        "shared_note": say(phrases.SHARED_NOTES).format(topic=topic) if rng.random() < 0.35 else "",
        "private_note": say(phrases.PRIVATE_NOTES) if rng.random() < 0.22 else None,
        "takeaway": say(phrases.TAKEAWAYS) if wrote_away else None,
        "takeaway_is_shared": wrote_away and rng.random() < 0.5,
    }


def _soon_after(story: Story, ends_at: datetime, rng: Random) -> datetime:
    """Within two days, and before the day of loading; sessions end an hour before it at the latest."""
    later = ends_at + timedelta(minutes=min(2800, 3 + int(rng.expovariate(1 / 260))))
    return min(later, story.midnight - timedelta(seconds=rng.randint(60, 600)))
