"""What a question was before somebody changed it, and who has to look at one again."""
from peewee import BooleanField, CharField, ForeignKeyField, IntegerField, JSONField

from portal.db import MomentField, Table
from portal.enrollment.models import Enrollment, Question
from portal.people.models import Person

# Why somebody looks again: the question is new, it now wants an answer, what was chosen is gone, or it means something else.
NEW, WANTED, GONE, MEANING = "new", "wanted", "gone", "meaning"


class PastVersion(Table):
    """A version of a question as it stood until somebody changed it; answers that were given to it keep its words and its readers."""

    question = ForeignKeyField(Question, on_delete="CASCADE", backref="past_versions")
    number = IntegerField()
    prompt = CharField(200)
    hint = CharField(300)
    options = JSONField()
    is_required = BooleanField()
    shown_to = CharField(15)
    changed_by = ForeignKeyField(Person, null=True, on_delete="SET NULL", backref="+")
    changed_at = MomentField()
    # The columns of Question that the change touched, by name.
    fields = JSONField()
    # Whether everybody who had answered was asked to look again.
    asks_again = BooleanField(default=False)

    class Meta:
        indexes = ((("question", "number"), True),)


class SecondLook(Table):
    """One person has to look at one question again; the row goes when that person answers it."""

    enrollment = ForeignKeyField(Enrollment, on_delete="CASCADE", backref="second_looks")
    question = ForeignKeyField(Question, on_delete="CASCADE", backref="second_looks")
    reason = CharField(10)
    asked_at = MomentField()
    # Whether rounds are drawn without this person until then.
    holds_pairing = BooleanField(default=False)

    class Meta:
        indexes = ((("enrollment", "question"), True),)
