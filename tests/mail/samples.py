"""Every letter of the portal, made from the cast by the portal's own actions; a new letter gets its line in SAMPLES."""
from datetime import datetime, timedelta
from types import SimpleNamespace

from portal.announcements import announce
from portal.clock import now
from portal.delegates import actions as delegates
from portal.delegates.models import Delegation
from portal.enrollment.applications import actions as applications
from portal.enrollment.applications.models import Application, Eligibility, Opening, PlaceOffer
from portal.enrollment.invitations.models import Nomination
from portal.enrollment.invitations.text_actions import send_copy
from portal.enrollment.models import Enrollment, Invitation
from portal.enrollment.news import PeopleLeft
from portal.launch import actions as launches
from portal.mail.letters import written
from portal.mail.message import Message
from portal.mail.outbox import Letter
from portal.mentorships import ending_actions as endings
from portal.mentorships.agreement import actions as agreement
from portal.mentorships.models import Mentorship
from portal.mentorships.orientation.models import Orientation
from portal.pairing import actions as pairing
from portal.pairing.models import Proposal, Round
from portal.people import sign_in_actions
from portal.people.factor_actions import tell
from portal.people.models import Person
from portal.programs import staff_actions
from portal.programs.models import OwnerGroup, Program
from portal.sessions import actions as sessions
from portal.sessions.models import MentoringSession
from portal.sessions.way_actions import arrange
from portal.summaries.models import Publication
from portal.web.links import derive, hash_of
from tests.mail.care_samples import SAMPLES as OF_CARE
from tests.mail.confiding_samples import SAMPLES as OF_CONFIDING
from tests.mail.format_samples import SAMPLES as OF_FORMATS

FOUND = ("link", "nobody", "rules", "invited", "place", "applied", "closed")
TOLD = ("received", "waits", "place", "no", "late", "asked", "offered")
CHANGES = ("passkey_added", "passkey_removed", "passkey_halted", "app_added", "app_removed", "reset")
JOIN_LINK = "https://meet.example/abc"
AGENDA = "One tool for notes\nWhat the team heard when the plan was changed, and what it made of that over the summer"


def sign_in(cast, at: datetime) -> None:
    """A link and a code for Ama."""
    sign_in_actions.ask_to_sign_in(cast.ama.email, browser="b" * 32, next_path=None, at=at)


def sign_in_after_a_yes(cast, at: datetime) -> None:
    """The same for somebody who said yes, or for whom somebody did."""
    sign_in_actions.ask_to_sign_in(cast.ama.email, browser="b" * 32, next_path=None, at=at, said_yes=True)


def invitation(role: str):
    """Ines's invitation, in this role."""

    def make(cast, at: datetime) -> None:
        nonce = f"nonce of a sample {role}"
        row = Invitation.create(
            program=cast.other_program,
            employee=cast.ines_employee,
            role=role,
            nonce=nonce,
            token_hash=hash_of(derive("invitation", nonce)),
            invited_by=cast.otto,
            invited_at=at,
            expires_at=at + timedelta(days=14),
        )
        _post("enrollment.invitation", invitation=row.id, token_hash=row.token_hash)

    return make


def going(cast, at: datetime) -> None:
    """Ama still has a journal in a program that has ended."""
    Program.update(starts_on=at.date() - timedelta(days=260)).where(Program.id == cast.program.id).execute()
    _post("own_data.going", program=cast.program.id, person=cast.ama.id)


def suggested_invitation(cast, at: datetime) -> None:
    """Ines is invited because Ama suggested it, and may know."""
    invitation("mentor")(cast, at)
    ines = Invitation.get(Invitation.program == cast.other_program)
    facts = {"program": cast.other_program, "role": "mentor"}
    ama = Invitation.create(employee=cast.ama_employee, nonce="ama", token_hash="ama", invited_at=at, expires_at=at, **facts)
    Nomination.create(invitation=ama, may_name=True, led_to=ines, email=cast.ines_employee.email, suggested_at=at, **facts)


def reminder(role: str):
    """Ines has not answered."""

    def make(cast, at: datetime) -> None:
        invitation(role)(cast, at)
        Letter.delete().execute()
        _post("enrollment.reminder", invitation=Invitation.get(Invitation.program == cast.other_program).id, number=1)

    return make


