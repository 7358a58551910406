"""What a program's summaries are printed on, whether drafts are made each month, and the paper that says it was corrected."""
from peewee import *


def up(migrator, db):
    migrator.migrate(
        migrator.add_column('program', 'paper', CharField(max_length=10, default='a4')),
        migrator.add_column('program', 'drafts_monthly', BooleanField(default=False)),
        migrator.add_column('publication', 'noted_hash', CharField(max_length=64, null=True)),
    )


def down(migrator, db):
    migrator.migrate(
        migrator.drop_column('publication', 'noted_hash'),
        migrator.drop_column('program', 'drafts_monthly'),
        migrator.drop_column('program', 'paper'),
    )
