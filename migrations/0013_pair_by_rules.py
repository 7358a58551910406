"""Rules by which a program pairs, pairs that go out one by one, questions to the worker, short lists and wishes."""
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

    class Program(Model):
        class Meta:
            database = db
            table_name = 'program'

    class Proposal(Model):
        class Meta:
            database = db
            table_name = 'proposal'

    class Round(Model):
        class Meta:
            database = db
            table_name = 'round'

    class RuleSet(Model):
        program = ForeignKeyField(Program, on_delete='CASCADE')
        version = IntegerField()
        way = CharField(max_length=8, default='round')
        screens_asks = BooleanField(default=False)
        answer_days = IntegerField(default=7)
        min_level_gap = IntegerField(null=True)
        max_level_gap = IntegerField(null=True)
        common_language = BooleanField(default=True)
        min_shared_minutes = IntegerField(default=0)
        same_department = BooleanField(default=True)
        location = CharField(max_length=8, default='other')
        weights = JSONField()
        aim = CharField(max_length=8, default='most')
        least_points = IntegerField(default=0)
        keep = CharField(max_length=8, default='first')
        keep_points = IntegerField(default=3)
        written_by = ForeignKeyField(Person, null=True, on_delete='SET NULL')
        written_at = DateTimeField()
        class Meta:
            database = db
            table_name = 'rule_set'
            indexes = ((('program', 'version'), True),)
    db.create_tables([RuleSet])

    class ListDraw(Model):
        program = ForeignKeyField(Program, unique=True, on_delete='CASCADE')
        asked_at = DateTimeField()
        drawn_at = DateTimeField(null=True)
        failed_at = DateTimeField(null=True)
        people = IntegerField(default=0)
        without = IntegerField(default=0)
        class Meta:
            database = db
            table_name = 'list_draw'
    db.create_tables([ListDraw])

    class Preference(Model):
        enrollment = ForeignKeyField(Enrollment, on_delete='CASCADE')
        candidate = ForeignKeyField(Enrollment, on_delete='CASCADE')
        rank = IntegerField()
        said_at = DateTimeField()
        class Meta:
            database = db
            table_name = 'preference'
            indexes = ((('enrollment', 'rank'), True), (('enrollment', 'candidate'), True))
    db.create_tables([Preference])

    class Shortlisted(Model):
        enrollment = ForeignKeyField(Enrollment, on_delete='CASCADE')
        candidate = ForeignKeyField(Enrollment, on_delete='CASCADE')
        position = IntegerField()
        score = IntegerField()
        parts = JSONField()
        drawn_at = DateTimeField()
        class Meta:
            database = db
            table_name = 'shortlisted'
            indexes = ((('enrollment', 'candidate'), True),)
    db.create_tables([Shortlisted])

    class Trial(Model):
        program = ForeignKeyField(Program, on_delete='CASCADE')
        round = ForeignKeyField(Round, null=True, on_delete='CASCADE')
        kind = CharField(max_length=8)
        about = JSONField(default=dict)
        asked_by = ForeignKeyField(Person, null=True, on_delete='CASCADE')
        asked_at = DateTimeField()
        begun_at = DateTimeField(null=True)
        answer = JSONField(null=True)
        answered_at = DateTimeField(null=True)
        failed_at = DateTimeField(null=True)
        replaced_at = DateTimeField(null=True)
        class Meta:
            database = db
            table_name = 'trial'
    db.create_tables([Trial])

    migrator.migrate(migrator.add_column('round', 'way', CharField(max_length=8, default='drawn')))
    migrator.migrate(migrator.add_column('round', 'rules_id', ForeignKeyField(RuleSet, field=RuleSet.id, null=True, on_delete='SET NULL')))
    migrator.migrate(migrator.add_column('round', 'base_id', ForeignKeyField(Round, field=Round.id, null=True, on_delete='SET NULL')))
    migrator.migrate(migrator.add_column('round', 'kept', IntegerField(null=True)))
    migrator.migrate(migrator.add_column('round', 'keep', CharField(max_length=8, default='')))
    migrator.migrate(migrator.add_column('round', 'keep_points', IntegerField(default=0)))
    migrator.migrate(migrator.add_column('round', 'spare', JSONField(null=True)))
    db.execute_sql("UPDATE round SET spare = '[]'")
    migrator.migrate(migrator.add_not_null('round', 'spare'))
    migrator.migrate(migrator.add_column('round', 'progress', IntegerField(default=0)))
    migrator.migrate(migrator.add_column('round', 'lock_price', JSONField(null=True)))
    migrator.migrate(migrator.add_column('round', 'inputs', TextField(null=True)))
    migrator.migrate(migrator.add_column('round', 'reproduced_at', DateTimeField(null=True)))
    migrator.migrate(migrator.add_column('proposal', 'has_kept', BooleanField(default=False)))
    migrator.migrate(migrator.add_column('proposal', 'looks', JSONField(null=True)))
    db.execute_sql("UPDATE proposal SET looks = '[]'")
    migrator.migrate(migrator.add_not_null('proposal', 'looks'))
    migrator.migrate(migrator.add_column('proposal', 'weight', IntegerField(default=0)))
    column = ForeignKeyField(Enrollment, field=Enrollment.id, null=True, on_delete='CASCADE')
    migrator.migrate(migrator.add_column('proposal', 'asked_by_id', column))
    migrator.migrate(migrator.add_column('proposal', 'released_at', DateTimeField(null=True)))
    migrator.migrate(migrator.add_column('proposal', 'answer_by', DateTimeField(null=True)))
    migrator.migrate(migrator.add_column('proposal', 'closed_how', CharField(max_length=8, default='')))
    column = ForeignKeyField(Proposal, field=Proposal.id, null=True, on_delete='SET NULL')
    migrator.migrate(migrator.add_column('member', 'proposal_id', column))
    # What was released before went out whole, and a proposal that was closed was so because a place or its mentorship ended.
    db.execute_sql('UPDATE proposal SET released_at = (SELECT released_at FROM round WHERE round.id = proposal.round_id)')
    db.execute_sql("UPDATE proposal SET closed_how = 'left' WHERE closed_at IS NOT NULL")
    db.execute_sql(
        "UPDATE proposal SET closed_how = 'ended' WHERE id IN "
        '(SELECT proposal_id FROM mentorship WHERE ended_at IS NOT NULL AND proposal_id IS NOT NULL)'
    )
    db.execute_sql('UPDATE round SET progress = 100 WHERE drawn_at IS NOT NULL')


