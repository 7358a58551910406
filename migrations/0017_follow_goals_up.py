"""Self-ratings of goals, commitments with what became of them, and what journal entries said before."""
from peewee import *


def up(migrator, db):
    class Mentorship(Model):
        class Meta:
            database = db
            table_name = 'mentorship'

    class Person(Model):
        class Meta:
            database = db
            table_name = 'person'

    class Goal(Model):
        class Meta:
            database = db
            table_name = 'goal'

    class JournalEntry(Model):
        class Meta:
            database = db
            table_name = 'journal_entry'

    class SelfRating(Model):
        goal = ForeignKeyField(Goal, on_delete='CASCADE')
        moment = CharField(max_length=5)
        value = IntegerField()
        rated_at = DateTimeField()
        class Meta:
            database = db
            table_name = 'self_rating'
            indexes = ((('goal', 'moment'), True),)

    class Commitment(Model):
        mentorship = ForeignKeyField(Mentorship, on_delete='CASCADE')
        made_by = ForeignKeyField(Person, on_delete='CASCADE')
        words = TextField()
        made_on = DateField()
        made_at = DateTimeField()
        class Meta:
            database = db
            table_name = 'commitment'
            indexes = ((('mentorship', 'made_by'), False),)

    class FollowUp(Model):
        commitment = ForeignKeyField(Commitment, on_delete='CASCADE')
        days = IntegerField()
        outcome = CharField(max_length=10)
        words = TextField(default='')
        answered_at = DateTimeField()
        class Meta:
            database = db
            table_name = 'follow_up'
            indexes = ((('commitment', 'days'), True),)

    class EntryVersion(Model):
        entry = ForeignKeyField(JournalEntry, on_delete='CASCADE')
        sealed_words = TextField()
        was_private = BooleanField()
        changed_at = DateTimeField()
        class Meta:
            database = db
            table_name = 'entry_version'
    db.create_tables([SelfRating, Commitment, FollowUp, EntryVersion])

    migrator.migrate(
        migrator.add_column('goal', 'version', IntegerField(default=0)),
        migrator.add_column('journal_entry', 'changed_at', DateTimeField(null=True)),
        migrator.add_column('journal_entry', 'version', IntegerField(default=0)),
    )


def down(migrator, db):
    migrator.migrate(
        migrator.drop_column('journal_entry', 'version'),
        migrator.drop_column('journal_entry', 'changed_at'),
        migrator.drop_column('goal', 'version'),
        migrator.drop_table('entry_version'),
        migrator.drop_table('follow_up'),
        migrator.drop_table('commitment'),
        migrator.drop_table('self_rating'),
    )
