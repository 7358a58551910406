"""What the page of a log shows to one member: the form as the log stands, what the others report, and what is agreed to do."""
from dataclasses import dataclass
from functools import cached_property

from flask_babel import gettext as _
from wtforms.fields.choices import SelectChoice

from portal.mentorships.models import Member
from portal.mentorships.queries import members_of
from portal.mentorships.several import Several, partner_among, shared_with
from portal.people.models import Person
from portal.programs.formats import GROUP, MENTEE, MENTOR
from portal.sessions.forms import ONLY_YOU
from portal.sessions.log_forms import KEPT, SHARED, LogForm
from portal.sessions.models import Action, MentoringSession, SessionLog
from portal.sessions.queries import actions_visible_to, log_by, outcomes_of, topics_of
from portal.sessions.records import opened


@dataclass(frozen=True)
class LogPage:
    """One session as `reader` logs it."""

    session: MentoringSession
    reader: Person

    @cached_property
    def said(self) -> SessionLog | None:
        """The log as it stands."""
        return log_by(self.reader, self.session)

    @cached_property
    def members(self) -> list[Member]:
        return list(members_of(self.session.mentorship))

    @cached_property
    def partner(self) -> Person | Several:
        return partner_among([member.person for member in self.members], self.reader, in_circle=self.in_circle)

    @property
    def in_circle(self) -> bool:
        return self.session.mentorship.program.format == GROUP

    @property
    def shared_with(self):
        """Who reads what is shared here."""
        return shared_with(self.partner)

    @cached_property
    def reports(self) -> list[tuple[str, str]]:
        """What each other member reports, by name."""
        said = outcomes_of(self.session)
        return [(said[one.person_id], one.person.given_name) for one in self.members if one.person_id in said and one.person != self.reader]

    @cached_property
    def actions(self) -> list[Action]:
        """What was agreed to do after this session."""
        return list(actions_visible_to(self.reader).where(Action.session == self.session))

    @property
    def can_agree(self) -> bool:
        """Whether anything more is agreed: the mentorship lasts."""
        return self.session.mentorship.ended_at is None

    def name_of(self, person: int | None) -> str:
        """The given name of whoever is to do something; of who is gone, nothing."""
        return next((one.person.given_name for one in self.members if one.person_id == person), "")

    def started(self) -> dict:
        """What the form starts with: the log as it stands, else the length and format that were planned."""
        planned = {"minutes": self.session.minutes, "format": self.session.format, "to_do_by": str(self.reader.id), "seen": "0"}
        if self.said is None:
            return planned
        names = ("outcome", "side", "reason", "topics", "minutes", "format", "shared_note", "private_note", "takeaway")
        stands = {name: value for name, value in opened(self.said, names).items() if value}
        circle = SHARED if self.said.takeaway_is_shared else KEPT
        return {**planned, **stands, "worth": str(self.said.worth or ""), "takeaway_circle": circle, "seen": str(self.said.version)}

    def offer(self, form: LogForm) -> LogForm:
        """`form` with the topics of its program, what was logged before among them, the sides, the circles of readers and the members."""
        topics = topics_of(self.session.mentorship.program_id)
        earlier = [key for key in self.said.topics if key not in topics] if self.said else []
        form.topics.choices = [SelectChoice(key, label) for key, label in {**{key: key for key in earlier}, **topics}.items()]
        form.takeaway_circle.choices = [
            SelectChoice(KEPT, _("Private"), {"hint": ONLY_YOU}), SelectChoice(SHARED, _("Shared"), {"hint": str(self.shared_with)}),
        ]
        form.side.choices = [SelectChoice(role, words) for role, words in self._sides()]
        if self.in_circle:
            form.shared_note.label.text = _("A note for all of you")
        form.to_do_by.choices = [SelectChoice(str(one.person_id), one.person.given_name) for one in self.members]
        return form

    def _sides(self) -> list[tuple[str, str]]:
        mine = next(one.role for one in self.members if one.person == self.reader)
        other = MENTEE if mine == MENTOR else MENTOR
        if not self.in_circle:
            return [(mine, _("From my side")), (other, _("From the side of %(name)s", name=self.partner.given_name))]
        words = {MENTOR: _("From the mentor’s side"), MENTEE: _("From the members’ side")}
        return [(mine, words[mine]), (other, words[other])]
