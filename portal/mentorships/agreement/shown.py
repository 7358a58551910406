"""The agreement as one member sees it: its clauses, who has signed, and what has changed since that member signed."""
from dataclasses import dataclass
from functools import cached_property

from portal.mentorships.agreement.models import AgreementVersion, Signature
from portal.mentorships.agreement.policy import AgreementPolicy
from portal.mentorships.agreement.queries import last_signed_by, signatures_of, versions_of
from portal.mentorships.agreement.wording import TITLES
from portal.mentorships.models import Member, Mentorship
from portal.mentorships.queries import members_of
from portal.mentorships.several import Several, partner_among, shared_with
from portal.people.models import Person
from portal.programs.formats import GROUP


@dataclass(frozen=True)
class Change:
    """One clause that reads otherwise in a later version."""

    title: object
    before: str
    after: str


def changes(before: AgreementVersion | None, after: AgreementVersion) -> list[Change]:
    """The clauses that differ between two versions, in their order; none where the words have gone."""
    old, new = (before.clauses or {}) if before else {}, after.clauses or {}
    if not old:
        return []
    return [Change(TITLES[key], old[key], new[key]) for key in TITLES if old.get(key) != new.get(key)]


class ShownAgreement:
    """The agreement of a mentorship for `reader`; `version` is the one that is looked at."""

    def __init__(self, mentorship: Mentorship, reader: Person):
        self.mentorship, self.reader = mentorship, reader

    @cached_property
    def versions(self) -> list[AgreementVersion]:
        """All of them, newest first."""
        return list(versions_of(self.mentorship))

    @property
    def version(self) -> AgreementVersion | None:
        """The one that holds; None for one that ended before there were agreements."""
        return self.versions[0] if self.versions else None

    @cached_property
    def members(self) -> list[Member]:
        """The mentor first."""
        return sorted(members_of(self.mentorship), key=lambda member: member.role != "mentor")

    @cached_property
    def partner(self) -> Person | Several:
        """Whom the reader meets."""
        return partner_among([one.person for one in self.members], self.reader, in_circle=self.mentorship.program.format == GROUP)

    @property
    def readers(self):
        """Who reads it, as a sentence."""
        return shared_with(self.partner)

    @cached_property
    def signatures(self) -> dict[int, Signature]:
        """{person: signature} of the version that holds."""
        return signatures_of(self.version) if self.version else {}

    @property
    def signed_by_all(self) -> bool:
        return all(member.person_id in self.signatures for member in self.members)

    @cached_property
    def policy(self) -> AgreementPolicy:
        return AgreementPolicy(self.reader, self.mentorship, self.version)

    @cached_property
    def since_i_signed(self) -> AgreementVersion | None:
        """The version that the reader signed last, if it is not the one that holds."""
        last = last_signed_by(self.reader, self.mentorship)
        return last if last and last != self.version else None

    @property
    def changes(self) -> list[Change]:
        """What changed since the reader signed."""
        return changes(self.since_i_signed, self.version) if self.since_i_signed else []

    def clauses(self, version: AgreementVersion) -> list[tuple]:
        """(title, words) of a version."""
        return [(title, version.clauses[key]) for key, title in TITLES.items() if key in (version.clauses or {})]