def invitation_copy(cast, at: datetime) -> None:
    """Carmen wants to see what Ines would get."""
    send_copy(cast.program, "mentor", cast.ines_employee.id, "key", by=cast.carmen)


def proposed(cast, at: datetime) -> None:
    """Ama and Delphine are proposed to each other."""
    _post("pairing.proposed", proposal_id=_proposal(cast, at).id, person_id=cast.ama.id)


def closed(cast, at: datetime) -> None:
    """Delphine said no; Ama is told in neutral words."""
    pairing.decline(_proposal(cast, at), "", by=cast.delphine, at=at)


def asked_by_delphine(cast, at: datetime) -> None:
    """Delphine asks Ama."""
    _post("pairing.proposed", proposal_id=_ask(cast, at).id, person_id=cast.ama.id)


def ask_closed(cast, at: datetime) -> None:
    """What Delphine asked Ama does not go ahead."""
    _post("choosing.closed", proposal_id=_ask(cast, at).id, person_id=cast.delphine.id)


def _ask(cast, at: datetime) -> Proposal:
    proposal = _proposal(cast, at)
    Proposal.update(asked_by=cast.delphine_enrollment, answer_by=at + timedelta(days=7)).where(Proposal.id == proposal.id).execute()
    return proposal


def still_open(cast, at: datetime) -> None:
    """Ama has not answered, and there is a day left."""
    proposal = _proposal(cast, at)
    Proposal.update(answer_by=at + timedelta(days=1, hours=12)).where(Proposal.id == proposal.id).execute()
    _post("pairing.reminder", proposal_id=proposal.id, person_id=cast.ama.id, number=2)


def unanswered(*, rests: bool):
    """Ama did not answer in time, for the first or for the second time in a row."""

    def make(cast, at: datetime) -> None:
        proposal = _proposal(cast, at)
        Proposal.update(closed_at=at, closed_how="silent").where(Proposal.id == proposal.id).execute()
        _post("pairing.silent", proposal_id=proposal.id, person_id=cast.ama.id, rests=rests)

    return make


def begun(name: str):
    """Ama and Benoit begin: the letter to `name`."""
    return lambda cast, at: _post("mentorships.begun", mentorship_id=cast.ama_and_benoit.id, person_id=getattr(cast, name).id)


def kicked_off(cast, at: datetime) -> None:
    """The program is launched; Ama has read no card, and has met nobody."""
    Orientation.delete().execute()
    MentoringSession.delete().where(MentoringSession.mentorship == cast.ama_and_benoit).execute()
    facts = {"starts_at": at + timedelta(days=6, hours=5), "minutes": 60, "place": "Paris, the large hall", "join_link": JOIN_LINK}
    facts["words"] = "Bring a colleague’s question.\nThere is coffee."
    launches.launch(cast.program, by=cast.carmen, at=at, facts=facts)


def kickoff_moved(cast, at: datetime) -> None:
    """It takes place an hour later, and elsewhere."""
    kicked_off(cast, at)
    Letter.delete().execute()
    facts = {"starts_at": at + timedelta(days=6, hours=6), "minutes": 60, "place": "Paris, the small hall", "join_link": "", "words": ""}
    launches.write_kickoff(cast.program, by=cast.carmen, at=at, facts=facts)


def kickoff_called_off(cast, at: datetime) -> None:
    """It does not take place."""
    kicked_off(cast, at)
    Letter.delete().execute()
    launches.call_off(cast.program, by=cast.carmen, at=at)
def agreement_signed_by_one(cast, at: datetime) -> None:
    """Chidi signs first."""
    agreement.begin(cast.chidi_and_delphine, at=at)
    agreement.sign(cast.chidi_and_delphine, seen=1, by=cast.chidi, at=at)


def agreement_signed_by_all(cast, at: datetime) -> None:
    """Benoit signs what Ama has signed."""
    agreement.sign(cast.ama_and_benoit, seen=1, by=cast.benoit, at=at)


def agreement_changed(cast, at: datetime) -> None:
    """Benoit changes a clause."""
    words = {**agreement.begin(cast.ama_and_benoit, at=at).clauses, "reply": "We answer within a day."}
    agreement.change(cast.ama_and_benoit, words, seen=1, by=cast.benoit, at=at)


