"""Program summaries: drafts and publications with their frozen figures, and what the worker is asked to draw."""
from peewee import BooleanField, CharField, DateField, ForeignKeyField, IntegerField, JSONField, TextField

from portal.db import MomentField, Table
from portal.people.models import Person
from portal.programs.models import Program


class Publication(Table):
    """A frozen set of figures with the coordinator's words; what sponsors see is always one of these, published."""

    program = ForeignKeyField(Program, on_delete="CASCADE", backref="publications")
    number = IntegerField()
    as_of = DateField()
    # The published version that this one puts right.
    corrects = ForeignKeyField("self", null=True, on_delete="SET NULL", backref="corrections")
    headline = CharField(200, default="")
    lead = TextField(default="")
    findings = TextField(default="")
    limits = TextField(default="")
    decisions = TextField(default="")
    # Measures, objectives, groups and the chart's series, as they were on the day; nothing in it names a person.
    figures = JSONField()
    drafted_by = ForeignKeyField(Person, null=True, on_delete="SET NULL", backref="+")
    drafted_at = MomentField()
    published_by = ForeignKeyField(Person, null=True, on_delete="SET NULL", backref="+")
    published_at = MomentField(null=True)
    # The printed file lies in DATA_DIR/papers under its hash; printed by a job after publishing.
    paper_hash = CharField(64, null=True)
    printed_at = MomentField(null=True)
    # The same file with a note on top, once a newer version corrects this one; the file above stays as it was published.
    noted_hash = CharField(64, null=True)
    print_asked_at = MomentField(null=True)
    # Why it could not be printed, as a sentence for the coordinator; empty while all is well.
    print_failure = TextField(default="")

    class Meta:
        indexes = ((("program", "number"), True),)

    @property
    def is_published(self) -> bool:
        return self.published_at is not None

    @property
    def drawn(self) -> str:
        """Which figures it has: the moment at which they were drawn, as a form carries it."""
        return self.drafted_at.isoformat()


class FigureDraw(Table):
    """The figures that a program's draft waits for, and how far the worker is with them; the row is used again each time."""

    program = ForeignKeyField(Program, unique=True, on_delete="CASCADE", backref="+")
    # Null for the clock.
    asked_by = ForeignKeyField(Person, null=True, on_delete="SET NULL", backref="+")
    asked_at = MomentField()
    # The draft that is to have them; null for one that is yet to be made.
    draft = ForeignKeyField(Publication, null=True, on_delete="CASCADE", backref="+")
    # The published version that the draft is to put right.
    corrects = ForeignKeyField(Publication, null=True, on_delete="SET NULL", backref="+")
    # Whether it is the draft of a month, of which its coordinators get a letter.
    is_monthly = BooleanField(default=False)
    # When the worker took it up, and how often it did.
    begun_at = MomentField(null=True)
    times_begun = IntegerField(default=0)
    drawn_at = MomentField(null=True)
    failed_at = MomentField(null=True)

    @property
    def waits(self) -> bool:
        return self.drawn_at is None and self.failed_at is None
