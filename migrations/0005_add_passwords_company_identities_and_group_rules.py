"""Passwords, who people are at the company's provider, and the roles that its groups give."""
from peewee import *

APPOINTMENTS = ('administration', 'coordination', 'staff')


def up(migrator, db):
    class Person(Model):
        class Meta:
            database = db
            table_name = 'person'

    class Program(Model):
        class Meta:
            database = db
            table_name = 'program'

    class Password(Model):
        person = ForeignKeyField(Person, unique=True, on_delete='CASCADE')
        hash = CharField(max_length=200)
        set_at = DateTimeField()
        class Meta:
            database = db
            table_name = 'password'

    class CompanyIdentity(Model):
        person = ForeignKeyField(Person, on_delete='CASCADE')
        issuer = CharField(max_length=300)
        subject = CharField(max_length=255)
        linked_at = DateTimeField()
        class Meta:
            database = db
            table_name = 'company_identity'
            indexes = ((('issuer', 'subject'), True), (('issuer', 'person'), True))

    class GroupRule(Model):
        name = CharField(index=True, max_length=200)
        role = CharField(max_length=20)
        program = ForeignKeyField(Program, null=True, on_delete='CASCADE')
        made_by = ForeignKeyField(Person, null=True, on_delete='SET NULL')
        made_at = DateTimeField()
        class Meta:
            database = db
            table_name = 'group_rule'
    db.create_tables([Password, CompanyIdentity, GroupRule])

    for table in APPOINTMENTS:
        migrator.migrate(migrator.add_column(table, 'from_group', BooleanField(default=False)))


def down(migrator, db):
    for table in APPOINTMENTS:
        migrator.migrate(migrator.drop_column(table, 'from_group'))
    for table in ('group_rule', 'company_identity', 'password'):
        migrator.migrate(migrator.drop_table(table))
