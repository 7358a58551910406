"""How the mentorships of the demo that have ended are looked back on: the mentor shares it, the leader keeps it private."""
from datetime import timedelta

from portal.demo.days import office_moment, workday
from portal.demo.profiles import seeded
from portal.demo.story import Story
from portal.mentorships.closing.models import Reflection
from portal.mentorships.models import Mentorship
from portal.mentorships.queries import members_of
from portal.programs.formats import MENTOR

SHARED = (
    ("Being asked what I would stop doing, by somebody who could stop it.", "One question for every meeting: who is not here?"),
    ("Seeing how a decision is really made, with all that stood beside the paper.", "To say the hard thing first, and then the reasons."),
    ("Three tools that we tried on real work, and the one that we dropped.", "A page of notes that I still open on Mondays."),
)
PRIVATE = (
    ("I listened less than I thought. The quiet answers were the useful ones.", "To ask once more before I answer."),
    ("The hour in which nothing was on the agenda.", "A standing half hour with the youngest team, every month."),
)


def tell_closings(story: Story) -> None:
    """Both members of each mentorship that has ended look back on the next working day."""
    ended = Mentorship.select().where(Mentorship.program == story.program, Mentorship.ended_at.is_null(False)).order_by(Mentorship.id)
    for turn, row in enumerate(ended):
        for member in members_of(row):
            shares = member.role == MENTOR
            useful, taking = SHARED[turn % len(SHARED)] if shares else PRIVATE[turn % len(PRIVATE)]
            day = workday((row.ended_at + timedelta(days=1)).date())
            at = office_moment(seeded("closing", row.id, member.role), day, member.person.timezone)
            if at >= story.midnight:
                continue
            words = {"useful": useful, "taking": taking} if shares else {"sealed_useful": useful, "sealed_taking": taking}
            Reflection.create(mentorship=row, written_by=member.person, is_private=not shares, written_at=at, **words)
