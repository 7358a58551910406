"""What lies around the invitations of the demo: their words in two versions, reminders, suggestions, and one letter that never arrived."""
from datetime import timedelta

from portal.demo.company import staff_moment
from portal.demo.inviting import LEVELS
from portal.demo.profiles import seeded
from portal.demo.story import Story, insert
from portal.enrollment.invitations.models import Nomination, Reminder
from portal.enrollment.invitations.queries import candidates, invitations_in
from portal.enrollment.invitations.states import EXPIRED, LETTER, NO, WAITING, YES, in_states, letter_key
from portal.enrollment.invitations.text_defaults import default_words
from portal.enrollment.invitations.text_queries import terms_of
from portal.enrollment.models import MENTOR, Employee, Invitation, InvitationText
from portal.mail.outbox import MOST_TRIES, REFUSED, Letter

# From this wave on, invitations say what the first months were like.
REWRITTEN = 5
LATER = "The first pairs have met since summer. Leaders say that they prepare for these meetings as for no other."
WHYS = ("Explains the new tools to half of our floor already.", "Asks the questions that the rest of us only think.", "")


def dress_the_board(story: Story) -> None:
    """Put all of it down, after the last wave."""
    _texts(story)
    _reminders(story)
    _a_letter_that_never_arrived(story)
    _suggestions(story)


def _texts(story: Story) -> None:
    signed = {"signed_by": story.sponsor.name, "signed_title": Employee.get(Employee.person == story.sponsor).title}
    waves = {1: range(1, REWRITTEN), 2: range(REWRITTEN, 100)}
    for role in LEVELS:
        for version, days in ((1, story.before(52)), (2, story.ago(18))):
            words = {**default_words(story.program, role), **signed, **({"opening": LATER} if version == 2 else {})}
            kept = {"terms": terms_of(story.program), "written_by": story.coordinator, "written_at": staff_moment(story, days, 15, 20)}
            [text] = insert(InvitationText, [{"program": story.program, "role": role, "version": version, **words, **kept}])
            sent = (Invitation.program == story.program) & (Invitation.role == role) & Invitation.wave.in_(list(waves[version]))
            Invitation.update(text=text).where(sent).execute()


def _reminders(story: Story) -> None:
    """One by the clock to everybody who was silent for a week; one of those who are asked now wants none."""
    silent = list(in_states(invitations_in(story.program), story.at, EXPIRED).order_by(Invitation.id))
    insert(Reminder, [{"invitation": row, "number": 1, "asked_at": row.invited_at + timedelta(days=7)} for row in silent])
    waiting = in_states(invitations_in(story.program), story.at, WAITING).order_by(Invitation.id).first()
    Invitation.update(quiet_at=waiting.invited_at + timedelta(days=1)).where(Invitation.id == waiting.id).execute()


def _a_letter_that_never_arrived(story: Story) -> None:
    """The mail server did not know one address of the last wave that is over."""
    row = in_states(invitations_in(story.program), story.at, EXPIRED).first()
    payload = {"invitation": row.id, "token_hash": row.token_hash}
    tried = {"posted_at": row.invited_at, "due_at": row.invited_at, "tries": MOST_TRIES, "error": REFUSED}
    insert(Letter, [{"key": letter_key(row), "letter": LETTER, "payload": payload, **tried}])
    Reminder.delete().where(Reminder.invitation == row).execute()


def _suggestions(story: Story) -> None:
    """Two wait for the coordinator, one of them not on the roster; one goes along with the next wave."""
    rng = seeded("suggestions")
    mentors = invitations_in(story.program).where(Invitation.role == MENTOR)
    by = [*in_states(mentors, story.at, NO).limit(1), *in_states(mentors, story.at, YES).limit(2)]
    free = candidates(story.program, MENTOR, story.today).where(Employee.job_level.in_(LEVELS[MENTOR])).order_by(Employee.employee_id)
    one, other = rng.sample(list(free), 2)
    addresses = (one.email, f"sam.newcomer@{one.email.partition('@')[2]}", other.email)
    approved_at = staff_moment(story, story.ago(2), 11, 40)
    rows = []
    for number, (row, email) in enumerate(zip(by, addresses, strict=True)):
        is_approved = number == 2
        rows.append({
            "program": story.program, "invitation": row, "role": MENTOR, "email": email, "why": WHYS[number], "may_name": number == 0,
            "suggested_at": staff_moment(story, story.ago(3 + number), 16, 10), "approved_at": approved_at if is_approved else None,
            "approved_by": story.coordinator if is_approved else None,
        })
    insert(Nomination, rows)
