"""Passkeys, what they sign, apps that make codes, forms that wait for a proof; by which way a device was proved more strongly."""
from peewee import *


def up(migrator, db):
    class Person(Model):
        class Meta:
            database = db
            table_name = 'person'

    class Challenge(Model):
        challenge_hash = CharField(unique=True, max_length=64)
        browser_hash = CharField(max_length=64)
        purpose = CharField(max_length=10)
        made_at = DateTimeField()
        expires_at = DateTimeField()
        used_at = DateTimeField(null=True)
        class Meta:
            database = db
            table_name = 'challenge'
    db.create_tables([Challenge])

    class CodeApp(Model):
        person = ForeignKeyField(Person, unique=True, on_delete='CASCADE')
        sealed_secret = TextField()
        started_at = DateTimeField()
        confirmed_at = DateTimeField(null=True)
        last_step = IntegerField(default=0)
        class Meta:
            database = db
            table_name = 'code_app'
    db.create_tables([CodeApp])

    class HeldForm(Model):
        person = ForeignKeyField(Person, on_delete='CASCADE')
        path = CharField(max_length=500)
        sealed_fields = TextField()
        kept_until = DateTimeField()
        class Meta:
            database = db
            table_name = 'held_form'
    db.create_tables([HeldForm])

    class Passkey(Model):
        person = ForeignKeyField(Person, on_delete='CASCADE')
        credential_id = CharField(unique=True, max_length=1400)
        public_key = TextField()
        user_handle = CharField(max_length=100)
        name = CharField(max_length=100)
        sign_count = BigIntegerField(default=0)
        added_at = DateTimeField()
        used_at = DateTimeField(null=True)
        halted_at = DateTimeField(null=True)
        class Meta:
            database = db
            table_name = 'passkey'
    db.create_tables([Passkey])

    migrator.migrate(migrator.add_column('device', 'strong_way', CharField(null=True, max_length=10)))
    # Until now nobody proved more on a device than they did when they signed in there.
    db.execute_sql('UPDATE device SET strong_way = way WHERE strongly_proved_at IS NOT NULL')


def down(migrator, db):
    migrator.migrate(migrator.drop_column('device', 'strong_way'))
    migrator.migrate(migrator.drop_table('passkey'))
    migrator.migrate(migrator.drop_table('held_form'))
    migrator.migrate(migrator.drop_table('code_app'))
    migrator.migrate(migrator.drop_table('challenge'))
