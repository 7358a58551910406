"""How long a program keeps what people wrote, and who erased themselves."""
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

    class Retention(Model):
        program = ForeignKeyField(Program, unique=True, on_delete='CASCADE')
        journals_days = IntegerField()
        sessions_days = IntegerField()
        answers_days = IntegerField()
        invitations_days = IntegerField()
        changed_by = ForeignKeyField(Person, null=True, on_delete='SET NULL')
        changed_at = DateTimeField()
        class Meta:
            database = db
            table_name = 'retention'
    db.create_tables([Retention])

    class Erasure(Model):
        person = ForeignKeyField(Person, unique=True, on_delete='CASCADE')
        erased_at = DateTimeField()
        class Meta:
            database = db
            table_name = 'erasure'
    db.create_tables([Erasure])


def down(migrator, db):
    migrator.migrate(
        migrator.drop_table('erasure'),
        migrator.drop_table('retention'),
    )