def down(migrator, db):
    migrator.migrate(migrator.drop_index('member', 'member_proposal_id'))
    migrator.migrate(migrator.drop_index('proposal', 'proposal_asked_by_id'))
    migrator.migrate(migrator.drop_index('round', 'round_rules_id'))
    migrator.migrate(migrator.drop_index('round', 'round_base_id'))
    migrator.migrate(migrator.drop_column('member', 'proposal_id'))
    migrator.migrate(migrator.drop_column('proposal', 'closed_how'))
    migrator.migrate(migrator.drop_column('proposal', 'answer_by'))
    migrator.migrate(migrator.drop_column('proposal', 'released_at'))
    migrator.migrate(migrator.drop_column('proposal', 'asked_by_id'))
    migrator.migrate(migrator.drop_column('proposal', 'weight'))
    migrator.migrate(migrator.drop_column('proposal', 'looks'))
    migrator.migrate(migrator.drop_column('proposal', 'has_kept'))
    migrator.migrate(migrator.drop_column('round', 'reproduced_at'))
    migrator.migrate(migrator.drop_column('round', 'inputs'))
    migrator.migrate(migrator.drop_column('round', 'lock_price'))
    migrator.migrate(migrator.drop_column('round', 'progress'))
    migrator.migrate(migrator.drop_column('round', 'spare'))
    migrator.migrate(migrator.drop_column('round', 'keep_points'))
    migrator.migrate(migrator.drop_column('round', 'keep'))
    migrator.migrate(migrator.drop_column('round', 'kept'))
    migrator.migrate(migrator.drop_column('round', 'base_id'))
    migrator.migrate(migrator.drop_column('round', 'rules_id'))
    migrator.migrate(migrator.drop_column('round', 'way'))
    migrator.migrate(migrator.drop_table('trial'))
    migrator.migrate(migrator.drop_table('shortlisted'))
    migrator.migrate(migrator.drop_table('preference'))
    migrator.migrate(migrator.drop_table('list_draw'))
    migrator.migrate(migrator.drop_table('rule_set'))
