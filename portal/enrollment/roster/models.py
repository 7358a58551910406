"""A file from HR on its way onto the roster: the file itself, what its columns mean, and its rows while they are looked at."""
from peewee import BooleanField, CharField, DateField, ForeignKeyField, IntegerField, JSONField, TextField

from portal.db import MomentField, Table
from portal.enrollment.models import Employee
from portal.people.models import Person

OPENING, UNMAPPED, CHECKING, CHECKED = "opening", "unmapped", "checking", "checked"
APPLIED, UNDONE, DISCARDED, FAILED = "applied", "undone", "discarded", "failed"
# What a row of a file is to the roster; `before` is how one stood whom the file changed.
NEW, CHANGED, BACK, LEAVER, ABSENT, UNCHANGED, UNUSABLE = "new", "changed", "back", "leaver", "absent", "unchanged", "refused"
BEFORE = "before"
CHANGING = (CHANGED, BACK, LEAVER, ABSENT)


class RosterMapping(Table):
    """What the columns of files from one source mean, remembered for the next file with the same headers."""

    source = CharField(40)
    # The hash of the headers.
    fingerprint = CharField(64)
    columns = JSONField()
    date_format = CharField(10)
    # Whether the source sends everybody: who is not in its file has left.
    is_full = BooleanField()
    chosen_by = ForeignKeyField(Person, null=True, on_delete="SET NULL", backref="+")
    chosen_at = MomentField()

    class Meta:
        indexes = ((("source", "fingerprint"), True),)


class RosterImport(Table):
    """One file from HR: opened and checked by the worker, looked at, then applied or discarded, perhaps undone."""

    file_name = CharField(200)
    source = CharField(40, default="hr")
    read_by = ForeignKeyField(Person, null=True, on_delete="SET NULL", backref="+")
    read_at = MomentField()
    # The hash of the file, and its name in the private folder while it lies there.
    fingerprint = CharField(64, default="")
    kept_as = CharField(64, default="")
    sheet = CharField(100, default="")
    sheets = JSONField(default=list)
    # A list of {header, samples}; {header: column} once that is known.
    headers = JSONField(default=list)
    columns = JSONField(null=True)
    date_format = CharField(10, default="iso")
    is_full = BooleanField(default=False)
    # When the columns were those of an earlier file, the moment at which they were chosen.
    columns_of = MomentField(null=True)
    # The worker's last sign of life, which try this is, and how far it is.
    worked_at = MomentField(null=True)
    tries = IntegerField(default=0)
    rows_done = IntegerField(default=0)
    rows_total = IntegerField(default=0)
    checked_at = MomentField(null=True)
    # How many times the roster had been changed by files when this one was compared with it.
    compared_with = IntegerField(default=0)
    counts = JSONField(default=dict)
    # How many people it changes; a file that changes nobody is no step that can be undone.
    changes = IntegerField(default=0)
    applied_at = MomentField(null=True)
    applied_by = ForeignKeyField(Person, null=True, on_delete="SET NULL", backref="+")
    undone_at = MomentField(null=True)
    undone_by = ForeignKeyField(Person, null=True, on_delete="SET NULL", backref="+")
    discarded_at = MomentField(null=True)
    failed_at = MomentField(null=True)
    # The sentence for which it could not be read.
    failure = TextField(default="")

    @property
    def state(self) -> str:
        """Where the file is on its way."""
        ends = ((self.discarded_at, DISCARDED), (self.undone_at, UNDONE), (self.applied_at, APPLIED), (self.failed_at, FAILED))
        ended = next((state for moment, state in ends if moment), None)
        if ended or self.checked_at:
            return ended or CHECKED
        return CHECKING if self.columns is not None else UNMAPPED if self.headers else OPENING

    @property
    def is_open(self) -> bool:
        """Whether it can still be discarded."""
        return self.state not in (APPLIED, UNDONE, DISCARDED)

    @property
    def marks_absent(self) -> bool:
        """Whether who is not in the file has left: it holds everybody, and of each line it could be told whose it is."""
        return self.is_full and not self.counts.get("nameless")


class StagedRow(Table):
    """One person of a file that is looked at or was applied last: what would stand on the roster, or what is wrong with the line.

    Rows that change nothing are counted and not kept, unless something in them wants a look.
    """

    roster_import = ForeignKeyField(RosterImport, on_delete="CASCADE", backref="rows")
    # None for somebody who is not in the file.
    line = IntegerField(null=True)
    kind = CharField(10)
    # good, warned or refused
    verdict = CharField(10, default="good")
    # A list of {column, verdict, reason}; the cells as they stood in the file, where there is a problem.
    problems = JSONField(null=True)
    cells = JSONField(null=True)
    # Who stands on the roster already; for somebody new, whoever gets the number.
    employee = ForeignKeyField(Employee, null=True, on_delete="CASCADE", backref="+")
    employee_number = CharField(64, null=True)
    email = CharField(254, null=True)
    given_name = CharField(100, null=True)
    family_name = CharField(100, null=True)
    title = CharField(200, null=True)
    job_level = IntegerField(null=True)
    department = CharField(200, null=True)
    location = CharField(200, null=True)
    country = CharField(100, null=True)
    timezone = CharField(60, null=True)
    languages = JSONField(null=True)
    hired_on = DateField(null=True)
    status = CharField(10, null=True)
    gone_on = DateField(null=True)
    manager_number = CharField(64, null=True)
    # The account that this import found by its address.
    linked = ForeignKeyField(Person, null=True, on_delete="SET NULL", backref="+")

    class Meta:
        indexes = (
            (("roster_import", "line"), True),
            (("roster_import", "kind", "line"), False),
            (("roster_import", "employee"), False),
        )

    @property
    def name(self) -> str:
        return f"{self.given_name or ''} {self.family_name or ''}".strip()
