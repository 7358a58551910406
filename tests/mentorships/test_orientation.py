"""Orientation: short cards for each role, read without a script, waiting until the last one, and open ever after."""
import pytest

from portal.audit.models import Entry
from portal.enrollment.models import Enrollment
from portal.mentorships.orientation.actions import read_card
from portal.mentorships.orientation.cards import CARDS, cards_for
from portal.mentorships.orientation.models import Orientation
from portal.programs.formats import MENTEE, MENTOR
from portal.programs.models import FORMATS


@pytest.fixture
def unread(cast):
    """Nobody of the cast has read anything."""
    Orientation.delete().execute()
    return cast.ama_enrollment


def address(place: Enrollment, card: int | None = None) -> str:
    return f"/places/{place.id}/orientation" + (f"?card={card}" if card else "")


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("role", [MENTOR, MENTEE])
def test_every_role_of_every_format_has_five_to_seven_short_cards(format, role):
    cards = CARDS[format][role]
    assert 5 <= len(cards) <= 7
    for card in cards:
        assert 2 <= len(card.points) <= 5 and sum(len(str(point)) for point in card.points) < 480
    said = " ".join(str(point) for card in cards for point in card.points)
    assert "No coordinator or administrator can open it." in said and "at any time" in said


def test_it_waits_on_the_front_page_and_on_the_page_of_the_mentorship_until_it_is_finished(browser, cast, unread):
    browser.sign_in(cast.ama)
    for path, region in (("/", "main"), (f"/mentorships/{cast.ama_and_benoit.id}", "#waiting")):
        shown = browser.get(path).select_one(region)
        assert "Read how it works" in shown.text and shown.find("a", href=address(unread)) is not None


def test_it_is_read_card_by_card_without_a_script_and_goes_on_where_somebody_stopped(browser, cast, unread, clock):
    browser.sign_in(cast.ama).get(address(unread))
    assert "card 1 of 6" in browser.text and "6 sessions of 45 minutes" in browser.text
    assert browser.page.select_one(f"main .kicker a[href='/mentorships/{cast.ama_and_benoit.id}']").text == "You and Benoit Laurent"
    browser.submit()
    assert "card 2 of 6" in browser.follow().text
    assert browser.page.find("a", string="Back")["href"] == address(unread, 1)
    browser.submit()
    assert "card 3 of 6" in browser.get(address(unread)).text
    assert "4 cards are left" in browser.get("/").text
    for number in (3, 4, 5):
        browser.get(address(unread, number))
        browser.submit()
    browser.get(address(unread, 6))
    browser.submit()
    assert "You know how it works now" in browser.follow().text
    row = Orientation.get()
    assert (row.read, row.finished_at) == (6, clock.at)
    assert "Read how it works" not in browser.get("/").text
    assert "card 1 of 6" in browser.get(address(unread)).text


def test_reading_again_changes_neither_the_day_nor_the_trail(cast, unread, clock):
    place = Enrollment.get_by_id(unread.id)
    for card in (1, 1, 6):
        read_card(place, card, by=cast.ama, at=clock.at)
    first = clock.at
    clock.forward(days=3)
    for card in (1, 2, 6):
        read_card(place, card, by=cast.ama, at=clock.at)
    row = Orientation.get()
    assert (row.started_at, row.read, row.finished_at) == (first, 6, first)
    verbs = [entry.verb for entry in Entry.select().order_by(Entry.id) if "orientation" in entry.verb]
    assert verbs == ["began the orientation", "finished the orientation"]


def test_the_mentor_and_the_leader_read_different_cards(browser, cast):
    mentor, leader = (cards_for(cast.program, role) for role in (MENTOR, MENTEE))
    assert "Your agenda leads" in str(mentor[1].points[0]) and "The mentor’s agenda leads" in str(leader[1].points[0])


def test_nobody_opens_the_orientation_of_another_place(browser, cast, unread):
    browser.sign_in(cast.benoit).get(address(unread), status=404)
    browser.post(address(unread), {"card": "1"}, status=404)
    assert not Orientation.select().exists()


def test_whoever_is_paired_with_nobody_is_not_reminded_of_it(browser, cast, unread):
    assert "Read how it works" not in browser.sign_in(cast.jonas).get("/").text
    browser.get(address(cast.jonas_enrollment))
