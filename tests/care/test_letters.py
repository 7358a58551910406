"""Every letter of care, compared whole with its golden file; run with WRITE_LETTERS=1 to write the files anew, then read them."""
import os
import re
from pathlib import Path

import pytest

from portal.care.ladder import STEPS
from tests.cast import CANARIES
from tests.mail.care_samples import SAMPLES
from tests.mail.samples import sample

GOLDEN = Path(__file__).parent / "letters"


@pytest.mark.parametrize("name", SAMPLES)
def test_a_letter_reads_as_its_golden_file(name, cast, clock):
    message = sample(name, cast, clock.at)
    shown = f"To: {message.to}\nSubject: {message.subject}\n\n{message.text}\n"
    shown = re.sub(r"(/stop/|/keep-open/\d+/|/s/|/q/)[\w-]+", r"\1<token>", shown)
    shown = re.sub(r"/(letters|mentorships|sessions|commitments|keep-open|programs)/\d+", r"/\1/<id>", shown)
    shown = re.sub(r"only=[0-9.]+", lambda found: "only=" + ".".join("<id>" for _one in found[0].split(".")), shown)
    path = GOLDEN / f"{name.removeprefix('care.').replace(' ', '-').replace('_', '-')}.txt"
    if os.environ.get("WRITE_LETTERS"):
        path.write_text(shown)
    assert path.read_text() == shown, f"{name} reads differently now"


def test_every_step_of_the_schedule_has_its_letter():
    assert {name.split(" ")[0].removeprefix("care.") for name in SAMPLES} == set(STEPS)


@pytest.mark.parametrize("name", SAMPLES)
def test_a_letter_says_how_to_get_fewer_and_mail_programs_can_stop_it(name, cast, clock):
    message = sample(name, cast, clock.at)
    headers = dict(message.headers)
    if name == "care.closing":
        assert headers == {} and "To choose your reminders" in message.text
        return
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    address = headers["List-Unsubscribe"].strip("<>")
    assert "/stop/" in address and address in message.text and "/me/letters" in message.text
    assert "You get this letter because" in message.text


@pytest.mark.parametrize("name", SAMPLES)
def test_no_private_word_and_no_reason_is_in_a_letter(name, cast, clock):
    said = sample(name, cast, clock.at)
    for word in vars(CANARIES).values():
        assert word not in said.text + said.html + said.subject
