"""What invitations say, in versions; reminders to the silent; colleagues who are suggested."""
from peewee import *


def up(migrator, db):
    class Invitation(Model):
        class Meta:
            database = db
            table_name = 'invitation'

    class Person(Model):
        class Meta:
            database = db
            table_name = 'person'

    class Program(Model):
        class Meta:
            database = db
            table_name = 'program'

    class InvitationText(Model):
        program = ForeignKeyField(Program, on_delete='CASCADE')
        role = CharField(max_length=10)
        version = IntegerField()
        opening = TextField(default='')
        why = TextField()
        gets = TextField()
        manager = TextField()
        incentive = TextField(default='')
        signed_by = CharField(max_length=120, default='')
        signed_title = CharField(max_length=200, default='')
        terms = JSONField(default=dict)
        written_by = ForeignKeyField(Person, null=True, on_delete='SET NULL')
        written_at = DateTimeField()
        class Meta:
            database = db
            table_name = 'invitation_text'
            indexes = ((('program', 'role', 'version'), True),)
    db.create_tables([InvitationText])

    class Nomination(Model):
        program = ForeignKeyField(Program, on_delete='CASCADE')
        invitation = ForeignKeyField(Invitation, on_delete='CASCADE')
        role = CharField(max_length=10)
        email = CharField(index=True, max_length=254)
        why = TextField(default='')
        may_name = BooleanField(default=False)
        suggested_at = DateTimeField()
        approved_at = DateTimeField(null=True)
        approved_by = ForeignKeyField(Person, null=True, on_delete='SET NULL')
        declined_at = DateTimeField(null=True)
        declined_by = ForeignKeyField(Person, null=True, on_delete='SET NULL')
        led_to = ForeignKeyField(Invitation, null=True, on_delete='SET NULL')
        class Meta:
            database = db
            table_name = 'nomination'
            indexes = ((('invitation', 'email'), True),)
    db.create_tables([Nomination])

    class Reminder(Model):
        invitation = ForeignKeyField(Invitation, on_delete='CASCADE')
        number = IntegerField()
        asked_by = ForeignKeyField(Person, null=True, on_delete='SET NULL')
        asked_at = DateTimeField()
        class Meta:
            database = db
            table_name = 'reminder'
            indexes = ((('invitation', 'number'), True),)
    db.create_tables([Reminder])

    migrator.migrate(
        migrator.add_column('program', 'reminders', IntegerField(default=1)),
        migrator.add_column('program', 'remind_after_days', IntegerField(default=7)),
        migrator.add_column(
            'invitation', 'text_id', ForeignKeyField(InvitationText, field=InvitationText.id, null=True, on_delete='SET NULL')
        ),
        migrator.add_column('invitation', 'sent_again_at', DateTimeField(null=True)),
        migrator.add_column('invitation', 'quiet_at', DateTimeField(null=True)),
    )


def down(migrator, db):
    migrator.migrate(migrator.drop_index('invitation', 'invitation_text_id'))
    migrator.migrate(migrator.drop_column('invitation', 'quiet_at'))
    migrator.migrate(migrator.drop_column('invitation', 'sent_again_at'))
    migrator.migrate(migrator.drop_column('invitation', 'text_id'))
    migrator.migrate(migrator.drop_column('program', 'remind_after_days'))
    migrator.migrate(migrator.drop_column('program', 'reminders'))
    migrator.migrate(migrator.drop_table('reminder'))
    migrator.migrate(migrator.drop_table('nomination'))
    migrator.migrate(migrator.drop_table('invitation_text'))
