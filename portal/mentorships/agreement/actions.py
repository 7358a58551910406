"""The verbs of agreements: it begins from the program's words, members change it in versions and sign each on their own."""
from datetime import datetime

from portal.audit.actions import record
from portal.db import db
from portal.mail import outbox
from portal.mentorships.agreement import mail  # noqa: F401  registers the letters
from portal.mentorships.agreement.models import AgreementTemplate, AgreementVersion, Signature
from portal.mentorships.agreement.queries import latest_of, signed_in, template_of, template_row
from portal.mentorships.agreement.wording import filled, own_words
from portal.mentorships.circle_actions import is_circle
from portal.mentorships.models import Mentorship
from portal.mentorships.queries import members_of
from portal.pairing.holding import hold
from portal.people.models import Person
from portal.programs.models import Program


class Changed(Exception):
    """Somebody else has changed it since the reader saw it; `now` is what holds now."""

    def __init__(self, now: AgreementVersion | AgreementTemplate):
        super().__init__(now.number)
        self.now = now


def begin(mentorship: Mentorship, *, at: datetime) -> AgreementVersion:
    """The first version, from the program's words; of a mentorship that has one, the version that holds."""
    with db.atomic():
        hold(Mentorship, mentorship.id)
        found = latest_of(mentorship)
        if found is None:
            clauses = filled(template_of(mentorship.program), mentorship)
            found = AgreementVersion.create(mentorship=mentorship, number=1, clauses=clauses, written_at=at)
    return found


def change(mentorship: Mentorship, clauses: dict[str, str], *, seen: int, by: Person, at: datetime) -> AgreementVersion:
    """A new version with these words, which all have to sign anew; the same words make none. Raises Changed when `seen` holds no longer."""
    with db.atomic():
        latest = _held(mentorship, seen)
        if latest.clauses == clauses:
            return latest
        made = AgreementVersion.create(mentorship=mentorship, number=latest.number + 1, clauses=clauses, written_by=by, written_at=at)
        record("agreement.change", by=by, about=f"mentorship/{mentorship.id}", program=mentorship.program_id, version=made.number)
        _tell(made, "mentorships.agreement_changed", by)
    return made


def sign(mentorship: Mentorship, *, seen: int, by: Person, at: datetime) -> bool:
    """Agree to the version that was seen; False when it is signed by `by` already. Raises Changed when it holds no longer."""
    with db.atomic():
        version = _held(mentorship, seen)
        signing = Signature.insert(version=version, person=by, signed_at=at).on_conflict_ignore()
        if not signing.as_rowcount().execute():
            return False
        record("agreement.sign", by=by, about=f"mentorship/{mentorship.id}", program=mentorship.program_id, version=version.number)
        # In a circle of nine each signature would be eight letters; the last one is the news.
        if not is_circle(mentorship) or signed_in([mentorship.id])[mentorship.id].by_all:
            _tell(version, "mentorships.agreement_signed", by)
    return True


def change_template(program: Program, clauses: dict[str, str], *, seen: int, by: Person, at: datetime) -> None:
    """Let agreements of this program that are still to begin start from these words. Raises Changed when `seen` holds no longer."""
    own = own_words(program.format)
    changed = {key: words for key, words in clauses.items() if words and words != own[key]}
    with db.atomic():
        hold(Program, program.id)
        row = template_row(program)
        if row and row.number != seen:
            raise Changed(row)
        if changed == (row.clauses if row else {}):
            return
        facts = {"clauses": changed, "number": seen + 1, "changed_by": by, "changed_at": at}
        taken_over = {getattr(AgreementTemplate, name): value for name, value in facts.items()}
        AgreementTemplate.insert(program=program, **facts).on_conflict(
            conflict_target=[AgreementTemplate.program], update=taken_over
        ).execute()
        record("agreement.template_changed", by=by, about=f"program/{program.id}", program=program.id, clauses=sorted(changed))


def _held(mentorship: Mentorship, seen: int) -> AgreementVersion:
    """The version that holds, for as long as the caller's transaction lasts."""
    hold(Mentorship, mentorship.id)
    latest = latest_of(mentorship)
    if latest.number != seen:
        raise Changed(latest)
    return latest


def _tell(version: AgreementVersion, letter: str, by: Person) -> None:
    """A letter to every other member, in the caller's transaction."""
    for member in members_of(version.mentorship):
        if member.person_id != by.id:
            key = f"{letter}:{version.id}:{by.id}:{member.person_id}"
            outbox.post(key, letter, version_id=version.id, by_id=by.id, person_id=member.person_id)
