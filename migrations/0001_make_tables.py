"""The first tables."""
import datetime

from peewee import *


def up(migrator, db):
    class Person(Model):
        email = CharField(unique=True, max_length=254)
        given_name = CharField(max_length=100)
        family_name = CharField(max_length=100)
        timezone = CharField(max_length=60, default='UTC')
        joined_at = DateTimeField()
        left_at = DateTimeField(null=True)
        class Meta:
            database = db
            table_name = 'person'
    db.create_tables([Person])

    class Administration(Model):
        person = ForeignKeyField(Person, unique=True, on_delete='CASCADE')
        appointed_by = ForeignKeyField(Person, null=True, on_delete='SET NULL')
        appointed_at = DateTimeField()
        class Meta:
            database = db
            table_name = 'administration'
    db.create_tables([Administration])

    class Allowance(Model):
        bucket = CharField(max_length=64)
        stretch = IntegerField()
        spent = IntegerField()
        counted_until = DateTimeField(index=True)
        class Meta:
            database = db
            table_name = 'allowance'
            indexes = ((('bucket', 'stretch'), True),)
    db.create_tables([Allowance])

    class Program(Model):
        name = CharField(max_length=120)
        purpose = CharField(max_length=40)
        format = CharField(max_length=20, default='reverse')
        statement = TextField(default='')
        starts_on = DateField()
        months = IntegerField(default=6)
        days_between_sessions = IntegerField(default=30)
        sessions_planned = IntegerField(default=6)
        session_minutes = IntegerField(default=45)
        incentive = TextField(default='')
        is_open = BooleanField(default=False)
        mentors_wanted = IntegerField(default=20)
        mentees_wanted = IntegerField(default=20)
        mentor_level_from = IntegerField(default=7)
        mentor_level_to = IntegerField(default=9)
        mentee_level_from = IntegerField(default=1)
        mentee_level_to = IntegerField(default=5)
        most_mentees = IntegerField(default=2)
        reply_days = IntegerField(default=14)
        made_by = ForeignKeyField(Person, null=True, on_delete='SET NULL')
        made_at = DateTimeField()
        class Meta:
            database = db
            table_name = 'program'
    db.create_tables([Program])

    class Employee(Model):
        employee_id = CharField(unique=True, max_length=64)
        email = CharField(unique=True, max_length=254)
        given_name = CharField(max_length=100)
        family_name = CharField(max_length=100)
        title = CharField(max_length=200, default='')
        job_level = IntegerField(index=True)
        department = CharField(index=True, max_length=200, default='')
        location = CharField(index=True, max_length=200, default='')
        country = CharField(max_length=100, default='')
        timezone = CharField(max_length=60, default='UTC')
        languages = JSONField(default=list)
        manager = ForeignKeyField('self', null=True, on_delete='SET NULL')
        hired_on = DateField(null=True)
        status = CharField(index=True, max_length=10, default='active')
        gone_on = DateField(null=True)
        person = ForeignKeyField(Person, unique=True, null=True, on_delete='SET NULL')
        class Meta:
            database = db
            table_name = 'employee'
    db.create_tables([Employee])

    class Enrollment(Model):
        program = ForeignKeyField(Program, on_delete='CASCADE')
        person = ForeignKeyField(Person, on_delete='CASCADE')
        employee = ForeignKeyField(Employee, on_delete='CASCADE')
        role = CharField(max_length=10)
        capacity = IntegerField(default=1)
        enrolled_at = DateTimeField()
        started_at = DateTimeField(null=True)
        completed_at = DateTimeField(null=True)
        class Meta:
            database = db
            table_name = 'enrollment'
            indexes = ((('program', 'person', 'role'), True), (('program', 'role', 'completed_at'), False))
    db.create_tables([Enrollment])

    class Question(Model):
        program = ForeignKeyField(Program, on_delete='CASCADE')
        role = CharField(max_length=10)
        position = IntegerField()
        key = CharField(max_length=40, default='')
        kind = CharField(max_length=10)
        prompt = CharField(max_length=200)
        hint = CharField(max_length=300, default='')
        options = JSONField(default=list)
        is_required = BooleanField(default=True)
        shown_to = CharField(max_length=15, default='partners')
        class Meta:
            database = db
            table_name = 'question'
            indexes = ((('program', 'role', 'position'), True),)
    db.create_tables([Question])

    class Answer(Model):
        enrollment = ForeignKeyField(Enrollment, on_delete='CASCADE')
        question = ForeignKeyField(Question, on_delete='CASCADE')
        value = JSONField()
        answered_at = DateTimeField()
        class Meta:
            database = db
            table_name = 'answer'
            indexes = ((('enrollment', 'question'), True),)
    db.create_tables([Answer])

    class Round(Model):
        program = ForeignKeyField(Program, on_delete='CASCADE')
        number = IntegerField()
        asked_by = ForeignKeyField(Person, null=True, on_delete='SET NULL')
        asked_at = DateTimeField()
        drawn_at = DateTimeField(null=True)
        failed_at = DateTimeField(null=True)
        mentors = IntegerField(default=0)
        mentees = IntegerField(default=0)
        placed = IntegerField(default=0)
        total = IntegerField(default=0)
        certificate = JSONField(null=True)
        unplaced = JSONField(default=list)
        released_at = DateTimeField(null=True)
        released_by = ForeignKeyField(Person, null=True, on_delete='SET NULL')
        class Meta:
            database = db
            table_name = 'round'
            indexes = ((('program', 'number'), True),)
    db.create_tables([Round])

    class Proposal(Model):
        round = ForeignKeyField(Round, on_delete='CASCADE')
        mentor = ForeignKeyField(Enrollment, on_delete='CASCADE')
        mentee = ForeignKeyField(Enrollment, on_delete='CASCADE')
        score = IntegerField()
        parts = JSONField()
        class Meta:
            database = db
            table_name = 'proposal'
            indexes = ((('round', 'mentor', 'mentee'), True), (('mentor',), False), (('mentee',), False))
    db.create_tables([Proposal])

    class Mentorship(Model):
        program = ForeignKeyField(Program, on_delete='CASCADE')
        proposal = ForeignKeyField(Proposal, unique=True, null=True, on_delete='SET NULL')
        started_at = DateTimeField()
        starts_on = DateField()
        sessions_agreed = IntegerField()
        days_between_sessions = IntegerField()
        session_minutes = IntegerField()
        ended_at = DateTimeField(null=True)
        class Meta:
            database = db
            table_name = 'mentorship'
            indexes = ((('program', 'ended_at'), False),)
    db.create_tables([Mentorship])

    class MentoringSession(Model):
        mentorship = ForeignKeyField(Mentorship, on_delete='CASCADE')
        uid = CharField(unique=True, max_length=80)
        sequence = IntegerField(default=0)
        starts_at = DateTimeField(index=True)
        minutes = IntegerField()
        format = CharField(max_length=12, default='video')
        join_link = CharField(max_length=500, default='')
        agenda = TextField(default='')
        planned_by = ForeignKeyField(Person, null=True, on_delete='SET NULL')
        planned_at = DateTimeField()
        class Meta:
            database = db
            table_name = 'mentoring_session'
            indexes = ((('mentorship', 'starts_at'), False),)
    db.create_tables([MentoringSession])

    class Cancellation(Model):
        session = ForeignKeyField(MentoringSession, unique=True, on_delete='CASCADE')
        side = CharField(max_length=10)
        cancelled_by = ForeignKeyField(Person, null=True, on_delete='SET NULL')
        cancelled_at = DateTimeField()
        reason = TextField(default='')
        class Meta:
            database = db
            table_name = 'cancellation'
    db.create_tables([Cancellation])

    class Coordination(Model):
        person = ForeignKeyField(Person, unique=True, on_delete='CASCADE')
        appointed_by = ForeignKeyField(Person, null=True, on_delete='SET NULL')
        appointed_at = DateTimeField()
        class Meta:
            database = db
            table_name = 'coordination'
    db.create_tables([Coordination])

    class Counter(Model):
        queue = CharField()
        key = CharField()
        value = IntegerField()
        class Meta:
            database = db
            table_name = 'huey_counter'
            primary_key = CompositeKey('queue', 'key')
    db.create_tables([Counter])

    class DemoCompany(Model):
        loaded_at = DateTimeField()
        version = CharField(unique=True, max_length=20)
        class Meta:
            database = db
            table_name = 'demo_company'
    db.create_tables([DemoCompany])

    class DemoSignIn(Model):
        role = CharField(unique=True, max_length=20)
        person = ForeignKeyField(Person, on_delete='CASCADE')
        class Meta:
            database = db
            table_name = 'demo_sign_in'
    db.create_tables([DemoSignIn])

    class Device(Model):
        person = ForeignKeyField(Person, on_delete='CASCADE')
        token_hash = CharField(unique=True, max_length=64)
        label = CharField(max_length=120)
        signed_in_at = DateTimeField()
        seen_at = DateTimeField()
        ends_at = DateTimeField()
        ended_at = DateTimeField(null=True)
        class Meta:
            database = db
            table_name = 'device'
    db.create_tables([Device])

    class Entry(Model):
        at = DateTimeField(index=True)
        by = IntegerField(index=True, null=True)
        program = IntegerField(index=True, null=True)
        verb = CharField(max_length=60)
        about = CharField(max_length=80)
        facts = JSONField()
        class Meta:
            database = db
            table_name = 'audit_entry'
    db.create_tables([Entry])

    class Forbidding(Model):
        program = ForeignKeyField(Program, on_delete='CASCADE')
        mentor = ForeignKeyField(Enrollment, on_delete='CASCADE')
        mentee = ForeignKeyField(Enrollment, on_delete='CASCADE')
        forbidden_by = ForeignKeyField(Person, null=True, on_delete='SET NULL')
        forbidden_at = DateTimeField()
        note = TextField(default='')
        class Meta:
            database = db
            table_name = 'forbidding'
            indexes = ((('mentor', 'mentee'), True),)
    db.create_tables([Forbidding])

    class Goal(Model):
        mentorship = ForeignKeyField(Mentorship, on_delete='CASCADE')
        owner = ForeignKeyField(Person, on_delete='CASCADE')
        is_private = BooleanField(default=False)
        title = TextField(default='')
        success_test = TextField(default='')
        sealed_title = TextField(null=True)
        sealed_success_test = TextField(null=True)
        due_on = DateField(null=True)
        set_at = DateTimeField()
        reached_at = DateTimeField(null=True)
        class Meta:
            database = db
            table_name = 'goal'
            indexes = ((('mentorship', 'owner'), False),)
    db.create_tables([Goal])

    class Invitation(Model):
        program = ForeignKeyField(Program, on_delete='CASCADE')
        employee = ForeignKeyField(Employee, on_delete='CASCADE')
        role = CharField(max_length=10)
        wave = IntegerField(default=1)
        nonce = CharField(max_length=64)
        token_hash = CharField(unique=True, max_length=64)
        invited_by = ForeignKeyField(Person, null=True, on_delete='SET NULL')
        invited_at = DateTimeField()
        expires_at = DateTimeField()
        withdrawn_at = DateTimeField(null=True)
        withdrawn_by = ForeignKeyField(Person, null=True, on_delete='SET NULL')
        class Meta:
            database = db
            table_name = 'invitation'
            indexes = ((('program', 'role'), False), (('program', 'employee', 'role'), False))
    db.create_tables([Invitation])

    class JournalEntry(Model):
        mentorship = ForeignKeyField(Mentorship, on_delete='CASCADE')
        goal = ForeignKeyField(Goal, null=True, on_delete='SET NULL')
        written_by = ForeignKeyField(Person, on_delete='CASCADE')
        is_private = BooleanField()
        words = TextField(default='')
        sealed_words = TextField(null=True)
        written_at = DateTimeField()
        class Meta:
            database = db
            table_name = 'journal_entry'
            indexes = ((('mentorship', 'written_at'), False),)
    db.create_tables([JournalEntry])

    class KV(Model):
        queue = CharField()
        key = CharField()
        value = BlobField()
        class Meta:
            database = db
            table_name = 'huey_kv'
            primary_key = CompositeKey('queue', 'key')
    db.create_tables([KV])

    class Letter(Model):
        key = CharField(unique=True, max_length=200)
        letter = CharField(max_length=80)
        payload = JSONField()
        posted_at = DateTimeField()
        due_at = DateTimeField()
        leased_until = DateTimeField(null=True)
        tries = IntegerField(default=0)
        sent_at = DateTimeField(null=True)
        dropped_at = DateTimeField(null=True)
        error = TextField(null=True)
        class Meta:
            database = db
            table_name = 'letter'
            indexes = ((('sent_at', 'dropped_at', 'due_at'), False),)
    db.create_tables([Letter])

    class Lock(Model):
        program = ForeignKeyField(Program, on_delete='CASCADE')
        mentor = ForeignKeyField(Enrollment, on_delete='CASCADE')
        mentee = ForeignKeyField(Enrollment, on_delete='CASCADE')
        locked_by = ForeignKeyField(Person, null=True, on_delete='SET NULL')
        locked_at = DateTimeField()
        class Meta:
            database = db
            table_name = 'pairing_lock'
            indexes = ((('mentor', 'mentee'), True),)
    db.create_tables([Lock])

    class Member(Model):
        mentorship = ForeignKeyField(Mentorship, on_delete='CASCADE')
        person = ForeignKeyField(Person, on_delete='CASCADE')
        enrollment = ForeignKeyField(Enrollment, on_delete='CASCADE')
        role = CharField(max_length=10)
        class Meta:
            database = db
            table_name = 'member'
            indexes = ((('mentorship', 'person'), True), (('person',), False))
    db.create_tables([Member])

    class Milestone(Model):
        goal = ForeignKeyField(Goal, on_delete='CASCADE')
        title = TextField(default='')
        sealed_title = TextField(null=True)
        due_on = DateField(null=True)
        set_at = DateTimeField()
        reached_at = DateTimeField(null=True)
        class Meta:
            database = db
            table_name = 'milestone'
    db.create_tables([Milestone])

    class Move(Model):
        session = ForeignKeyField(MentoringSession, on_delete='CASCADE')
        from_at = DateTimeField()
        to_at = DateTimeField()
        side = CharField(max_length=10)
        moved_by = ForeignKeyField(Person, null=True, on_delete='SET NULL')
        moved_at = DateTimeField()
        reason = TextField(default='')
        class Meta:
            database = db
            table_name = 'session_move'
    db.create_tables([Move])

    class Objective(Model):
        program = ForeignKeyField(Program, on_delete='CASCADE')
        title = CharField(max_length=200)
        measure = CharField(max_length=60, default='')
        unit = CharField(max_length=20, default='percent')
        baseline = FloatField(null=True)
        target = FloatField()
        due_on = DateField()
        owner = CharField(max_length=120, default='')
        position = IntegerField(default=0)
        class Meta:
            database = db
            table_name = 'objective'
    db.create_tables([Objective])

    class Once(Model):
        by = IntegerField()
        key = CharField(max_length=64)
        fingerprint = CharField(max_length=64)
        made = IntegerField(null=True)
        at = DateTimeField(index=True)
        class Meta:
            database = db
            table_name = 'once'
            indexes = ((('by', 'key'), True), (('by', 'fingerprint'), False))
    db.create_tables([Once])

    class Publication(Model):
        program = ForeignKeyField(Program, on_delete='CASCADE')
        number = IntegerField()
        as_of = DateField()
        corrects = ForeignKeyField('self', null=True, on_delete='SET NULL')
        headline = CharField(max_length=200, default='')
        lead = TextField(default='')
        findings = TextField(default='')
        limits = TextField(default='')
        decisions = TextField(default='')
        figures = JSONField()
        drafted_by = ForeignKeyField(Person, null=True, on_delete='SET NULL')
        drafted_at = DateTimeField()
        published_by = ForeignKeyField(Person, null=True, on_delete='SET NULL')
        published_at = DateTimeField(null=True)
        paper_hash = CharField(null=True, max_length=64)
        printed_at = DateTimeField(null=True)
        print_asked_at = DateTimeField(null=True)
        print_failure = TextField(default='')
        class Meta:
            database = db
            table_name = 'publication'
            indexes = ((('program', 'number'), True),)
    db.create_tables([Publication])

    class Reply(Model):
        invitation = ForeignKeyField(Invitation, unique=True, on_delete='CASCADE')
        answer = CharField(max_length=10)
        reason = TextField(default='')
        ask_again_on = DateField(null=True)
        replied_at = DateTimeField()
        class Meta:
            database = db
            table_name = 'reply'
    db.create_tables([Reply])

    class RosterImport(Model):
        file_name = CharField(max_length=200)
        read_by = ForeignKeyField(Person, null=True, on_delete='SET NULL')
        read_at = DateTimeField()
        counts = JSONField()
        applied_at = DateTimeField(null=True)
        discarded_at = DateTimeField(null=True)
        class Meta:
            database = db
            table_name = 'roster_import'
    db.create_tables([RosterImport])

    class Schedule(Model):
        queue = CharField()
        data = BlobField()
        timestamp = TimestampField(default=datetime.datetime.now)
        class Meta:
            database = db
            table_name = 'huey_schedule'
            indexes = ((('queue', 'timestamp'), False),)
    db.create_tables([Schedule])

    class SessionLog(Model):
        session = ForeignKeyField(MentoringSession, on_delete='CASCADE')
        written_by = ForeignKeyField(Person, on_delete='CASCADE')
        outcome = CharField(max_length=10)
        minutes = IntegerField(null=True)
        format = CharField(max_length=12, default='')
        topics = JSONField(default=list)
        worth = IntegerField(null=True)
        shared_note = TextField(default='')
        private_note = TextField(null=True)
        takeaway = TextField(null=True)
        takeaway_is_shared = BooleanField(default=False)
        logged_at = DateTimeField()
        changed_at = DateTimeField()
        class Meta:
            database = db
            table_name = 'session_log'
            indexes = ((('session', 'written_by'), True),)
    db.create_tables([SessionLog])

    class Setup(Model):
        token_hash = CharField(unique=True, max_length=64)
        made_at = DateTimeField()
        expires_at = DateTimeField()
        used_at = DateTimeField(null=True)
        class Meta:
            database = db
            table_name = 'setup'
    db.create_tables([Setup])

    class SignIn(Model):
        person = ForeignKeyField(Person, null=True, on_delete='CASCADE')
        nonce = CharField(max_length=64)
        token_hash = CharField(unique=True, max_length=64)
        browser_hash = CharField(index=True, max_length=64)
        next_path = CharField(null=True, max_length=500)
        asked_at = DateTimeField()
        expires_at = DateTimeField()
        tries = IntegerField(default=0)
        used_at = DateTimeField(null=True)
        class Meta:
            database = db
            table_name = 'sign_in'
    db.create_tables([SignIn])

    class Staff(Model):
        program = ForeignKeyField(Program, on_delete='CASCADE')
        person = ForeignKeyField(Person, on_delete='CASCADE')
        role = CharField(max_length=20)
        appointed_by = ForeignKeyField(Person, null=True, on_delete='SET NULL')
        appointed_at = DateTimeField()
        class Meta:
            database = db
            table_name = 'staff'
            indexes = ((('program', 'person', 'role'), True), (('person', 'role'), False))
    db.create_tables([Staff])

    class StagedRow(Model):
        roster_import = ForeignKeyField(RosterImport, on_delete='CASCADE')
        line = IntegerField()
        row = JSONField(null=True)
        verdict = CharField(max_length=10, default='good')
        problems = JSONField(default=list)
        class Meta:
            database = db
            table_name = 'staged_row'
            indexes = ((('roster_import', 'line'), True), (('roster_import', 'verdict', 'line'), False))
    db.create_tables([StagedRow])

    class Task(Model):
        queue = CharField()
        data = BlobField()
        priority = FloatField(default=0.0)
        class Meta:
            database = db
            table_name = 'huey_task'
    db.create_tables([Task])

    class Verdict(Model):
        proposal = ForeignKeyField(Proposal, on_delete='CASCADE')
        person = ForeignKeyField(Person, on_delete='CASCADE')
        answer = CharField(max_length=10)
        reason = TextField(null=True)
        given_at = DateTimeField()
        class Meta:
            database = db
            table_name = 'verdict'
            indexes = ((('proposal', 'person'), True),)
    db.create_tables([Verdict])
    db.execute_sql("CREATE INDEX huey_task_by_priority ON huey_task (priority DESC, id)")


