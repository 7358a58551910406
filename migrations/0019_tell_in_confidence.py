"""Concerns told in confidence, requests for a new pairing, and how long both are kept."""
from peewee import *


def up(migrator, db):
    class Person(Model):
        class Meta:
            database = db
            table_name = 'person'

    class Program(Model):
        class Meta:
            database = db
            table_name = 'program'

    class Enrollment(Model):
        class Meta:
            database = db
            table_name = 'enrollment'

    class Mentorship(Model):
        class Meta:
            database = db
            table_name = 'mentorship'

    class Concern(Model):
        program = ForeignKeyField(Program, on_delete='CASCADE')
        written_by = ForeignKeyField(Person, on_delete='CASCADE')
        place = ForeignKeyField(Enrollment, on_delete='CASCADE')
        mentorship = ForeignKeyField(Mentorship, null=True, on_delete='SET NULL')
        kind = CharField(max_length=4)
        sealed_words = TextField()
        sent_at = DateTimeField()
        closed_at = DateTimeField(null=True)
        class Meta:
            database = db
            table_name = 'concern'
            indexes = ((('program', 'closed_at'), False),)
    db.create_tables([Concern])

    class Consent(Model):
        concern = ForeignKeyField(Concern, on_delete='CASCADE')
        reader = ForeignKeyField(Person, on_delete='CASCADE')
        sentence = TextField()
        given_at = DateTimeField()
        read_at = DateTimeField(null=True)
        lost_at = DateTimeField(null=True)
        ended_at = DateTimeField(null=True)
        class Meta:
            database = db
            table_name = 'consent'
            indexes = ((('reader', 'ended_at'), False),)
    db.create_tables([Consent])

    class ConcernAnswer(Model):
        concern = ForeignKeyField(Concern, on_delete='CASCADE')
        written_by = ForeignKeyField(Person, null=True, on_delete='SET NULL')
        kind = CharField(max_length=6)
        sealed_words = TextField()
        written_at = DateTimeField()
        class Meta:
            database = db
            table_name = 'concern_answer'
    db.create_tables([ConcernAnswer])

    class NewPairing(Model):
        mentorship = ForeignKeyField(Mentorship, on_delete='CASCADE')
        asked_by = ForeignKeyField(Person, on_delete='CASCADE')
        place = ForeignKeyField(Enrollment, on_delete='CASCADE')
        sealed_reason = TextField(null=True)
        asked_at = DateTimeField()
        closed_at = DateTimeField(null=True)
        closed_how = CharField(max_length=10, default='')
        class Meta:
            database = db
            table_name = 'new_pairing'
            indexes = ((('mentorship', 'closed_at'), False),)
    db.create_tables([NewPairing])

    class RequestAnswer(Model):
        request = ForeignKeyField(NewPairing, on_delete='CASCADE')
        written_by = ForeignKeyField(Person, null=True, on_delete='SET NULL')
        sealed_words = TextField()
        written_at = DateTimeField()
        class Meta:
            database = db
            table_name = 'request_answer'
    db.create_tables([RequestAnswer])

    migrator.migrate(migrator.add_column('retention', 'care_days', IntegerField(default=90)))


def down(migrator, db):
    migrator.migrate(
        migrator.drop_column('retention', 'care_days'),
        migrator.drop_table('request_answer'),
        migrator.drop_table('new_pairing'),
        migrator.drop_table('concern_answer'),
        migrator.drop_table('consent'),
        migrator.drop_table('concern'),
    )
