"""However a mentorship ends, the words that stood on the page before are those that both read, in the letter and on the page after."""
import pytest

from portal.care.requests import actions as requests
from portal.mentorships import ending_actions as endings
from portal.mentorships.ending_words import BY_COORDINATOR, BY_SILENCE, NEUTRAL, THANKS
from portal.mentorships.models import Mentorship


def _ask(cast, at, *, ends_now: bool):
    return requests.ask(cast.ama_and_benoit, by=cast.ama, at=at, reason="", ends_now=ends_now)


# Each way: what does it, where its page is and who reads that, and the words.
WAYS = {
    "a member": (lambda cast, at: endings.end(cast.ama_and_benoit, by=cast.ama, at=at), ("ama", "/mentorships/{pair}/ending"), NEUTRAL),
    "finished": (lambda cast, at: endings.end(cast.ama_and_benoit, by=cast.ama, at=at, is_finished=True), None, THANKS),
    "a coordinator": (
        lambda cast, at: endings.end_as_coordinator(cast.ama_and_benoit, by=cast.carmen, at=at),
        ("carmen", "/desk/programs/{program}/mentorships/{pair}/ending"), BY_COORDINATOR,
    ),
    "asked and ended at once": (lambda cast, at: _ask(cast, at, ends_now=True), ("ama", "/mentorships/{pair}/new-pairing"), NEUTRAL),
    "asked and ended by a coordinator": (
        lambda cast, at: requests.end(_ask(cast, at, ends_now=False), by=cast.carmen, at=at),
        ("ama", "/mentorships/{pair}/new-pairing"), BY_COORDINATOR,
    ),
    "silence": (lambda cast, at: endings.end_by_silence(cast.ama_and_benoit, at=at), None, BY_SILENCE),
}


@pytest.mark.parametrize("way", WAYS)
def test_both_read_the_words_that_stood_there_before(browser, cast, clock, letters, way):
    act, page, words = WAYS[way]
    if page:
        who, path = page
        browser.sign_in(getattr(cast, who)).get(path.format(pair=cast.ama_and_benoit.id, program=cast.program.id))
        assert str(words) in browser.text
    act(cast, clock.at)
    sent = [one for one in letters() if "You and" in one.subject]
    assert {one.to for one in sent} == {cast.ama.email, cast.benoit.email}
    assert all(str(words) in " ".join(one.text.split()) for one in sent)
    for person in (cast.ama, cast.benoit):
        browser.sign_in(person).get(f"/mentorships/{cast.ama_and_benoit.id}")
        assert str(words) in browser.text
    assert Mentorship.get_by_id(cast.ama_and_benoit.id).has_ended
