"""Interviews and focus groups with their themes, the clearing of words that were offered for quoting, and how long both are kept."""
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

    class Objective(Model):
        class Meta:
            database = db
            table_name = 'objective'

    class SurveyAnswer(Model):
        class Meta:
            database = db
            table_name = 'survey_answer'

    class Guide(Model):
        program = ForeignKeyField(Program, on_delete='CASCADE')
        kind = CharField(20)
        name = CharField(120)
        purpose = TextField()
        questions = JSONField()
        made_by = ForeignKeyField(Person, null=True, on_delete='SET NULL')
        made_at = DateTimeField()
        class Meta:
            database = db
            table_name = 'interview_guide'

    class Conversation(Model):
        guide = ForeignKeyField(Guide, on_delete='CASCADE')
        on_day = DateField()
        added_by = ForeignKeyField(Person, null=True, on_delete='SET NULL')
        added_at = DateTimeField()
        is_to_be_gone_through = BooleanField()
        class Meta:
            database = db
            table_name = 'interview'

    class Asked(Model):
        conversation = ForeignKeyField(Conversation, on_delete='CASCADE')
        person = ForeignKeyField(Person, on_delete='CASCADE')
        came = BooleanField()
        class Meta:
            database = db
            table_name = 'interview_asked'
            indexes = ((('conversation', 'person'), True),)

    class Notes(Model):
        conversation = ForeignKeyField(Conversation, unique=True, on_delete='CASCADE')
        sealed_words = TextField()
        version = IntegerField()
        written_by = ForeignKeyField(Person, null=True, on_delete='SET NULL')
        written_at = DateTimeField()
        class Meta:
            database = db
            table_name = 'interview_notes'

    class Theme(Model):
        program = ForeignKeyField(Program, on_delete='CASCADE')
        title = CharField(120)
        words = TextField()
        objective = ForeignKeyField(Objective, null=True, on_delete='SET NULL')
        written_by = ForeignKeyField(Person, null=True, on_delete='SET NULL')
        written_at = DateTimeField()
        cleared_by = ForeignKeyField(Person, null=True, on_delete='SET NULL')
        cleared_at = DateTimeField(null=True)
        told_at = DateTimeField(null=True)
        class Meta:
            database = db
            table_name = 'interview_theme'

    class Voice(Model):
        theme = ForeignKeyField(Theme, on_delete='CASCADE')
        asked = ForeignKeyField(Asked, on_delete='CASCADE')
        class Meta:
            database = db
            table_name = 'interview_voice'
            indexes = ((('theme', 'asked'), True),)

    class Clearing(Model):
        answer = ForeignKeyField(SurveyAnswer, unique=True, on_delete='CASCADE')
        sealed_words = TextField(null=True)
        cleared_by = ForeignKeyField(Person, null=True, on_delete='SET NULL')
        cleared_at = DateTimeField()
        quoted_at = DateTimeField(null=True)
        dropped_at = DateTimeField(null=True)
        class Meta:
            database = db
            table_name = 'survey_clearing'

    db.create_tables([Guide, Conversation, Asked, Notes, Theme, Voice, Clearing])
    migrator.migrate(migrator.add_column('retention', 'interviews_days', IntegerField(default=90)))


def down(migrator, db):
    migrator.migrate(
        migrator.drop_column('retention', 'interviews_days'),
        migrator.drop_table('survey_clearing'),
        migrator.drop_table('interview_voice'),
        migrator.drop_table('interview_theme'),
        migrator.drop_table('interview_notes'),
        migrator.drop_table('interview_asked'),
        migrator.drop_table('interview'),
        migrator.drop_table('interview_guide'),
    )
