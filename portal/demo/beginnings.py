"""How the demo began: its kick-off, who read the orientation, and the prompts that the coordinator wrote anew."""
from datetime import timedelta
from uuid import UUID

from portal.demo.company import staff_moment
from portal.demo.days import workday
from portal.demo.profiles import seeded
from portal.demo.story import Story, insert
from portal.launch.models import Guest, Kickoff
from portal.mentorships.models import Member, Mentorship
from portal.mentorships.orientation.models import Orientation
from portal.programs.formats import MENTEE, MENTOR
from portal.programs.prompts.models import SessionPrompts
from portal.programs.prompts.phases import MIDDLE
from portal.programs.prompts.queries import BOTH

CARDS = 6
# Of a hundred: how many read the cards to their end; leaders are busier.
FINISH = {MENTOR: 93, MENTEE: 78}
WORDS = "Fifteen minutes from the board, then everybody meets face to face.\nBring one question."
PROMPTS = "Half-way: what has each of you stopped believing?\nChoose one subject for the second half, and drop one."


def kick_off(story: Story) -> None:
    """A week after the first pairs said yes, everybody was asked to the kick-off; a prompt is the coordinator's own."""
    asked_at = staff_moment(story, workday(story.start + timedelta(days=7)), 10, 15)
    starts_at = staff_moment(story, workday(story.start + timedelta(days=10)), 15)
    facts = {"minutes": 60, "place": "London, the atrium", "join_link": "https://meet.meridian.example/kick-off", "words": WORDS}
    written = {"written_by": story.coordinator, "written_at": asked_at - timedelta(days=4), "launched_at": asked_at}
    uid = UUID(int=seeded("kick-off").getrandbits(128), version=4)
    kickoff = Kickoff.create(program=story.program, uid=str(uid), starts_at=starts_at, **facts, **written)
    people = sorted({member.person_id for member in _members(story)})
    insert(Guest, [{"kickoff": kickoff, "person": person, "asked_at": asked_at} for person in people])
    SessionPrompts.create(program=story.program, phase=MIDDLE, told_to=BOTH, words=PROMPTS)


def orient(story: Story) -> None:
    """Most of those who meet have read how it works within their first days; whoever has just begun, not always."""
    done = {row.enrollment_id for row in Orientation.select()}
    rows = []
    for member in _members(story):
        if member.enrollment_id not in done:
            done.add(member.enrollment_id)
            rows.append(_read(story, member))
    insert(Orientation, [row for row in rows if row])


def _read(story: Story, member: Member) -> dict | None:
    rng = seeded("orientation", member.enrollment_id)
    started_at = member.mentorship.started_at + timedelta(hours=rng.randint(1, 70), minutes=rng.randint(0, 59))
    finishes, goes_on = rng.randint(1, 100) <= FINISH[member.role], rng.random() < 0.5
    if started_at >= story.midnight or not (finishes or goes_on):
        return None
    read = {"enrollment": member.enrollment_id, "started_at": started_at}
    if finishes:
        return {**read, "read": CARDS, "finished_at": started_at + timedelta(minutes=rng.randint(2, 7))}
    return {**read, "read": rng.randint(1, CARDS - 2), "finished_at": None}


def _members(story: Story):
    rows = Member.select(Member, Mentorship).join(Mentorship).where(Mentorship.program == story.program)
    return rows.order_by(Member.id)
