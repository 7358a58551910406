"""Every measure once more, slowly and obviously: row by row, one query after the other, sharing nothing with the portal's way."""

from datetime import timedelta

from portal.enrollment.models import Employee, Enrollment, Invitation, Reply
from portal.goals.models import Commitment, FollowUp, Goal, JournalEntry
from portal.mentorships.agreement.models import AgreementVersion, Signature
from portal.mentorships.models import Member, Mentorship
from portal.mentorships.orientation.models import Orientation
from portal.pairing.models import Proposal, Round, Verdict
from portal.sessions.models import Cancellation, MentoringSession, Move, SessionLog

DAY = timedelta(days=1)


class Obvious:
    """The measures of one program at one moment, each as (numerator, denominator, value)."""

    def __init__(self, program, at):
        self.program, self.at = program, at
        self.mentorships = list(Mentorship.select().where(Mentorship.program == program))
        self.open = [one for one in self.mentorships if one.ended_at is None]
        self.enrollments = list(Enrollment.select().where(Enrollment.program == program))
        self.invitations = [one for one in Invitation.select().where(Invitation.program == program) if one.withdrawn_at is None]
        self.sessions = [one for mentorship in self.mentorships for one in self.sessions_of(mentorship)]

    def sessions_of(self, mentorship):
        return list(MentoringSession.select().where(MentoringSession.mentorship == mentorship))

    def reports(self, session):
        """One word for a session: confirmed, held by one, disputed, or nothing."""
        if Cancellation.select().where(Cancellation.session == session).count():
            return "nothing"
        said = {log.written_by_id: log.outcome for log in SessionLog.select().where(SessionLog.session == session)}
        yes = [who for who, outcome in said.items() if outcome == "happened"]
        no = [who for who, outcome in said.items() if outcome != "happened"]
        if not yes:
            return "nothing"
        if no:
            return "disputed"
        members = [member.person_id for member in Member.select().where(Member.mentorship == session.mentorship)]
        return "confirmed" if all(person in yes for person in members) else "held"

    def is_held(self, session):
        return self.reports(session) in ("held", "confirmed")

    def is_confirmed(self, session):
        return self.reports(session) == "confirmed"

    def share(self, part, whole):
        return part, whole, 100 * part / whole if whole else None

    def middle(self, values):
        values = sorted(values)
        if not values:
            return None, 0, None
        half = len(values) // 2
        return None, len(values), values[half] if len(values) % 2 else (values[half - 1] + values[half]) / 2

    def response(self, days):
        sent = answered = 0
        for invitation in self.invitations:
            if invitation.invited_at + days * DAY > self.at:
                continue
            sent += 1
            reply = Reply.get_or_none(Reply.invitation == invitation)
            if reply and reply.replied_at - invitation.invited_at <= days * DAY:
                answered += 1
        return self.share(answered, sent)

    def response_7(self):
        return self.response(7)

    def response_14(self):
        return self.response(14)

    def enrollment_rate(self):
        if self.program.is_open:
            asked = set()
            for employee in Employee.select():
                if employee.status != "active":
                    continue
                if self.program.mentor_level_from <= employee.job_level <= self.program.mentor_level_to:
                    asked.add((employee.id, "mentor"))
                if self.program.mentee_level_from <= employee.job_level <= self.program.mentee_level_to:
                    asked.add((employee.id, "mentee"))
        else:
            asked = {(invitation.employee_id, invitation.role) for invitation in self.invitations}
        done = [place for place in self.enrollments if place.completed_at and (place.employee_id, place.role) in asked]
        return self.share(len(done), len(asked))

    def profile_completion(self):
        started = [place for place in self.enrollments if place.started_at]
        return self.share(len([place for place in started if place.completed_at]), len(started))

    def profile_minutes(self):
        return self.middle(
            [(place.completed_at - place.started_at).total_seconds() / 60 for place in self.enrollments if place.completed_at]
        )

    def active_places(self, role=None):
        return [place for place in self.enrollments if place.completed_at and place.person.left_at is None and role in (None, place.role)]

    def place_ratio(self):
        wanted = sum(place.capacity for place in self.active_places("mentee"))
        offered = sum(place.capacity for place in self.active_places("mentor"))
        return wanted, offered, wanted / offered if offered else None

    def match_rate(self):
        placed = 0
        for place in self.active_places():
            mine = [member.mentorship for member in Member.select().where(Member.enrollment == place)]
            placed += any(mentorship.ended_at is None for mentorship in mine)
        return self.share(placed, len(self.active_places()))

    def time_to_match(self):
        days = []
        for place in self.enrollments:
            begun = [member.mentorship.started_at for member in Member.select().where(Member.enrollment == place)]
            if begun and place.completed_at:
                days.append((min(begun) - place.completed_at).total_seconds() / 86400)
        return self.middle(days)

    def match_acceptance(self):
        proposed = [one for one in Proposal.select().join(Round).where(Round.program == self.program) if one.released_at]
        both = 0
        for one in proposed:
            both += Verdict.select().where(Verdict.proposal == one, Verdict.answer == "accept").count() == 2
        return self.share(both, len(proposed))

    def agreements_signed(self):
        """Version by version, member by member."""
        old = [one for one in self.mentorships if one.started_at + 21 * DAY <= self.at]
        return self.share(len([one for one in old if self.is_signed(one, one.started_at + 21 * DAY)]), len(old))

    def is_signed(self, mentorship, by):
        members = []
        for member in Member.select().where(Member.mentorship == mentorship):
            said = [verdict.given_at for verdict in Verdict.select().where(Verdict.proposal == member.proposal)] if member.proposal else []
            if not said or max(said) <= by:
                members.append(member.person_id)
        for version in AgreementVersion.select().where(AgreementVersion.mentorship == mentorship):
            signed = [one.person_id for one in Signature.select().where(Signature.version == version) if one.signed_at <= by]
            if members and all(person in signed for person in members):
                return True
        return False

    def oriented(self, role):
        met = ready = 0
        for place in self.enrollments:
            mine = [member.mentorship for member in Member.select().where(Member.enrollment == place)]
            days = [session.starts_at for one in mine for session in self.sessions_of(one) if self.is_held(session)]
            if place.role == role and days:
                met += 1
                read = Orientation.get_or_none(Orientation.enrollment == place)
                ready += bool(read and read.finished_at and read.finished_at <= min(days))
        return self.share(ready, met)

    def oriented_mentors(self):
        return self.oriented("mentor")

    def oriented_leaders(self):
        return self.oriented("mentee")

    def first_session(self, days):
        old = [one for one in self.mentorships if one.started_at + days * DAY <= self.at]
        begun = 0
        for one in old:
            begun += any(
                self.is_confirmed(session) and session.starts_at <= one.started_at + days * DAY for session in self.sessions_of(one)
            )
        return self.share(begun, len(old))

    def first_session_14(self):
        return self.first_session(14)

    def first_session_30(self):
        return self.first_session(30)

    def due(self, mentorship):
        """Count the days one by one."""
        due, day, last = 0, mentorship.starts_on, self.at.date()
        if mentorship.ended_at:
            last = min(last, mentorship.ended_at.date())
        passed = 0
        while day < last:
            day, passed = day + DAY, passed + 1
            if passed % mentorship.days_between_sessions == 0 and due < mentorship.sessions_agreed:
                due += 1
        return due

    def cadence_kept(self):
        shares = []
        for one in self.mentorships:
            due = self.due(one)
            if due:
                held = len([session for session in self.sessions_of(one) if self.is_held(session)])
                shares.append(1 if held > due else held / due)
        return sum(shares), len(shares), 100 * sum(shares) / len(shares) if shares else None

    def session_completion(self):
        past = [session for session in self.sessions if session.starts_at <= self.at]
        return self.share(len([session for session in past if self.is_held(session)]), len(past))

    def held_sessions(self):
        return [session for session in self.sessions if self.is_held(session)]

    def reported_by_both(self):
        held = self.held_sessions()
        return self.share(len([session for session in held if self.reports(session) == "confirmed"]), len(held))

    def reported_by_one(self):
        held = self.held_sessions()
        return self.share(len([session for session in held if self.reports(session) == "held"]), len(held))

    def leader_changes(self):
        changed = 0
        for session in self.sessions:
            moved = Move.select().where(Move.session == session, Move.side == "mentee").count()
            cancelled = Cancellation.select().where(Cancellation.session == session, Cancellation.side == "mentee").count()
            changed += bool(moved or cancelled)
        return self.share(changed, len(self.sessions))

    def met_within(self, mentorship, days):
        return any(
            self.is_confirmed(session) and timedelta(0) <= self.at - session.starts_at <= days * DAY
            for session in self.sessions_of(mentorship)
        )

    def active(self):
        return self.share(len([one for one in self.open if self.met_within(one, 45)]), len(self.open))

    def dormant(self):
        old = [one for one in self.open if self.at - one.started_at >= 60 * DAY]
        return self.share(len([one for one in old if not self.met_within(one, 60)]), len(self.open))

    def completion(self):
        done = 0
        for one in self.mentorships:
            done += len([session for session in self.sessions_of(one) if self.is_held(session)]) >= one.sessions_agreed
        return self.share(done, len(self.mentorships))

    def goals(self):
        return [goal for one in self.mentorships for goal in Goal.select().where(Goal.mentorship == one)]

    def goals_reached(self):
        due = [goal for goal in self.goals() if goal.due_on is not None and goal.due_on <= self.at.date()]
        return self.share(len([goal for goal in due if goal.reached_at]), len(due))

    def goals_moving(self):
        open_ = [goal for goal in self.goals() if not goal.reached_at and goal.mentorship.ended_at is None]
        return self.share(len([goal for goal in open_ if JournalEntry.select().where(JournalEntry.goal == goal).count()]), len(open_))

    def commitments(self, days):
        made = done = 0
        for one in self.mentorships:
            for commitment in Commitment.select().where(Commitment.mentorship == one):
                if (self.at.date() - commitment.made_on).days < days:
                    continue
                made += 1
                said = FollowUp.get_or_none(FollowUp.commitment == commitment, FollowUp.days == days)
                done += bool(said and said.outcome == "done")
        return self.share(done, made)

    def commitments_30(self):
        return self.commitments(30)

    def commitments_90(self):
        return self.commitments(90)

    def juniors(self):
        """The roster's lines of everybody who met in this program on the side that is not senior."""
        senior = {"reverse": "mentee", "one-to-one": "mentor", "group": "mentor", "peer": "nobody"}[self.program.format]
        members = [member for one in self.mentorships for member in Member.select().where(Member.mentorship == one)]
        return {member.enrollment.employee_id for member in members if member.role != senior}

    def year_on(self):
        """A year after the first day; of a leap day the 28th."""
        first = self.program.starts_on
        day = 28 if (first.month, first.day) == (2, 29) else first.day
        return first.replace(year=first.year + 1, day=day)

    def retention(self, wanted):
        """Of the lines that `wanted` accepts: here on the first day, and still a year later."""
        if self.year_on() > self.at.date():
            return self.share(0, 0)
        here = stayed = 0
        for employee in filter(wanted, Employee.select()):
            gone = employee.status == "gone"
            if employee.hired_on is None or (gone and employee.gone_on is None) or employee.hired_on > self.program.starts_on:
                continue
            if gone and employee.gone_on <= self.program.starts_on:
                continue
            here += 1
            stayed += not gone or employee.gone_on > self.year_on()
        return self.share(stayed, here)

    def retention_mentors(self):
        mine = self.juniors()
        return self.retention(lambda employee: employee.id in mine)

    def retention_others(self):
        mine, placed = self.juniors(), {place.employee_id for place in self.enrollments}
        counted = [employee for employee in Employee.select() if employee.id in mine and self.was_counted(employee)]
        levels = {employee.job_level for employee in counted}
        return self.retention(lambda employee: employee.id not in placed and employee.job_level in levels)

    def was_counted(self, employee):
        return self.retention(lambda other: other.id == employee.id)[1] == 1

    def logs(self, session):
        """The logs of a held session that say it happened."""
        return [log for log in SessionLog.select().where(SessionLog.session == session) if log.outcome == "happened"]

    def topics(self):
        """{topic: how many sessions were about it}"""
        found = {}
        for session in self.held_sessions():
            for topic in {topic for log in self.logs(session) for topic in log.topics}:
                found[topic] = found.get(topic, 0) + 1
        return found

    def lengths(self):
        """How many sessions were shorter than 30 minutes, than 45, up to an hour, and longer; the shorter report counts."""
        found = [0, 0, 0, 0]
        for session in self.held_sessions():
            said = sorted(log.minutes for log in self.logs(session) if log.minutes is not None)
            if said:
                found[0 if said[0] < 30 else 1 if said[0] < 45 else 2 if said[0] <= 60 else 3] += 1
        return found
