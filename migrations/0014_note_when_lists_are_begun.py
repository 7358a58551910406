"""Since when the worker makes a program's short lists, so that a wish is never put off by later ones."""
from peewee import *


def up(migrator, db):
    migrator.migrate(migrator.add_column('list_draw', 'begun_at', DateTimeField(null=True)))


def down(migrator, db):
    migrator.migrate(migrator.drop_column('list_draw', 'begun_at'))
