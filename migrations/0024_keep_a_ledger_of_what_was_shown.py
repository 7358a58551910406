"""The ledger of what publications showed about whom, and how few people a figure of a program may be about."""
from peewee import *


def up(migrator, db):
    class Program(Model):
        class Meta:
            database = db
            table_name = 'program'

    class Publication(Model):
        class Meta:
            database = db
            table_name = 'publication'

    class LedgerSecret(Model):
        program = ForeignKeyField(Program, unique=True, on_delete='CASCADE')
        sealed_secret = TextField()
        made_at = DateTimeField()
        class Meta:
            database = db
            table_name = 'ledger_secret'
    db.create_tables([LedgerSecret])

    class LedgerEntry(Model):
        publication = ForeignKeyField(Publication, on_delete='CASCADE')
        measure = CharField(60)
        shown = JSONField()
        owners = JSONField()
        is_reconstructed = BooleanField(default=False)
        class Meta:
            database = db
            table_name = 'ledger_entry'
            indexes = ((('publication', 'measure'), True),)
    db.create_tables([LedgerEntry])

    migrator.migrate(
        migrator.add_column('program', 'smallest_group', IntegerField(default=5)),
        migrator.add_column('program', 'first_published_at', DateTimeField(null=True)),
    )
    # From then on the smallest group is only ever raised.
    db.execute_sql(
        'UPDATE program SET first_published_at = '
        '(SELECT MIN(published_at) FROM publication WHERE publication.program_id = program.id)'
    )


def down(migrator, db):
    migrator.migrate(
        migrator.drop_column('program', 'first_published_at'),
        migrator.drop_column('program', 'smallest_group'),
        migrator.drop_table('ledger_entry'),
        migrator.drop_table('ledger_secret'),
    )