def planned(cast, at: datetime):
    """Benoit planned a session."""
    return sessions.plan(
        cast.ama_and_benoit,
        by=cast.benoit,
        at=at,
        starts_at=at + timedelta(days=20, hours=4),
        minutes=45,
        format="video",
        join_link=JOIN_LINK,
        agenda=AGENDA,
    )


def moved(cast, at: datetime) -> None:
    """Benoit moved it."""
    session = planned(cast, at)
    Letter.delete().execute()
    sessions.move(session, by=cast.benoit, at=at, starts_at=at + timedelta(days=27), reason="The board meets that day.", seen=0)


def arranged(cast, at: datetime) -> None:
    """Ama entered the link to the call."""
    session = planned(cast, at)
    MentoringSession.update(join_link="").where(MentoringSession.id == session.id).execute()
    Letter.delete().execute()
    arrange(session, by=cast.ama, at=at, format="video", join_link=JOIN_LINK)


def cancelled(cast, at: datetime) -> None:
    """Benoit cancelled it."""
    session = planned(cast, at)
    Letter.delete().execute()
    sessions.cancel(session, by=cast.benoit, at=at, reason="The board meets that day.")


def planned_by_dora(cast, at: datetime):
    """Dora planned a session for Benoit; she wants entries of her own."""
    Delegation.update(wants_entries=True).where(Delegation.id == cast.delegation.id).execute()
    facts = {"minutes": 45, "format": "video", "join_link": JOIN_LINK, "agenda": ""}
    return sessions.plan(cast.ama_and_benoit, by=cast.dora, at=at, starts_at=at + timedelta(days=20, hours=4), **facts)


def moved_by_dora(cast, at: datetime) -> None:
    """Dora moved it."""
    session = planned_by_dora(cast, at)
    Letter.delete().execute()
    sessions.move(session, by=cast.dora, at=at, starts_at=at + timedelta(days=27), reason="", seen=0)


def cancelled_before_dora(cast, at: datetime) -> None:
    """Ama called off what Dora had planned."""
    session = planned_by_dora(cast, at)
    Letter.delete().execute()
    sessions.cancel(session, by=cast.ama, at=at, reason="A reason of Ama’s.")


def asked_to_assist(cast, at: datetime) -> None:
    """Benoit asks Zoe."""
    delegates.name(cast.zoe.email, by=cast.benoit, at=at)


def diary_ended(by: str):
    """`by` ends what Dora does for Benoit."""
    return lambda cast, at: delegates.end(cast.delegation, by=getattr(cast, by), at=at)


def appointed(role: str):
    """Zoe is appointed to `role`."""

    def make(cast, at: datetime) -> None:
        program = cast.program if role in ("coordinator", "sponsor") else None
        zoe = {"given_name": "Zoe", "family_name": "Stranger", "email": cast.zoe.email}
        staff_actions.appoint(role=role, program=program, **zoe, by=cast.adam, at=at)

    return make


def password(cast, at: datetime) -> None:
    """Ama sets her first password."""
    _post("people.password", person=cast.ama.id, what="set", at=at.isoformat())


def password_changed(cast, at: datetime) -> None:
    """Ama sets another one."""
    _post("people.password", person=cast.ama.id, what="changed", at=at.isoformat())


def company_linked(cast, at: datetime) -> None:
    """Ama signs in through the company for the first time."""
    _post("people.company_linked", person=cast.ama.id, at=at.isoformat())


def published(cast, at: datetime) -> None:
    """A summary for Sofia."""
    row = Publication.create(
        program=cast.program,
        number=7,
        as_of=at.date(),
        headline="Nine pairs in ten meet each month",
        figures={"program": {"name": cast.program.name}},
        drafted_at=at,
        published_at=at,
    )
    _post("summaries.published", publication_id=row.id, person_id=cast.sofia.id)


def drafted(cast, at: datetime) -> None:
    """A draft of this month for Carmen."""
    row = Publication.create(program=cast.program, number=8, as_of=at.date(), figures={}, drafted_at=at)
    _post("summaries.drafted", publication_id=row.id, person_id=cast.carmen.id)


