"""The letters about what is told in confidence, each compared whole with its golden file."""
import os
import re
from pathlib import Path

import pytest

from tests.mail.confiding_samples import SAMPLES
from tests.mail.samples import sample

GOLDEN = Path(__file__).parent / "letters"


@pytest.mark.parametrize("name", SAMPLES)
def test_the_letter_reads_as_it_was_read_last(cast, clock, name):
    """Run with WRITE_LETTERS=1 to write the files anew, then read them."""
    message = sample(name, cast, clock.at)
    shown = re.sub(r"/(programs|concerns|new-pairings)/\d+", r"/\1/<id>", f"Subject: {message.subject}\n\n{message.text}\n")
    path = GOLDEN / f"{name.replace('.', '-')}.txt"
    if os.environ.get("WRITE_LETTERS"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(shown)
    assert path.read_text() == shown, f"{name} reads differently now"
