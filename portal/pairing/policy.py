"""What one person may do with a proposal: say yes or no for themselves, once, while it is open."""
from portal.pairing.models import Proposal, both_said_yes
from portal.people.models import Person


class ProposalPolicy:
    """Either member answers alone and without a reason; nobody answers for somebody else, and nobody is told who declined."""

    def __init__(self, person: Person, proposal: Proposal, verdicts: dict[int, str]):
        self.is_member = person.id in (proposal.mentor.person_id, proposal.mentee.person_id)
        self.has_answered = person.id in verdicts
        agreed = both_said_yes(verdicts.values())
        self.is_declined = "decline" in verdicts.values() or (proposal.closed_at is not None and not agreed)

    @property
    def answer(self) -> bool:
        return self.is_member and not self.has_answered and not self.is_declined
