"""What a member may do with the agreement."""
from portal.mentorships.agreement.models import AgreementVersion, Signature
from portal.mentorships.models import Mentorship
from portal.mentorships.policy import MentorshipPolicy
from portal.people.models import Person


class AgreementPolicy:
    """An agreement binds equals: each member may change every clause and signs alone, and nobody signs for somebody else."""

    def __init__(self, person: Person, mentorship: Mentorship, version: AgreementVersion | None):
        self.change = version is not None and version.clauses is not None and MentorshipPolicy(person, mentorship).write
        mine = Signature.select().where(Signature.version == version, Signature.person == person)
        self.has_signed = version is not None and mine.exists()

    @property
    def sign(self) -> bool:
        """Whoever may change it, once for each version."""
        return self.change and not self.has_signed
