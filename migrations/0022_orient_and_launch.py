"""The prompts of sessions in a coordinator's words, who has read the orientation, and the kick-off event."""
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

    class SessionPrompts(Model):
        program = ForeignKeyField(Program, on_delete='CASCADE')
        phase = CharField(10)
        told_to = CharField(10)
        words = TextField()
        class Meta:
            database = db
            table_name = 'session_prompts'
            indexes = ((('program', 'phase', 'told_to'), True),)
    db.create_tables([SessionPrompts])

    class Orientation(Model):
        enrollment = ForeignKeyField(Enrollment, unique=True, on_delete='CASCADE')
        started_at = DateTimeField()
        read = IntegerField()
        finished_at = DateTimeField(null=True)
        class Meta:
            database = db
            table_name = 'orientation'
    db.create_tables([Orientation])

    class Kickoff(Model):
        program = ForeignKeyField(Program, on_delete='CASCADE')
        uid = CharField(80, unique=True)
        sequence = IntegerField()
        starts_at = DateTimeField()
        minutes = IntegerField()
        place = CharField(200)
        join_link = CharField(500)
        words = TextField()
        written_by = ForeignKeyField(Person, null=True, on_delete='SET NULL')
        written_at = DateTimeField()
        launched_at = DateTimeField(null=True)
        called_off_at = DateTimeField(null=True)
        class Meta:
            database = db
            table_name = 'kickoff'
    db.create_tables([Kickoff])

    class Guest(Model):
        kickoff = ForeignKeyField(Kickoff, on_delete='CASCADE')
        person = ForeignKeyField(Person, index=False, on_delete='CASCADE')
        asked_at = DateTimeField()
        class Meta:
            database = db
            table_name = 'kickoff_guest'
            indexes = ((('kickoff', 'person'), True), (('person',), False))
    db.create_tables([Guest])


def down(migrator, db):
    migrator.migrate(
        migrator.drop_table('kickoff_guest'),
        migrator.drop_table('kickoff'),
        migrator.drop_table('orientation'),
        migrator.drop_table('session_prompts'),
    )
