"""Every measure made of answers once more, slowly and obviously: person by person, sharing nothing with the portal's way."""

from portal.enrollment.models import Answer, Enrollment, Question
from portal.mentorships.models import Member, Mentorship
from portal.sessions.models import SessionLog
from portal.surveys.models import Survey, SurveyAnswer
from tests.summaries.obvious import Obvious

JUNIORS = {"reverse": "mentor", "one-to-one": "mentee", "group": "mentee", "peer": None}


class ObviousAnswers:
    """What each person says, as {person: number}, and who was asked."""

    def __init__(self, program, at):
        self.program, self.facts = program, Obvious(program, at)
        self.people = sorted({place.person_id for place in Enrollment.select().where(Enrollment.program == program)})

    def roles(self, role):
        if self.program.format != "peer":
            return [role]
        return [] if role == "mentor" else ["mentor", "mentee"]

    def surveys(self, person, kind, roles, occasion=None):
        rows = Survey.select().where(Survey.program == self.program, Survey.person == person, Survey.kind == kind)
        return [row for row in rows if row.role in roles and occasion in (None, row.occasion)]

    def asked(self, kind, roles, occasion=None):
        return {person for person in self.people if self.surveys(person, kind, roles, occasion)}

    def numbers(self, survey, key):
        rows = SurveyAnswer.select().where(SurveyAnswer.survey == survey, SurveyAnswer.instrument == key)
        return {row.item: row.value for row in rows if row.value is not None}

    def mean(self, values):
        values = list(values)
        return sum(values) / len(values)

    def relationship(self, role, item=None):
        found = {}
        for person in self.people:
            about = {}
            for survey in self.surveys(person, "pulse", self.roles(role)):
                said = self.numbers(survey, "pulse")
                days = int(survey.occasion.split("-")[1])
                if said and days > about.get(survey.mentorship_id, (0, {}))[0]:
                    about[survey.mentorship_id] = (days, said)
            means = [self.mean(said.values()) for _days, said in about.values()]
            if item:
                means = [said[item] for _days, said in about.values() if item in said]
            if means:
                found[person] = self.mean(means)
        return found, self.asked("pulse", self.roles(role))

    def relationship_mentors(self, item=None):
        return self.relationship("mentor", item)

    def relationship_leaders(self, item=None):
        return self.relationship("mentee", item)

    def safety(self, item=None):
        role = JUNIORS[self.program.format]
        found = {}
        for person in self.people:
            for occasion in ("end", "middle"):
                said = [said for one in self.surveys(person, occasion, [role]) if (said := self.numbers(one, "safety"))]
                if said:
                    if item is None or item in said[0]:
                        found[person] = said[0][item] if item else self.mean(said[0].values())
                    break
        return found, self.asked("middle", [role]) | self.asked("end", [role])

    def moved(self, key, role, kind=None):
        """Against the end if at least half as many have come there as half-way."""
        pairs = {later: self.pairs(key, role, later, kind) for later in ("middle", "end")}
        later = "end" if pairs["end"] and 2 * len(pairs["end"]) >= len(pairs["middle"]) else "middle"
        asked = [self.asked(kind or occasion, [role], occasion) for occasion in ("start", later)]
        return {person: after - before for person, (before, after) in pairs[later].items()}, asked[0] & asked[1]

    def pairs(self, key, role, later, kind=None):
        found = {}
        for person in self.people:
            both = []
            for occasion in ("start", later):
                surveys = self.surveys(person, kind or occasion, [role], occasion)
                both.append(self.numbers(surveys[0], key) if surveys else {})
            shared = both[0].keys() & both[1].keys()
            if shared:
                found[person] = tuple(self.mean(self.turned(key, item, side[item]) for item in shared) for side in both)
        return found

    def turned(self, key, item, value):
        return 8 - value if key == "own-1" and item == "item-2" else value

    def confidence_change(self):
        return self.moved("mentor", JUNIORS[self.program.format])

    def understanding_change(self):
        return self.moved("leader", {"reverse": "mentee", "one-to-one": "mentor"}[self.program.format])

    def own(self, role, occasion):
        found = {}
        for person in self.people:
            for survey in self.surveys(person, "own", [role], occasion):
                said = self.numbers(survey, "own-1")
                if said:
                    found[person] = self.mean(self.turned("own-1", item, value) for item, value in said.items())
        return found, self.asked("own", [role], occasion)

    def last(self, kind, item, roles):
        found = {}
        for person in self.people:
            for survey in sorted(self.surveys(person, kind, roles), key=lambda one: one.id):
                said = self.numbers(survey, kind)
                if item in said:
                    found[person] = said[item]
        return found, self.asked(kind, roles)

    def fit_mentors(self):
        return self.last("fit", "fit", self.roles("mentor"))

    def fit_leaders(self):
        return self.last("fit", "fit", self.roles("mentee"))

    def would_recommend(self):
        return self.last("close", "recommend", ["mentor", "mentee"])

    def worth(self, role):
        found, asked = {}, set()
        for mentorship in Mentorship.select().where(Mentorship.program == self.program):
            held = [one for one in self.facts.sessions_of(mentorship) if self.facts.is_held(one)]
            for member in Member.select().where(Member.mentorship == mentorship):
                if member.role in self.roles(role) and held:
                    asked.add(member.person_id)
                    for session in held:
                        log = SessionLog.get_or_none(SessionLog.session == session, SessionLog.written_by == member.person)
                        if log and log.outcome == "happened" and log.worth is not None:
                            found.setdefault(member.person_id, []).append(log.worth)
        return {person: self.mean(values) for person, values in found.items()}, asked

    def worth_mentors(self):
        return self.worth("mentor")

    def worth_leaders(self):
        return self.worth("mentee")

    def came_to_learn(self):
        found, asked = {}, set()
        for place in Enrollment.select().where(Enrollment.program == self.program):
            if place.role not in self.roles("mentee"):
                continue
            rows = Answer.select().join(Question).where(Answer.enrollment == place, Question.key == "why_joined")
            said = [row.value for row in rows if not row.is_passed]
            if said:
                found[place.person_id] = int(said[0] == "learn")
            if said or place.completed_at:
                asked.add(place.person_id)
        return found, asked
