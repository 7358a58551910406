"""The agreements of the demo: most pairs have signed, a few wait for one of the two, and the star's leader has changed a clause since."""
from datetime import timedelta

from portal.demo.days import office_moment, workday
from portal.demo.pairs import Pair
from portal.demo.profiles import seeded
from portal.demo.story import Story, insert
from portal.mentorships.agreement.models import AgreementVersion, Signature
from portal.mentorships.agreement.queries import template_of
from portal.mentorships.agreement.wording import filled
from portal.mentorships.models import Member, Mentorship
from portal.people.models import Person
from portal.programs.models import Program

CHANGED_AGO = 4
REPLY = (
    "We answer each other within two working days. In the weeks before a board meeting it may take a week, and the leader says so"
    " beforehand. Whoever has to move a session says so at least a day before."
)


def begin_agreements(story: Story, star: Pair) -> None:
    """Every mentorship that has none yet gets its agreement, from the day on which it began."""
    told = AgreementVersion.select(AgreementVersion.mentorship)
    mine = (Mentorship.program == story.program) & Mentorship.id.not_in(told)
    rows = list(Mentorship.select(Mentorship, Program).join(Program).where(mine).order_by(Mentorship.id))
    words = template_of(story.program)
    versions = [{"mentorship": row.id, "number": 1, "clauses": filled(words, row), "written_at": row.started_at} for row in rows]
    signed = []
    for row, version in zip(rows, insert(AgreementVersion, versions), strict=True):
        signed += _signatures(story, row, version, by_all=row.id == star.id)
    insert(Signature, signed)


def _signatures(story: Story, row: Mentorship, version: int, *, by_all: bool) -> list[dict]:
    """Both sign within three weeks; of a few only one has, so far."""
    rng = seeded("agreement", row.id)
    members = list(Member.select(Member, Person).join(Person).where(Member.mentorship == row).order_by(Member.id))
    found = []
    for member in members if by_all or rng.random() < 0.86 else members[:1]:
        day = workday(row.started_at.date() + timedelta(days=1 + min(18, int(rng.expovariate(1 / 4)))))
        at = office_moment(rng, day, member.person.timezone)
        if at < min(story.midnight, row.ended_at or story.midnight):
            found.append({"version": version, "person": member.person_id, "signed_at": at})
    return found


def change_agreement(story: Story, star: Pair) -> None:
    """The star's leader has changed a clause since."""
    before = AgreementVersion.get(AgreementVersion.mentorship == star.id)
    at = office_moment(seeded("agreement changed"), story.ago(CHANGED_AGO), star.mentee.employee.timezone)
    facts = {"mentorship": star.id, "number": 2, "clauses": {**before.clauses, "reply": REPLY}, "written_by": star.mentee.person}
    [version] = insert(AgreementVersion, [{**facts, "written_at": at}])
    insert(Signature, [{"version": version, "person": star.mentee.person, "signed_at": at + timedelta(minutes=2)}])
