"""Questions that members prepare for a session, and private addresses of calendars."""
from peewee import *


def up(migrator, db):
    class Person(Model):
        class Meta:
            database = db
            table_name = 'person'

    class MentoringSession(Model):
        class Meta:
            database = db
            table_name = 'mentoring_session'

    class SessionQuestion(Model):
        session = ForeignKeyField(MentoringSession, on_delete='CASCADE')
        written_by = ForeignKeyField(Person, on_delete='CASCADE')
        words = CharField(300)
        added_at = DateTimeField()
        class Meta:
            database = db
            table_name = 'session_question'
    db.create_tables([SessionQuestion])

    class CalendarFeed(Model):
        person = ForeignKeyField(Person, unique=True, on_delete='CASCADE')
        nonce = CharField(64)
        token_hash = CharField(64, unique=True)
        made_at = DateTimeField()
        class Meta:
            database = db
            table_name = 'calendar_feed'
    db.create_tables([CalendarFeed])


def down(migrator, db):
    migrator.migrate(
        migrator.drop_table('calendar_feed'),
        migrator.drop_table('session_question'),
    )
