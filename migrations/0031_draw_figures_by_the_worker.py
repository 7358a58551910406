"""The figures of a draft are asked for and drawn by the worker: one row for each program says how far that is."""
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

    class Publication(Model):
        class Meta:
            database = db
            table_name = 'publication'

    class FigureDraw(Model):
        program = ForeignKeyField(Program, on_delete='CASCADE', unique=True)
        asked_by = ForeignKeyField(Person, null=True, on_delete='SET NULL')
        asked_at = DateTimeField()
        draft = ForeignKeyField(Publication, null=True, on_delete='CASCADE')
        corrects = ForeignKeyField(Publication, null=True, on_delete='SET NULL')
        is_monthly = BooleanField(default=False)
        begun_at = DateTimeField(null=True)
        times_begun = IntegerField(default=0)
        drawn_at = DateTimeField(null=True)
        failed_at = DateTimeField(null=True)
        class Meta:
            database = db
            table_name = 'figure_draw'
    db.create_tables([FigureDraw])


def down(migrator, db):
    migrator.migrate(
        migrator.drop_table('figure_draw'),
    )