def applying(found: str):
    """Whoever asked to apply to Otto's program: a link, or what stands in the way."""

    def make(cast, at: datetime) -> None:
        opening, employee = _opening(cast, closes_on=(at.date() - timedelta(days=9)) if found == "closed" else None), cast.ines_employee
        if found == "place":
            employee = cast.jonas_employee
            Enrollment.create(program=cast.other_program, person=cast.jonas, employee=employee, role="mentor", enrolled_at=at)
        if found == "applied":
            employee = cast.jonas_employee
            _application(cast, at)
        if found == "invited":
            facts = {"nonce": "n", "token_hash": "t", "invited_at": at, "expires_at": at + timedelta(days=14)}
            Invitation.create(program=cast.other_program, employee=employee, role="mentor", **facts)
        if found == "rules":
            Eligibility.create(program=cast.other_program, role="mentor", departments=["Tax"], tenure_months=12)
        applications.begin(opening, "nobody@northwind.example" if found == "nobody" else employee.email, at=at)

    return make


def ended(how: str):
    """Ama's and Benoit's mentorship ends: a member ends or finishes it, a coordinator does, or Ama leaves the company."""

    def make(cast, at: datetime) -> None:
        if how == "coordinator":
            endings.end_as_coordinator(cast.ama_and_benoit, by=cast.carmen, at=at)
        elif how == "silent":
            endings.end_by_silence(cast.ama_and_benoit, at=at)
        elif how == "gone":
            Person.update(left_at=at).where(Person.id == cast.ama.id).execute()
            announce(PeopleLeft((cast.ama.id,), at))
        else:
            endings.end(cast.ama_and_benoit, by=cast.ama, at=at, is_finished=how == "finished")

    return make


def applied(told: str):
    """Jonas has applied to Otto's program; `told` says how it stands."""

    def make(cast, at: datetime) -> None:
        _opening(cast)
        row = _application(cast, at, question="Which tool would you show first?")
        if told == "offered":
            PlaceOffer.create(application=row, offered_at=at, expires_at=at + timedelta(days=5))
        if told in ("place", "no", "late"):
            Application.update(ended_at=at).where(Application.id == row.id).execute()
        _post("enrollment.application", application=row.id, told=told)

    return make


def appointed_to_a_group(cast, at: datetime) -> None:
    """Zoe coordinates the programs of a group."""
    group = OwnerGroup.create(name="Parents at Work", made_at=at)
    zoe = {"given_name": "Zoe", "family_name": "Stranger", "email": cast.zoe.email}
    staff_actions.appoint(role="group", group=group, **zoe, by=cast.adam, at=at)


def factors(change: str):
    """Something changed about how Ama signs in."""
    return lambda cast, at: tell(cast.ama, change, at=at, by=cast.adam if change == "reset" else None)


