"""Places that pause and end, how they and mentorships ended, proposals that hold no place any more, and two roles for one person."""
from peewee import *


def up(migrator, db):
    class Person(Model):
        class Meta:
            database = db
            table_name = 'person'

    class Enrollment(Model):
        class Meta:
            database = db
            table_name = 'enrollment'

    class Mentorship(Model):
        class Meta:
            database = db
            table_name = 'mentorship'

    class Leaving(Model):
        enrollment = ForeignKeyField(Enrollment, on_delete='CASCADE')
        how = CharField(max_length=10)
        left_at = DateTimeField()
        reason = TextField(null=True)
        reason_is_shared = BooleanField(default=False)
        class Meta:
            database = db
            table_name = 'leaving'

    class Ending(Model):
        mentorship = ForeignKeyField(Mentorship, unique=True, on_delete='CASCADE')
        how = CharField(max_length=12)
        ended_by = ForeignKeyField(Person, null=True, on_delete='SET NULL')
        gone = ForeignKeyField(Person, null=True, on_delete='SET NULL')
        class Meta:
            database = db
            table_name = 'ending'
    db.create_tables([Leaving, Ending])

    migrator.migrate(
        migrator.add_column('program', 'allows_both', BooleanField(default=False)),
        migrator.add_column('enrollment', 'paused_at', DateTimeField(null=True)),
        migrator.add_column('enrollment', 'paused_until', DateField(null=True)),
        migrator.add_column('enrollment', 'ended_at', DateTimeField(null=True)),
        migrator.add_column('proposal', 'closed_at', DateTimeField(null=True)),
    )
    # A mentorship that has ended holds its two places no longer.
    db.execute_sql(
        'UPDATE proposal SET closed_at = (SELECT ended_at FROM mentorship WHERE mentorship.proposal_id = proposal.id) '
        'WHERE id IN (SELECT proposal_id FROM mentorship WHERE ended_at IS NOT NULL AND proposal_id IS NOT NULL)'
    )


def down(migrator, db):
    migrator.migrate(
        migrator.drop_column('proposal', 'closed_at'),
        migrator.drop_column('enrollment', 'ended_at'),
        migrator.drop_column('enrollment', 'paused_until'),
        migrator.drop_column('enrollment', 'paused_at'),
        migrator.drop_column('program', 'allows_both'),
        migrator.drop_table('ending'),
        migrator.drop_table('leaving'),
    )
