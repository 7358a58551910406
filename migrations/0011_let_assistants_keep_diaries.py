"""Assistants who keep a leader's diary; and an index by which a person is shown what was done about them."""
from peewee import *


def up(migrator, db):
    class Person(Model):
        class Meta:
            database = db
            table_name = 'person'

    class Delegation(Model):
        leader = ForeignKeyField(Person, on_delete='CASCADE')
        email = CharField(max_length=254)
        delegate = ForeignKeyField(Person, null=True, on_delete='CASCADE')
        nonce = CharField(max_length=64)
        token_hash = CharField(unique=True, max_length=64)
        named_at = DateTimeField()
        expires_at = DateTimeField()
        accepted_at = DateTimeField(null=True)
        declined_at = DateTimeField(null=True)
        ended_at = DateTimeField(null=True)
        ended_by = ForeignKeyField(Person, null=True, on_delete='SET NULL')
        wants_entries = BooleanField(default=False)

        class Meta:
            database = db
            table_name = 'delegation'
            indexes = ((('leader', 'ended_at'), False), (('delegate', 'ended_at'), False))
    db.create_tables([Delegation])

    # Whoever else needs it may have made it already.
    db.execute_sql('CREATE INDEX IF NOT EXISTS "audit_entry_about" ON "audit_entry" ("about")')


def down(migrator, db):
    migrator.migrate(
        migrator.drop_index('audit_entry', 'audit_entry_about'),
        migrator.drop_table('delegation'),
    )
