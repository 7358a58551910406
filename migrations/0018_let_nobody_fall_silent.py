"""Reminders: what somebody was told and when, the one counted letter of a day, how many a person wants, and proposed closes."""
from peewee import *


def up(migrator, db):
    class Person(Model):
        class Meta:
            database = db
            table_name = 'person'

    class Mentorship(Model):
        class Meta:
            database = db
            table_name = 'mentorship'

    class LetterChoice(Model):
        person = ForeignKeyField(Person, unique=True, on_delete='CASCADE')
        choice = CharField(max_length=5)
        chosen_at = DateTimeField()
        class Meta:
            database = db
            table_name = 'letter_choice'

    class LetterDay(Model):
        person = ForeignKeyField(Person, on_delete='CASCADE')
        on = DateField()
        key = CharField(max_length=200)
        class Meta:
            database = db
            table_name = 'letter_day'
            indexes = ((('person', 'on'), True),)

    class Told(Model):
        person = ForeignKeyField(Person, on_delete='CASCADE')
        step = CharField(max_length=20)
        about = CharField(max_length=80)
        told_at = DateTimeField()
        has_letter = BooleanField(default=True)
        class Meta:
            database = db
            table_name = 'told'
            indexes = ((('person', 'step', 'about'), True),)

    class ProposedClose(Model):
        mentorship = ForeignKeyField(Mentorship, on_delete='CASCADE')
        proposed_at = DateTimeField()
        closes_at = DateTimeField()
        kept_at = DateTimeField(null=True)
        closed_at = DateTimeField(null=True)
        class Meta:
            database = db
            table_name = 'proposed_close'
    db.create_tables([LetterChoice, LetterDay, Told, ProposedClose])


def down(migrator, db):
    migrator.migrate(
        migrator.drop_table('proposed_close'),
        migrator.drop_table('told'),
        migrator.drop_table('letter_day'),
        migrator.drop_table('letter_choice'),
    )
