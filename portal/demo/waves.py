"""Who is invited when in the demo, and how many answer what: together 122 mentors and 200 leaders with a whole profile."""
from datetime import timedelta

from portal.demo.inviting import COMPLETE, SILENT, UNFINISHED, WITHDRAWN, Wave
from portal.demo.story import Story
from portal.enrollment.invitations.states import NO, NOT_NOW
from portal.enrollment.models import MENTEE, MENTOR


def before_the_first_round(story: Story) -> list[Wave]:
    """Three waves in the seven weeks before the program's first day: 116 mentors and 192 leaders."""
    return [
        Wave(1, story.before(49), story.before(31), {
            MENTOR: {COMPLETE: 52, NO: 9, NOT_NOW: 8, SILENT: 13, WITHDRAWN: 1},
            MENTEE: {COMPLETE: 88, NO: 10, NOT_NOW: 9, SILENT: 12, WITHDRAWN: 1},
        }),
        Wave(2, story.before(35), story.before(17), {
            MENTOR: {COMPLETE: 41, NO: 8, NOT_NOW: 6, SILENT: 9},
            MENTEE: {COMPLETE: 68, NO: 9, NOT_NOW: 7, SILENT: 9, WITHDRAWN: 1},
        }),
        Wave(3, story.before(22), story.before(5), {
            MENTOR: {COMPLETE: 23, NO: 5, NOT_NOW: 4, SILENT: 6, WITHDRAWN: 1},
            MENTEE: {COMPLETE: 36, NO: 4, NOT_NOW: 4, SILENT: 5},
        }),
    ]


def before_the_second_round(story: Story) -> list[Wave]:
    """One wave a month ago, for leaders alone: mentors had places left."""
    return [Wave(4, story.ago(34), story.ago(18), {MENTEE: {COMPLETE: 8, NO: 1, SILENT: 1}})]


def before_the_draft(story: Story) -> list[Wave]:
    """The latest to come, and those whose answer is still open."""
    sent_on = story.ago(16)
    settled = sent_on + timedelta(days=11)
    return [
        Wave(5, sent_on, settled, {MENTOR: {COMPLETE: 6, UNFINISHED: 3, NO: 2}, MENTEE: {UNFINISHED: 4}}),
        Wave(6, story.ago(4), story.today, {MENTOR: {SILENT: 4}, MENTEE: {SILENT: 3}}),
    ]
