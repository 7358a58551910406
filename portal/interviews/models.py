"""What coordinators ask in person: guides, conversations held under them, who was asked, sealed notes, and themes with who said them."""
import hashlib

from peewee import BooleanField, CharField, DateField, ForeignKeyField, IntegerField, JSONField, TextField

from portal.db import MomentField, Table
from portal.people.models import Person
from portal.programs.models import Objective, Program
from portal.secrets import SealedField

KINDS = INTERVIEW, FOCUS_GROUP = ("interview", "focus_group")


class Guide(Table):
    """What is asked, of one person or of a group: a purpose and questions."""

    program = ForeignKeyField(Program, on_delete="CASCADE", backref="guides")
    kind = CharField(20)
    name = CharField(120)
    purpose = TextField(default="")
    questions = JSONField(default=list)
    made_by = ForeignKeyField(Person, null=True, on_delete="SET NULL", backref="+")
    made_at = MomentField()

    class Meta:
        table_name = "interview_guide"


class Conversation(Table):
    """One interview or one meeting of a focus group."""

    guide = ForeignKeyField(Guide, on_delete="CASCADE", backref="conversations")
    on_day = DateField()
    added_by = ForeignKeyField(Person, null=True, on_delete="SET NULL", backref="+")
    added_at = MomentField()
    # Somebody who was asked has erased themselves since the notes were last gone through.
    is_to_be_gone_through = BooleanField(default=False)

    class Meta:
        table_name = "interview"


class Asked(Table):
    """That somebody was asked to a conversation, and whether that person came. It goes no further than the coordinators (R9)."""

    conversation = ForeignKeyField(Conversation, on_delete="CASCADE", backref="asked")
    person = ForeignKeyField(Person, on_delete="CASCADE", backref="+")
    came = BooleanField(default=False)

    class Meta:
        table_name = "interview_asked"
        indexes = ((("conversation", "person"), True),)


class Notes(Table):
    """What was noted of a conversation. Apart from it, so that no list of conversations fetches a word."""

    conversation = ForeignKeyField(Conversation, unique=True, on_delete="CASCADE", backref="notes")
    sealed_words = SealedField()
    # Counts the savings, so that two who write do not overwrite each other.
    version = IntegerField(default=1)
    written_by = ForeignKeyField(Person, null=True, on_delete="SET NULL", backref="+")
    written_at = MomentField()

    class Meta:
        table_name = "interview_notes"


class Theme(Table):
    """What several people said, in the coordinator's words; told in a summary once it is cleared and enough people said it."""

    program = ForeignKeyField(Program, on_delete="CASCADE", backref="themes")
    title = CharField(120)
    words = TextField()
    objective = ForeignKeyField(Objective, null=True, on_delete="SET NULL", backref="+")
    written_by = ForeignKeyField(Person, null=True, on_delete="SET NULL", backref="+")
    written_at = MomentField()
    cleared_by = ForeignKeyField(Person, null=True, on_delete="SET NULL", backref="+")
    cleared_at = MomentField(null=True)
    # Since when a published summary tells it: from then on its words stay.
    told_at = MomentField(null=True)

    class Meta:
        table_name = "interview_theme"

    @property
    def is_cleared(self) -> bool:
        return self.cleared_at is not None

    @property
    def is_told(self) -> bool:
        return self.told_at is not None

    @property
    def reading(self) -> str:
        """Stands for what it says now: whoever clears it has read exactly this."""
        return hashlib.sha256(f"{self.title}\n{self.words}".encode()).hexdigest()[:16]


class Voice(Table):
    """That somebody who came to a conversation said what a theme is about."""

    theme = ForeignKeyField(Theme, on_delete="CASCADE", backref="voices")
    asked = ForeignKeyField(Asked, on_delete="CASCADE", backref="voices")

    class Meta:
        table_name = "interview_voice"
        indexes = ((("theme", "asked"), True),)