def down(migrator, db):
    migrator.migrate(migrator.drop_table('verdict'))
    migrator.migrate(migrator.drop_table('huey_task'))
    migrator.migrate(migrator.drop_table('staged_row'))
    migrator.migrate(migrator.drop_table('staff'))
    migrator.migrate(migrator.drop_table('sign_in'))
    migrator.migrate(migrator.drop_table('setup'))
    migrator.migrate(migrator.drop_table('session_log'))
    migrator.migrate(migrator.drop_table('huey_schedule'))
    migrator.migrate(migrator.drop_table('roster_import'))
    migrator.migrate(migrator.drop_table('reply'))
    migrator.migrate(migrator.drop_table('publication'))
    migrator.migrate(migrator.drop_table('once'))
    migrator.migrate(migrator.drop_table('objective'))
    migrator.migrate(migrator.drop_table('session_move'))
    migrator.migrate(migrator.drop_table('milestone'))
    migrator.migrate(migrator.drop_table('member'))
    migrator.migrate(migrator.drop_table('pairing_lock'))
    migrator.migrate(migrator.drop_table('letter'))
    migrator.migrate(migrator.drop_table('huey_kv'))
    migrator.migrate(migrator.drop_table('journal_entry'))
    migrator.migrate(migrator.drop_table('invitation'))
    migrator.migrate(migrator.drop_table('goal'))
    migrator.migrate(migrator.drop_table('forbidding'))
    migrator.migrate(migrator.drop_table('audit_entry'))
    migrator.migrate(migrator.drop_table('device'))
    migrator.migrate(migrator.drop_table('demo_sign_in'))
    migrator.migrate(migrator.drop_table('demo_company'))
    migrator.migrate(migrator.drop_table('huey_counter'))
    migrator.migrate(migrator.drop_table('coordination'))
    migrator.migrate(migrator.drop_table('cancellation'))
    migrator.migrate(migrator.drop_table('mentoring_session'))
    migrator.migrate(migrator.drop_table('mentorship'))
    migrator.migrate(migrator.drop_table('proposal'))
    migrator.migrate(migrator.drop_table('round'))
    migrator.migrate(migrator.drop_table('answer'))
    migrator.migrate(migrator.drop_table('question'))
    migrator.migrate(migrator.drop_table('enrollment'))
    migrator.migrate(migrator.drop_table('employee'))
    migrator.migrate(migrator.drop_table('program'))
    migrator.migrate(migrator.drop_table('allowance'))
    migrator.migrate(migrator.drop_table('administration'))
    migrator.migrate(migrator.drop_table('person'))
