"""The program summaries of the demo, by the real actions: one after two months, one after three, and one that puts that right."""
from datetime import datetime, timedelta

from portal.demo.story import Story
from portal.summaries.actions import publish, write
from portal.summaries.drafting import make_draft
from portal.summaries.models import Publication

HOURS_TO_WRITE = timedelta(hours=5)
FIRST = {
    "findings": """Pairs start quickly. Most first sessions took place within a month, and most of them were reported by both.

Where dates are lost, they are lost on the leaders' side, mostly around the quarterly review.

Pairs that do not meet are few and mostly far apart. Most of them share less than two working hours a day.""",
    "decisions": """Keep the first week of each month free of leadership meetings; the executive committee, by the next summary

Name one more coordinator for the locations outside Europe; the head of people, within a month

Decide by the next summary whether leaders without a place wait or meet in groups; the sponsors""",
    "limits": """Sessions are what people report; nobody is watched. One that only one of the two reports is counted, and shown as such.

Two months are too short to say anything about who stays.""",
}
SECOND = {
    "findings": """More pairs are active than a month ago: several that were quiet met again.

Leaders move or cancel a little less than before, and still most often around the quarterly review.

Goals come to life: more of them have entries by now, and the first were reached.""",
    "decisions": """Ask each leader who has not met for 45 days for a date; the heads of departments, within two weeks

Keep an hour a month for goals in the sessions until the half-way review; the sponsors""",
    "limits": """Sessions are what people report. What was held in the last days and not yet reported is missing.""",
}
CORRECTED = {
    "lead": "This corrects version 2, which was drawn before the sessions of the last week were logged. They are counted now.",
    "limits": """Sessions are what people report. Those of the last week had been logged late, and were missing in version 2.""",
}


def publish_first(story: Story, at: datetime) -> Publication:
    """The summary after two months, with the figures of that day."""
    return _published(story, at, FIRST)


def publish_second(story: Story, at: datetime) -> Publication:
    """The summary after three months."""
    return _published(story, at, SECOND)


def correct_second(story: Story, second: Publication, at: datetime) -> Publication:
    """The same a few days later, when more had been logged."""
    return _published(story, at, CORRECTED, corrects=second)


def _published(story: Story, at: datetime, words: dict[str, str], corrects: Publication | None = None) -> Publication:
    draft = make_draft(story.program, by=story.coordinator, at=at, corrects=corrects)
    write(draft, by=story.coordinator, **words)
    publish(draft, by=story.coordinator, at=at + HOURS_TO_WRITE)
    return Publication.get_by_id(draft.id)