# What it is called, who gets it, and what causes it.
SAMPLES = {
    "people.sign_in": ("ama", sign_in),
    "people.sign_in after a yes": ("ama", sign_in_after_a_yes),
    **{f"people.factors {change}": ("ama", factors(change)) for change in CHANGES},
    "enrollment.invitation to a mentor": (None, invitation("mentor")),
    "enrollment.invitation to a leader": (None, invitation("mentee")),
    "enrollment.invitation to somebody suggested": (None, suggested_invitation),
    "enrollment.invitation_copy": ("carmen", invitation_copy),
    "enrollment.reminder to a mentor": (None, reminder("mentor")),
    "enrollment.reminder to a leader": (None, reminder("mentee")),
    "pairing.proposed": ("ama", proposed),
    "pairing.proposed by the other": ("ama", asked_by_delphine),
    "pairing.closed": ("ama", closed),
    "choosing.closed": ("delphine", ask_closed),
    "pairing.reminder": ("ama", still_open),
    "pairing.silent once": ("ama", unanswered(rests=False)),
    "pairing.silent twice": ("ama", unanswered(rests=True)),
    "mentorships.begun to the mentor": ("ama", begun("ama")),
    "mentorships.begun to the leader": ("benoit", begun("benoit")),
    "launch.kickoff": ("ama", kicked_off),
    "launch.changed": ("ama", kickoff_moved),
    "launch.called_off": ("ama", kickoff_called_off),
    "mentorships.agreement_changed": ("ama", agreement_changed),
    "mentorships.agreement_signed by one": ("delphine", agreement_signed_by_one),
    "mentorships.agreement_signed by all": ("ama", agreement_signed_by_all),
    "sessions.planned to the planner": ("benoit", planned),
    "sessions.planned to the partner": ("ama", planned),
    "sessions.moved to the mover": ("benoit", moved),
    "sessions.moved to the partner": ("ama", moved),
    "sessions.arranged to who did it": ("ama", arranged),
    "sessions.arranged to the partner": ("benoit", arranged),
    "sessions.cancelled to the canceller": ("benoit", cancelled),
    "sessions.cancelled to the partner": ("ama", cancelled),
    "sessions.planned by an assistant to the leader": ("benoit", planned_by_dora),
    "sessions.planned by an assistant to the mentor": ("ama", planned_by_dora),
    "sessions.moved by an assistant to the leader": ("benoit", moved_by_dora),
    "sessions.moved by an assistant to the mentor": ("ama", moved_by_dora),
    "sessions.diary planned": ("dora", planned_by_dora),
    "sessions.diary moved": ("dora", moved_by_dora),
    "sessions.diary cancelled": ("dora", cancelled_before_dora),
    "delegates.asked": ("zoe", asked_to_assist),
    "delegates.ended to the assistant": ("dora", diary_ended("benoit")),
    "delegates.ended to the leader": ("benoit", diary_ended("dora")),
    "sessions.cancelled with its mentorship": ("benoit", ended("ended")),
    "mentorships.ended by a member": ("benoit", ended("ended")),
    "mentorships.ended and finished": ("benoit", ended("finished")),
    "mentorships.ended by a coordinator": ("benoit", ended("coordinator")),
    "mentorships.ended by a leaver": ("benoit", ended("gone")),
    "mentorships.ended by silence": ("benoit", ended("silent")),
    "mentorships.interrupted": ("carmen", ended("gone")),
    "programs.appointed coordinator": ("zoe", appointed("coordinator")),
    "programs.appointed sponsor": ("zoe", appointed("sponsor")),
    "programs.appointed convenor": ("zoe", appointed("convenor")),
    "programs.appointed administrator": ("zoe", appointed("administrator")),
    "programs.appointed for a group": ("zoe", appointed_to_a_group),
    **{f"enrollment.application_link {found}": (None, applying(found)) for found in FOUND},
    **{f"enrollment.application {told}": ("jonas", applied(told)) for told in TOLD},
    "summaries.published": ("sofia", published),
    "summaries.drafted": ("carmen", drafted),
    "own_data.going": ("ama", going),
    "people.password set": ("ama", password),
    "people.password changed": ("ama", password_changed),
    "people.company_linked": ("ama", company_linked),
    **OF_CARE,
    **OF_FORMATS,
    **OF_CONFIDING,
}


def sample(name: str, cast: SimpleNamespace, at: datetime) -> Message:
    """The letter of this name. It leaves rows behind: call it where they are rolled back."""
    reader, cause = SAMPLES[name]
    Letter.delete().execute()
    cause(cast, at)
    kind, wanted = name.split(" ")[0], getattr(cast, reader).email if reader else None
    messages = [written(row.letter, row.payload) for row in Letter.select().order_by(Letter.id) if row.letter == kind]
    return next(message for message in messages if wanted in (None, message.to))


def _proposal(cast, at: datetime) -> Proposal:
    Mentorship.update(ended_at=at).where(Mentorship.id == cast.chidi_and_delphine.id).execute()
    drawn = Round.create(program=cast.program, number=9, asked_at=at, drawn_at=at, released_at=at, released_by=cast.carmen)
    return Proposal.create(round=drawn, mentor=cast.ama_enrollment, mentee=cast.delphine_enrollment, score=71, parts=[], released_at=at)


def _opening(cast, **more) -> Opening:
    Program.update(is_open=True).where(Program.id == cast.other_program.id).execute()
    return Opening.create(program=cast.other_program, slug="another-program", contact="mentoring@northwind.example", **more)


def _application(cast, at: datetime, **more) -> Application:
    facts = {"program": cast.other_program, "employee": cast.jonas_employee, "person": cast.jonas, "role": "mentor"}
    return Application.create(**facts, applied_at=at, **more)


def _post(letter: str, **payload) -> None:
    Letter.create(key="sample", letter=letter, payload=payload, posted_at=now(), due_at=now())
