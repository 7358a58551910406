"""Surveys: sets of questions that coordinators add, what somebody is asked and when, the answers, and how long they are kept."""
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

    class Instrument(Model):
        program = ForeignKeyField(Program, on_delete='CASCADE')
        key = CharField(30)
        version = IntegerField()
        name = CharField(120)
        citation = CharField(500)
        permission = CharField(500)
        lowest = IntegerField()
        highest = IntegerField()
        lowest_words = CharField(60)
        highest_words = CharField(60)
        items = JSONField()
        role = CharField(10)
        occasions = JSONField()
        on_day = DateField(null=True)
        made_by = ForeignKeyField(Person, null=True, on_delete='SET NULL')
        made_at = DateTimeField()
        retired_at = DateTimeField(null=True)
        class Meta:
            database = db
            table_name = 'survey_instrument'
            indexes = ((('program', 'key', 'version'), True),)

    class Survey(Model):
        program = ForeignKeyField(Program, on_delete='CASCADE')
        enrollment = ForeignKeyField(Enrollment, on_delete='CASCADE')
        person = ForeignKeyField(Person, on_delete='CASCADE')
        mentorship = ForeignKeyField(Mentorship, null=True, on_delete='CASCADE')
        role = CharField(10)
        kind = CharField(10)
        occasion = CharField(20)
        instrument = ForeignKeyField(Instrument, null=True, on_delete='CASCADE')
        about = CharField(80, unique=True)
        nonce = CharField(64)
        asked_at = DateTimeField()
        closes_at = DateTimeField()
        answered_at = DateTimeField(null=True)
        class Meta:
            database = db
            table_name = 'survey'
            indexes = ((('person', 'closes_at'), False), (('program', 'kind', 'occasion'), False))

    class SurveyAnswer(Model):
        survey = ForeignKeyField(Survey, on_delete='CASCADE')
        instrument = CharField(30)
        item = CharField(30)
        value = IntegerField(null=True)
        sealed_words = TextField(null=True)
        class Meta:
            database = db
            table_name = 'survey_answer'
            indexes = ((('survey', 'instrument', 'item'), True),)

    db.create_tables([Instrument, Survey, SurveyAnswer])
    migrator.migrate(migrator.add_column('retention', 'surveys_days', IntegerField(default=365)))


def down(migrator, db):
    migrator.migrate(
        migrator.drop_column('retention', 'surveys_days'),
        migrator.drop_table('survey_answer'),
        migrator.drop_table('survey'),
        migrator.drop_table('survey_instrument'),
    )
