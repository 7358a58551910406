"""Concerns: the words, who may read them by whose consent, and what was answered. All words are sealed."""
from peewee import CharField, ForeignKeyField, TextField

from portal.db import MomentField, Table
from portal.enrollment.models import Enrollment
from portal.mentorships.models import Mentorship
from portal.people.models import Person
from portal.programs.models import Program
from portal.secrets import SealedField

# What the writer wants: to be heard and nothing done without asking, or that something is done.
TELL, ACT = KINDS = ("tell", "act")
# What a coordinator writes back: an answer, or what was done.
ANSWER, DONE = ("answer", "done")


class Concern(Table):
    """What somebody told one coordinator in confidence. It is read by its writer and by whom a Consent names, and by nobody else."""

    program = ForeignKeyField(Program, on_delete="CASCADE", backref="concerns")
    written_by = ForeignKeyField(Person, on_delete="CASCADE", backref="concerns")
    place = ForeignKeyField(Enrollment, on_delete="CASCADE", backref="concerns")
    # The mentorship from whose page the writer came.
    mentorship = ForeignKeyField(Mentorship, null=True, on_delete="SET NULL", backref="+")
    # One of KINDS.
    kind = CharField(4)
    sealed_words = SealedField()
    sent_at = MomentField()
    closed_at = MomentField(null=True)

    class Meta:
        indexes = ((("program", "closed_at"), False),)

    @property
    def is_open(self) -> bool:
        return self.closed_at is None

    def words_for(self, reader: Person) -> str:
        """The words; they open for their writer and for whoever has the consent now. Raises PermissionError."""
        if reader.id != self.written_by_id and not Consent.select().where(
            Consent.concern == self, Consent.reader == reader, Consent.ended_at.is_null()
        ).exists():
            raise PermissionError("A concern opens for its writer, and for the one person who may read it.")
        return self.sealed_words.open()


class Consent(Table):
    """That the writer agreed to one reader, in the sentence that stood on the page; the newest that has not ended counts."""

    concern = ForeignKeyField(Concern, on_delete="CASCADE", backref="consents")
    reader = ForeignKeyField(Person, on_delete="CASCADE", backref="+")
    sentence = TextField()
    given_at = MomentField()
    read_at = MomentField(null=True)
    # Since when the clock knows that this reader can no longer be told: what a front page asks, without walking up the roster.
    lost_at = MomentField(null=True)
    ended_at = MomentField(null=True)

    class Meta:
        indexes = ((("reader", "ended_at"), False),)


class ConcernAnswer(Table):
    """What a coordinator wrote back, or the writer in reply: for the writer and for whoever may read the concern."""

    concern = ForeignKeyField(Concern, on_delete="CASCADE", backref="answers")
    written_by = ForeignKeyField(Person, null=True, on_delete="SET NULL", backref="+")
    # ANSWER or DONE.
    kind = CharField(6)
    sealed_words = SealedField()
    written_at = MomentField()
