"""Figures that coordinators enter for objectives, and the day and the source of a baseline."""
from peewee import *


def up(migrator, db):
    migrator.migrate(
        migrator.add_column('objective', 'baseline_on', DateField(null=True)),
        migrator.add_column('objective', 'baseline_source', CharField(max_length=120, default='')),
        migrator.add_column('objective', 'less_is_better', BooleanField(default=False)),
        migrator.add_column('objective', 'version', IntegerField(default=0)),
    )
    # What these count was better when it was less before a column said so.
    db.execute_sql('UPDATE objective SET less_is_better = (baseline IS NOT NULL AND target < baseline)')

    class Person(Model):
        class Meta:
            database = db
            table_name = 'person'

    class Objective(Model):
        class Meta:
            database = db
            table_name = 'objective'

    class EnteredFigure(Model):
        objective = ForeignKeyField(Objective, on_delete='CASCADE')
        value = FloatField()
        as_of = DateField()
        source = CharField(120)
        entered_by = ForeignKeyField(Person, null=True, on_delete='SET NULL')
        entered_at = DateTimeField()
        class Meta:
            database = db
            table_name = 'entered_figure'
            indexes = ((('objective', 'as_of'), False),)
    db.create_tables([EnteredFigure])


def down(migrator, db):
    migrator.migrate(
        migrator.drop_table('entered_figure'),
        migrator.drop_column('objective', 'version'),
        migrator.drop_column('objective', 'less_is_better'),
        migrator.drop_column('objective', 'baseline_source'),
        migrator.drop_column('objective', 'baseline_on'),
    )
