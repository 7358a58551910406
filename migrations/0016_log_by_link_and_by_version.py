"""Logs count their versions, say which side and why, and may come by link; sessions have actions."""
from peewee import *


def up(migrator, db):
    class MentoringSession(Model):
        class Meta:
            database = db
            table_name = 'mentoring_session'

    class Person(Model):
        class Meta:
            database = db
            table_name = 'person'

    class Action(Model):
        session = ForeignKeyField(MentoringSession, on_delete='CASCADE')
        words = CharField(max_length=300)
        owner = ForeignKeyField(Person, null=True, on_delete='SET NULL')
        due_on = DateField(null=True)
        made_by = ForeignKeyField(Person, null=True, on_delete='SET NULL')
        made_at = DateTimeField()
        done_at = DateTimeField(null=True)
        done_by = ForeignKeyField(Person, null=True, on_delete='SET NULL')
        class Meta:
            database = db
            table_name = 'session_action'
    db.create_tables([Action])

    migrator.migrate(migrator.add_column('session_log', 'side', CharField(max_length=10, default='')))
    migrator.migrate(migrator.add_column('session_log', 'reason', TextField(default='')))
    migrator.migrate(migrator.add_column('session_log', 'version', IntegerField(default=1)))
    migrator.migrate(migrator.add_column('session_log', 'by_link', BooleanField(default=False)))


def down(migrator, db):
    migrator.migrate(migrator.drop_column('session_log', 'by_link'))
    migrator.migrate(migrator.drop_column('session_log', 'version'))
    migrator.migrate(migrator.drop_column('session_log', 'reason'))
    migrator.migrate(migrator.drop_column('session_log', 'side'))
    migrator.migrate(migrator.drop_table('session_action'))
