"""Versions of questions, who has to look at one again, what an answer was given to, and how long it took."""
from peewee import *


def up(migrator, db):
    class Enrollment(Model):
        class Meta:
            database = db
            table_name = 'enrollment'

    class Person(Model):
        class Meta:
            database = db
            table_name = 'person'

    class Question(Model):
        class Meta:
            database = db
            table_name = 'question'

    class PastVersion(Model):
        question = ForeignKeyField(Question, on_delete='CASCADE')
        number = IntegerField()
        prompt = CharField(max_length=200)
        hint = CharField(max_length=300)
        options = JSONField()
        is_required = BooleanField()
        shown_to = CharField(max_length=15)
        changed_by = ForeignKeyField(Person, null=True, on_delete='SET NULL')
        changed_at = DateTimeField()
        fields = JSONField()
        asks_again = BooleanField(default=False)
        class Meta:
            database = db
            table_name = 'past_version'
            indexes = ((('question', 'number'), True),)
    db.create_tables([PastVersion])

    class SecondLook(Model):
        enrollment = ForeignKeyField(Enrollment, on_delete='CASCADE')
        question = ForeignKeyField(Question, on_delete='CASCADE')
        reason = CharField(max_length=10)
        asked_at = DateTimeField()
        holds_pairing = BooleanField(default=False)
        class Meta:
            database = db
            table_name = 'second_look'
            indexes = ((('enrollment', 'question'), True),)
    db.create_tables([SecondLook])

    migrator.migrate(
        migrator.add_column('enrollment', 'drawn_at', DateTimeField(null=True)),
        migrator.add_column('question', 'version', IntegerField(default=1)),
        migrator.add_column('question', 'retired_at', DateTimeField(null=True)),
        migrator.add_column('question', 'retired_by_id', ForeignKeyField(Person, field=Person.id, null=True, on_delete='SET NULL')),
        migrator.add_column('answer', 'version', IntegerField(default=1)),
        migrator.add_column('answer', 'is_passed', BooleanField(default=False)),
        migrator.add_column('answer', 'seconds', IntegerField(null=True)),
    )
    # An answer that is there and empty was passed over.
    db.execute_sql("UPDATE answer SET is_passed = TRUE WHERE CAST(value AS TEXT) IN ('\"\"', '[]', '{}', 'null')")
    # Languages were several of many options that are not kept with the question; now they are a kind of their own.
    db.execute_sql("UPDATE question SET kind = 'languages' WHERE key = 'languages' AND kind = 'many' AND CAST(options AS TEXT) = '[]'")
    # The latest round that somebody was drawn in.
    drawn = 'SELECT MAX(r.drawn_at) FROM proposal p JOIN round r ON r.id = p.round_id WHERE enrollment.id IN (p.mentor_id, p.mentee_id)'
    db.execute_sql(f'UPDATE enrollment SET drawn_at = ({drawn})')


def down(migrator, db):
    db.execute_sql("UPDATE question SET kind = 'many' WHERE kind = 'languages'")
    migrator.migrate(
        migrator.drop_index('question', 'question_retired_by_id'),
        migrator.drop_column('answer', 'seconds'),
        migrator.drop_column('answer', 'is_passed'),
        migrator.drop_column('answer', 'version'),
        migrator.drop_column('question', 'retired_by_id'),
        migrator.drop_column('question', 'retired_at'),
        migrator.drop_column('question', 'version'),
        migrator.drop_column('enrollment', 'drawn_at'),
        migrator.drop_table('second_look'),
        migrator.drop_table('past_version'),
    )
