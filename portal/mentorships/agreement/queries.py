"""Reads of agreements: a program's words, the versions, and who has signed; words only for members, signatures for coordinators, too."""
from dataclasses import dataclass

from peewee import JOIN, ModelSelect, fn

from portal.mentorships.agreement.models import AgreementTemplate, AgreementVersion, Signature
from portal.mentorships.agreement.wording import own_words
from portal.mentorships.models import Member, Mentorship
from portal.people.models import Person
from portal.programs.models import Program


@dataclass(frozen=True)
class Signed:
    """Who of a mentorship's members, by their ids, has signed its agreement as it stands now."""

    members: frozenset[int]
    by: frozenset[int]

    @property
    def by_all(self) -> bool:
        return bool(self.members) and self.members <= self.by

    @property
    def some(self) -> int:
        return len(self.members & self.by)


def template_row(program: Program) -> AgreementTemplate | None:
    """What coordinators of this program changed of the portal's words, if they did."""
    return AgreementTemplate.get_or_none(AgreementTemplate.program == program)


def template_of(program: Program) -> dict[str, str]:
    """{key of a clause: words with places to be filled} that the agreements of this program start from."""
    row = template_row(program)
    return own_words(program.format) | (row.clauses if row else {})


def versions_of(mentorship: Mentorship) -> ModelSelect:
    """The versions of its agreement, each with who wrote it, newest first."""
    rows = AgreementVersion.select(AgreementVersion, Person).join(Person, JOIN.LEFT_OUTER)
    return rows.where(AgreementVersion.mentorship == mentorship).order_by(AgreementVersion.number.desc())


def latest_of(mentorship: Mentorship) -> AgreementVersion | None:
    """The version that holds now."""
    return versions_of(mentorship).first()


def is_signed_by(person: Person):
    """The condition that `person` has signed the agreement of a Mentorship as it stands now."""
    later = AgreementVersion.alias()
    newest = later.select(fn.MAX(later.number)).where(later.mentorship == Mentorship.id)
    mine = Signature.select(Signature.id).join(AgreementVersion).where(Signature.person == person)
    return fn.EXISTS(mine.where(AgreementVersion.mentorship == Mentorship.id, AgreementVersion.number == newest))


def has_signed_before(person: Person):
    """The condition that `person` has signed any version of the agreement of a Mentorship."""
    mine = Signature.select(Signature.id).join(AgreementVersion).where(Signature.person == person)
    return fn.EXISTS(mine.where(AgreementVersion.mentorship == Mentorship.id))


def is_written_by(person: Person):
    """The condition that the agreement of a Mentorship reads as `person` wrote it last."""
    later = AgreementVersion.alias()
    newest = later.select(fn.MAX(later.number)).where(later.mentorship == Mentorship.id)
    mine = AgreementVersion.select(AgreementVersion.id).where(AgreementVersion.written_by == person)
    return fn.EXISTS(mine.where(AgreementVersion.mentorship == Mentorship.id, AgreementVersion.number == newest))


def signatures_of(version: AgreementVersion) -> dict[int, Signature]:
    """{person: signature} of this version, also of people who have left the circle since."""
    return {row.person_id: row for row in Signature.select().where(Signature.version == version).order_by(Signature.id)}


def last_signed_by(person: Person, mentorship: Mentorship) -> AgreementVersion | None:
    """The newest version that `person` has signed."""
    signed = Signature.select(Signature.version).where(Signature.person == person)
    return versions_of(mentorship).where(AgreementVersion.id.in_(signed)).first()


def signed_in(mentorships) -> dict[int, Signed]:
    """{mentorship: who of its members has signed} of these, a select or a list of ids, in one statement; no word of any agreement."""
    newest = (
        AgreementVersion.select(AgreementVersion.mentorship, fn.MAX(AgreementVersion.number).alias("number"))
        .where(AgreementVersion.mentorship.in_(mentorships)).group_by(AgreementVersion.mentorship).alias("newest")
    )
    is_newest = (AgreementVersion.mentorship == newest.c.mentorship_id) & (AgreementVersion.number == newest.c.number)
    holding = AgreementVersion.select(AgreementVersion.id, AgreementVersion.mentorship).join(newest, on=is_newest).alias("holding")
    mine = (Signature.version == holding.c.id) & (Signature.person == Member.person)
    rows = (
        Member.select(Member.mentorship, Member.person, Signature.id)
        .join(holding, JOIN.LEFT_OUTER, on=Member.mentorship == holding.c.mentorship_id)
        .join(Signature, JOIN.LEFT_OUTER, on=mine)
        .where(Member.mentorship.in_(mentorships))
    )
    members: dict[int, set] = {}
    by: dict[int, set] = {}
    for mentorship, person, signature in rows.tuples():
        members.setdefault(mentorship, set()).add(person)
        if signature is not None:
            by.setdefault(mentorship, set()).add(person)
    return {one: Signed(frozenset(people), frozenset(by.get(one, ()))) for one, people in members.items()}
