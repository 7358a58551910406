"""A file from HR on its way onto the roster: what its columns mean, how far the worker is, its rows as columns, what can be undone."""
from peewee import *

FACTS = (
    ('employee_number', CharField(max_length=64, null=True)),
    ('email', CharField(max_length=254, null=True)),
    ('given_name', CharField(max_length=100, null=True)),
    ('family_name', CharField(max_length=100, null=True)),
    ('title', CharField(max_length=200, null=True)),
    ('job_level', IntegerField(null=True)),
    ('department', CharField(max_length=200, null=True)),
    ('location', CharField(max_length=200, null=True)),
    ('country', CharField(max_length=100, null=True)),
    ('timezone', CharField(max_length=60, null=True)),
    ('languages', JSONField(null=True)),
    ('hired_on', DateField(null=True)),
    ('status', CharField(max_length=10, null=True)),
    ('gone_on', DateField(null=True)),
    ('manager_number', CharField(max_length=64, null=True)),
)


def up(migrator, db):
    class Person(Model):
        class Meta:
            database = db
            table_name = 'person'

    class Employee(Model):
        class Meta:
            database = db
            table_name = 'employee'

    class RosterImport(Model):
        class Meta:
            database = db
            table_name = 'roster_import'

    class RosterMapping(Model):
        source = CharField(max_length=40)
        fingerprint = CharField(max_length=64)
        columns = JSONField()
        date_format = CharField(max_length=10)
        is_full = BooleanField()
        chosen_by = ForeignKeyField(Person, null=True, on_delete='SET NULL')
        chosen_at = DateTimeField()
        class Meta:
            database = db
            table_name = 'roster_mapping'
            indexes = ((('source', 'fingerprint'), True),)
    db.create_tables([RosterMapping])

    class Kept(Model):
        roster_import = IntegerField(column_name='roster_import_id')
        line = IntegerField()
        verdict = CharField(max_length=10)
        problems = JSONField()
        class Meta:
            database = db
            table_name = 'staged_row'

    # What was read and not applied is discarded: its rows are kept otherwise from now on. Of all others only problems were left.
    db.execute_sql(
        'DELETE FROM staged_row WHERE roster_import_id IN (SELECT id FROM roster_import WHERE applied_at IS NULL AND discarded_at IS NULL)'
    )
    db.execute_sql('UPDATE roster_import SET discarded_at = read_at WHERE applied_at IS NULL AND discarded_at IS NULL')
    kept = list(Kept.select(Kept.roster_import, Kept.line, Kept.verdict, Kept.problems).order_by(Kept.id).tuples())
    db.drop_tables([Kept])

    class StagedRow(Model):
        roster_import = ForeignKeyField(RosterImport, on_delete='CASCADE')
        line = IntegerField(null=True)
        kind = CharField(max_length=10)
        verdict = CharField(max_length=10, default='good')
        problems = JSONField(null=True)
        cells = JSONField(null=True)
        employee = ForeignKeyField(Employee, null=True, on_delete='CASCADE')
        linked = ForeignKeyField(Person, null=True, on_delete='SET NULL')
        class Meta:
            database = db
            table_name = 'staged_row'
            indexes = (
                (('roster_import', 'line'), True),
                (('roster_import', 'kind', 'line'), False),
                (('roster_import', 'employee'), False),
            )
    for name, field in FACTS:
        StagedRow._meta.add_field(name, field)
    db.create_tables([StagedRow])
    for row, line, verdict, problems in kept:
        kind = 'refused' if verdict == 'refused' else 'unchanged'
        StagedRow.insert(roster_import=row, line=line, verdict=verdict, problems=problems, kind=kind).execute()

    def column(name, field):
        return migrator.add_column('roster_import', name, field)

    person = {'null': True, 'on_delete': 'SET NULL'}
    migrator.migrate(
        column('source', CharField(max_length=40, default='hr')),
        column('fingerprint', CharField(max_length=64, default='')),
        column('kept_as', CharField(max_length=64, default='')),
        column('sheet', CharField(max_length=100, default='')),
        column('sheets', JSONField(null=True)),
        column('headers', JSONField(null=True)),
        column('columns', JSONField(null=True)),
        column('date_format', CharField(max_length=10, default='iso')),
        column('is_full', BooleanField(default=False)),
        column('columns_of', DateTimeField(null=True)),
        column('worked_at', DateTimeField(null=True)),
        column('tries', IntegerField(default=0)),
        column('rows_done', IntegerField(default=0)),
        column('rows_total', IntegerField(default=0)),
        column('checked_at', DateTimeField(null=True)),
        column('compared_with', IntegerField(default=0)),
        column('changes', IntegerField(default=0)),
        column('applied_by_id', ForeignKeyField(Person, field=Person.id, **person)),
        column('undone_at', DateTimeField(null=True)),
        column('undone_by_id', ForeignKeyField(Person, field=Person.id, **person)),
        column('failed_at', DateTimeField(null=True)),
        column('failure', TextField(default='')),
    )
    db.execute_sql("UPDATE roster_import SET sheets = '[]', headers = '[]'")
    migrator.migrate(migrator.add_not_null('roster_import', 'sheets'), migrator.add_not_null('roster_import', 'headers'))


def down(migrator, db):
    raise NotImplementedError('The rows of the files are kept otherwise since; restore the backup.')
