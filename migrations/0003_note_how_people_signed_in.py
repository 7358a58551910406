"""How somebody signed in on a device and when they last proved who they are; which ways to sign in are switched on."""
from peewee import *


def up(migrator, db):
    class Person(Model):
        class Meta:
            database = db
            table_name = 'person'

    class Method(Model):
        key = CharField(unique=True, max_length=10)
        is_on = BooleanField()
        switched_by = ForeignKeyField(Person, null=True, on_delete='SET NULL')
        switched_at = DateTimeField()
        class Meta:
            database = db
            table_name = 'method'
    db.create_tables([Method])

    migrator.migrate(
        migrator.add_column('device', 'way', CharField(max_length=10, default='letter')),
        migrator.add_column('device', 'proved_at', DateTimeField(null=True)),
        migrator.add_column('device', 'strongly_proved_at', DateTimeField(null=True)),
    )
    # Whoever is signed in proved it then, by a letter: there was no other way.
    db.execute_sql('UPDATE device SET proved_at = signed_in_at')
    migrator.migrate(migrator.add_not_null('device', 'proved_at'))


def down(migrator, db):
    migrator.migrate(
        migrator.drop_column('device', 'strongly_proved_at'),
        migrator.drop_column('device', 'proved_at'),
        migrator.drop_column('device', 'way'),
        migrator.drop_table('method'),
    )
