"""The first program summary of the demo: drafted, written and published by the real actions, two months ago."""
from datetime import datetime, timedelta

from portal.demo.story import Story
from portal.summaries.actions import make_draft, publish, write

FINDINGS = """Pairs start quickly. Most first sessions took place within a month, and most of them were reported by both.

Where dates are lost, they are lost on the leaders' side, mostly around the quarterly review.

Pairs that do not meet are few and mostly far apart. Most of them share less than two working hours a day."""
DECISIONS = """Keep the first week of each month free of leadership meetings until the program ends.

Name one more coordinator for the locations outside Europe.

Decide by the next summary whether leaders without a place wait or meet in groups."""
LIMITS = """Sessions are what people report; nobody is watched. A session that only one of the two reports is counted, and shown as such.

Two months are too short to say anything about who stays."""


def publish_summary(story: Story, at: datetime) -> None:
    """Publish the figures of that day."""
    draft = make_draft(story.program, by=story.coordinator, at=at)
    write(draft, by=story.coordinator, findings=FINDINGS, decisions=DECISIONS, limits=LIMITS)
    publish(draft, by=story.coordinator, at=at + timedelta(hours=5))
