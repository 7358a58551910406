"""What one person may do with a concern."""
from portal.care.concerns.models import ACT, Concern, Consent
from portal.care.confidants import may_be_told
from portal.people.models import Person


class ConcernPolicy:
    """A concern is its writer's: nobody reads it without the writer's consent, and nobody acts on it whom the consent does not name."""

    def __init__(self, person: Person, concern: Concern, consent: Consent | None):
        self.is_mine = concern.written_by_id == person.id
        is_named = consent is not None and consent.reader_id == person.id
        self.read = is_named and may_be_told(person, concern.place)
        self._concern, self._consent = concern, consent

    @property
    def answer(self) -> bool:
        """Whoever reads it, once it was opened, until it is closed."""
        return self.read and self._consent.read_at is not None and self._concern.is_open

    @property
    def say_done(self) -> bool:
        """Only where the writer wants something done."""
        return self.answer and self._concern.kind == ACT

    @property
    def withdraw(self) -> bool:
        """The writer, also after it is closed."""
        return self.is_mine

    @property
    def send_on(self) -> bool:
        """The writer, when the reader can no longer be told: does not coordinate any more, or has come too near."""
        return self.is_mine and self._concern.is_open and not self._has_reader

    @property
    def reply(self) -> bool:
        """The writer, while it is open and somebody can read it."""
        return self.is_mine and self._concern.is_open and self._has_reader

    @property
    def _has_reader(self) -> bool:
        return self._consent is not None and may_be_told(self._consent.reader, self._concern.place)
