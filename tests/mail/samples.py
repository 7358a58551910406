"""Every letter of the portal, made from the cast by the portal's own actions; a new letter gets its line in SAMPLES."""
from datetime import datetime, timedelta
from types import SimpleNamespace

from portal.clock import now
from portal.enrollment.invitation_models import Nomination
from portal.enrollment.invitation_text_actions import send_copy
from portal.enrollment.models import Invitation
from portal.mail.letters import written
from portal.mail.message import Message
from portal.mail.outbox import Letter
from portal.mentorships.models import Mentorship
from portal.pairing import actions as pairing
from portal.pairing.models import Proposal, Round
from portal.people import sign_in_actions
from portal.programs import staff_actions
from portal.sessions import actions as sessions
from portal.summaries.models import Publication
from portal.web.links import derive, hash_of

JOIN_LINK = "https://meet.example/abc"
AGENDA = "One tool for notes\nWhat the team heard when the plan was changed, and what it made of that over the summer"


def sign_in(cast, at: datetime) -> None:
    """A link and a code for Ama."""
    sign_in_actions.ask_to_sign_in(cast.ama.email, browser="b" * 32, next_path=None, at=at)


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


def begun(name: str):
    """Ama and Benoit begin: the letter to `name`."""
    return lambda cast, at: _post("mentorships.begun", mentorship_id=cast.ama_and_benoit.id, person_id=getattr(cast, name).id)


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


def cancelled(cast, at: datetime) -> None:
    """Benoit cancelled it."""
    session = planned(cast, at)
    Letter.delete().execute()
    sessions.cancel(session, by=cast.benoit, at=at, reason="The board meets that day.")


def appointed(role: str):
    """Zoe is appointed to `role`."""

    def make(cast, at: datetime) -> None:
        program = cast.program if role in ("coordinator", "sponsor") else None
        zoe = {"given_name": "Zoe", "family_name": "Stranger", "email": cast.zoe.email}
        staff_actions.appoint(role=role, program=program, **zoe, by=cast.adam, at=at)

    return make


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


# What it is called, who gets it, and what causes it.
SAMPLES = {
    "people.sign_in": ("ama", sign_in),
    "enrollment.invitation to a mentor": (None, invitation("mentor")),
    "enrollment.invitation to a leader": (None, invitation("mentee")),
    "enrollment.invitation to somebody suggested": (None, suggested_invitation),
    "enrollment.invitation_copy": ("carmen", invitation_copy),
    "enrollment.reminder to a mentor": (None, reminder("mentor")),
    "enrollment.reminder to a leader": (None, reminder("mentee")),
    "pairing.proposed": ("ama", proposed),
    "pairing.closed": ("ama", closed),
    "mentorships.begun to the mentor": ("ama", begun("ama")),
    "mentorships.begun to the leader": ("benoit", begun("benoit")),
    "sessions.planned to the planner": ("benoit", planned),
    "sessions.planned to the partner": ("ama", planned),
    "sessions.moved to the mover": ("benoit", moved),
    "sessions.moved to the partner": ("ama", moved),
    "sessions.cancelled to the canceller": ("benoit", cancelled),
    "sessions.cancelled to the partner": ("ama", cancelled),
    "programs.appointed coordinator": ("zoe", appointed("coordinator")),
    "programs.appointed sponsor": ("zoe", appointed("sponsor")),
    "programs.appointed convenor": ("zoe", appointed("convenor")),
    "programs.appointed administrator": ("zoe", appointed("administrator")),
    "summaries.published": ("sofia", published),
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
    return Proposal.create(round=drawn, mentor=cast.ama_enrollment, mentee=cast.delphine_enrollment, score=71, parts=[])


def _post(letter: str, **payload) -> None:
    Letter.create(key="sample", letter=letter, payload=payload, posted_at=now(), due_at=now())
