"""Programs that people apply to: openings, who is eligible, applications, offered places; and groups that own programs."""
from peewee import *


def up(migrator, db):
    class Employee(Model):
        class Meta:
            database = db
            table_name = 'employee'

    class Person(Model):
        class Meta:
            database = db
            table_name = 'person'

    class Program(Model):
        class Meta:
            database = db
            table_name = 'program'

    class OwnerGroup(Model):
        name = CharField(unique=True, max_length=120)
        about = TextField(default='')
        made_by = ForeignKeyField(Person, null=True, on_delete='SET NULL')
        made_at = DateTimeField()
        class Meta:
            database = db
            table_name = 'owner_group'
    db.create_tables([OwnerGroup])

    class Application(Model):
        program = ForeignKeyField(Program, on_delete='CASCADE')
        employee = ForeignKeyField(Employee, on_delete='CASCADE')
        person = ForeignKeyField(Person, on_delete='CASCADE')
        role = CharField(max_length=10)
        why = TextField(default='')
        applied_at = DateTimeField()
        approved_at = DateTimeField(null=True)
        approved_by = ForeignKeyField(Person, null=True, on_delete='SET NULL')
        question = TextField(default='')
        asked_at = DateTimeField(null=True)
        answer = TextField(default='')
        answered_at = DateTimeField(null=True)
        ended_at = DateTimeField(null=True)
        ended_by = ForeignKeyField(Person, null=True, on_delete='SET NULL')
        ended_as = CharField(max_length=10, default='')
        class Meta:
            database = db
            table_name = 'application'
            indexes = ((('program', 'role', 'ended_at', 'applied_at'), False), (('person', 'ended_at'), False))
    db.create_tables([Application])

    class ApplicationStart(Model):
        program = ForeignKeyField(Program, on_delete='CASCADE')
        email = CharField(max_length=254)
        employee = ForeignKeyField(Employee, null=True, on_delete='CASCADE')
        nonce = CharField(max_length=64)
        token_hash = CharField(unique=True, max_length=64)
        begun_at = DateTimeField()
        expires_at = DateTimeField(index=True)
        used_at = DateTimeField(null=True)
        class Meta:
            database = db
            table_name = 'application_start'
            indexes = ((('program', 'employee'), False),)
    db.create_tables([ApplicationStart])

    class Eligibility(Model):
        program = ForeignKeyField(Program, on_delete='CASCADE')
        role = CharField(max_length=10)
        departments = JSONField(default=list)
        locations = JSONField(default=list)
        tenure_months = IntegerField(default=0)
        class Meta:
            database = db
            table_name = 'eligibility'
            indexes = ((('program', 'role'), True),)
    db.create_tables([Eligibility])

    class GroupCoordination(Model):
        group = ForeignKeyField(OwnerGroup, on_delete='CASCADE')
        person = ForeignKeyField(Person, on_delete='CASCADE')
        appointed_by = ForeignKeyField(Person, null=True, on_delete='SET NULL')
        appointed_at = DateTimeField()
        class Meta:
            database = db
            table_name = 'group_coordination'
            indexes = ((('group', 'person'), True),)
    db.create_tables([GroupCoordination])

    class Opening(Model):
        program = ForeignKeyField(Program, unique=True, on_delete='CASCADE')
        slug = CharField(unique=True, max_length=60)
        story = TextField(default='')
        contact = CharField(max_length=200, default='')
        opens_on = DateField(null=True)
        closes_on = DateField(null=True)
        timezone = CharField(max_length=60, default='UTC')
        needs_approval = BooleanField(default=False)
        invited_wait = BooleanField(default=False)
        domains = JSONField(default=list)
        offer_days = IntegerField(default=5)
        class Meta:
            database = db
            table_name = 'opening'
    db.create_tables([Opening])

    class PlaceOffer(Model):
        application = ForeignKeyField(Application, on_delete='CASCADE')
        offered_by = ForeignKeyField(Person, null=True, on_delete='SET NULL')
        offered_at = DateTimeField()
        expires_at = DateTimeField(index=True)
        reason = TextField(default='')
        ended_at = DateTimeField(null=True)
        ended_as = CharField(max_length=10, default='')
        class Meta:
            database = db
            table_name = 'place_offer'
    db.create_tables([PlaceOffer])

    owned_by = ForeignKeyField(OwnerGroup, field=OwnerGroup.id, null=True, on_delete='RESTRICT')
    migrator.migrate(migrator.add_column('program', 'owned_by_id', owned_by))


def down(migrator, db):
    migrator.migrate(migrator.drop_index('program', 'program_owned_by_id'))
    migrator.migrate(migrator.drop_column('program', 'owned_by_id'))
    migrator.migrate(migrator.drop_table('place_offer'))
    migrator.migrate(migrator.drop_table('opening'))
    migrator.migrate(migrator.drop_table('group_coordination'))
    migrator.migrate(migrator.drop_table('eligibility'))
    migrator.migrate(migrator.drop_table('application_start'))
    migrator.migrate(migrator.drop_table('application'))
    migrator.migrate(migrator.drop_table('owner_group'))
