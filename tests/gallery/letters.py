"""One of each letter for the demo's mailbox, so that letters are looked at as pages are."""
from datetime import datetime

from portal.clock import now
from portal.db import db
from portal.settings import Settings
from tests.cast import CAST
from tests.mail.samples import sample

# What stands in the mailbox under a number of its own; the others differ from these in a word.
SHOWN = {
    1001: "people.sign_in",
    1002: "enrollment.invitation to a mentor",
    1003: "enrollment.invitation to a leader",
    1004: "pairing.proposed",
    1005: "pairing.closed",
    1016: "pairing.reminder",
    1017: "pairing.silent once",
    1018: "pairing.silent twice",
    1006: "mentorships.begun to the leader",
    1023: "launch.kickoff",
    1024: "launch.called_off",
    1007: "sessions.planned to the partner",
    1008: "sessions.moved to the partner",
    1009: "sessions.cancelled to the partner",
    1010: "programs.appointed coordinator",
    1011: "summaries.published",
    1021: "people.factors passkey_added",
    1022: "people.factors reset",
    1012: "mentorships.ended by a member",
    1013: "mentorships.ended by a leaver",
    1045: "mentorships.ended by silence",
    1014: "mentorships.interrupted",
    1015: "sessions.cancelled with its mentorship",
    1030: "care.day_before to the mentor",
    1031: "care.did_it_happen",
    1032: "care.week_after",
    1033: "care.plan_first",
    1034: "care.plan_next",
    1035: "care.plan_again to the leader",
    1036: "care.plan_again to the mentor",
    1037: "care.rescue",
    1038: "care.steady",
    1039: "care.goals of two",
    1040: "care.commitment",
    1041: "care.dormant",
    1042: "care.closing",
    1043: "care.facts",
    1044: "care.digest",
    1060: "care.rescue_diary",
}


def put_letters(at: datetime, settings: Settings) -> None:
    """Write each letter into the mailbox; what caused it is rolled back."""
    settings.mailbox_dir.mkdir(parents=True, exist_ok=True)
    for number, name in SHOWN.items():
        with db.atomic() as cause:
            # A code of the full hour may have run out by now.
            message = sample(name, CAST, now() if name == "people.sign_in" else at)
            email = message.as_email(message_id=f"{number}@gallery", sender="upward@northwind.example")
            cause.rollback()
        (settings.mailbox_dir / f"{number:08d}.eml").write_bytes(email.as_bytes())
