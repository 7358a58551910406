"""Agreements with their versions and signatures, papers that members ask for, and what they write when looking back."""
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

    class Mentorship(Model):
        class Meta:
            database = db
            table_name = 'mentorship'

    class AgreementTemplate(Model):
        program = ForeignKeyField(Program, unique=True, on_delete='CASCADE')
        clauses = JSONField()
        number = IntegerField()
        changed_by = ForeignKeyField(Person, null=True, on_delete='SET NULL')
        changed_at = DateTimeField()
        class Meta:
            database = db
            table_name = 'agreement_template'
    db.create_tables([AgreementTemplate])

    class AgreementVersion(Model):
        mentorship = ForeignKeyField(Mentorship, on_delete='CASCADE')
        number = IntegerField()
        clauses = JSONField(null=True)
        written_by = ForeignKeyField(Person, null=True, on_delete='SET NULL')
        written_at = DateTimeField()
        class Meta:
            database = db
            table_name = 'agreement_version'
            indexes = ((('mentorship', 'number'), True),)
    db.create_tables([AgreementVersion])

    class Signature(Model):
        version = ForeignKeyField(AgreementVersion, on_delete='CASCADE')
        person = ForeignKeyField(Person, on_delete='CASCADE')
        signed_at = DateTimeField()
        class Meta:
            database = db
            table_name = 'signature'
            indexes = ((('version', 'person'), True), (('person',), False))
    db.create_tables([Signature])

    class PersonalPaper(Model):
        person = ForeignKeyField(Person, on_delete='CASCADE')
        mentorship = ForeignKeyField(Mentorship, on_delete='CASCADE')
        kind = CharField(max_length=20)
        facts = JSONField()
        asked_at = DateTimeField(index=True)
        begun_at = DateTimeField(null=True)
        made_at = DateTimeField(null=True)
        paper_hash = CharField(max_length=64, null=True)
        failure = TextField(default='')
        class Meta:
            database = db
            table_name = 'personal_paper'
            indexes = ((('person', 'mentorship', 'kind'), False),)
    db.create_tables([PersonalPaper])

    class Reflection(Model):
        mentorship = ForeignKeyField(Mentorship, on_delete='CASCADE')
        written_by = ForeignKeyField(Person, on_delete='CASCADE')
        is_private = BooleanField(default=True)
        useful = TextField(default='')
        taking = TextField(default='')
        sealed_useful = TextField(null=True)
        sealed_taking = TextField(null=True)
        written_at = DateTimeField()
        number = IntegerField(default=1)
        class Meta:
            database = db
            table_name = 'reflection'
            indexes = ((('mentorship', 'written_by'), True), (('written_by',), False))
    db.create_tables([Reflection])


def down(migrator, db):
    migrator.migrate(
        migrator.drop_table('reflection'),
        migrator.drop_table('personal_paper'),
        migrator.drop_table('signature'),
        migrator.drop_table('agreement_version'),
        migrator.drop_table('agreement_template'),
    )
