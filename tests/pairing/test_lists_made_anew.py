"""Short lists are made by the worker: anew when somebody joins or asks for it, once for many wishes, and after all if it died."""
import pytest

from portal.announcements import announce
from portal.enrollment.news import ProfileCompleted
from portal.pairing.choosing.jobs import draw_lists, draw_lost_lists, want_lists
from portal.pairing.choosing.models import ListDraw


@pytest.fixture
def queued(monkeypatch):
    """The jobs that are queued while no worker takes any up."""
    jobs = []
    monkeypatch.setattr("portal.pairing.choosing.jobs.draw_lists", jobs.append)
    return jobs


def test_a_profile_that_is_sent_in_makes_the_lists_anew(cast, people, clock):
    clock.forward(minutes=1)
    announce(ProfileCompleted(people["mia"], clock.at))
    assert ListDraw.get().drawn_at == clock.at


def test_lists_whose_worker_died_are_made_after_all(cast, people, clock):
    ListDraw.update(drawn_at=None, asked_at=clock.at).execute()
    draw_lost_lists()
    assert ListDraw.get().waits
    clock.forward(minutes=3)
    draw_lost_lists()
    assert not ListDraw.get().waits


def test_many_wishes_before_the_worker_comes_are_one_job(cast, people, clock, queued):
    for _wish in range(5):
        want_lists(cast.program, at=clock.at)
        clock.forward(minutes=1)
    assert queued == [cast.program.id]


def test_wishes_that_keep_coming_put_off_no_earlier_one(cast, people, clock, queued):
    """The job of the first was lost; the sweep finds it, however many have wished since."""
    for _wish in range(4):
        want_lists(cast.program, at=clock.at)
        clock.forward(minutes=1)
    draw_lost_lists()
    assert queued == [cast.program.id] * 2
    draw_lists.call_local(cast.program.id)
    assert not ListDraw.get().waits


def test_a_wish_while_the_worker_is_at_it_is_the_next_job_and_no_more_than_one(cast, people, clock, queued, monkeypatch):
    from portal.pairing.choosing import jobs

    def meanwhile(draw, *, at):
        if not during:
            during.extend([clock.forward(seconds=5), want_lists(cast.program, at=clock.at), want_lists(cast.program, at=clock.at)])
        make(draw, at=at)

    during, make = [], jobs.make_lists
    monkeypatch.setattr(jobs, "make_lists", meanwhile)
    want_lists(cast.program, at=clock.at)
    draw_lists.call_local(cast.program.id)
    assert queued == [cast.program.id] * 2 and ListDraw.get().waits
    draw_lists.call_local(cast.program.id)
    assert not ListDraw.get().waits


def test_a_run_that_fails_takes_no_later_wish_along(cast, people, clock, queued, monkeypatch):
    from portal.pairing.choosing import jobs

    def fails(draw, *, at):
        want_lists(cast.program, at=clock.at)
        raise RuntimeError

    monkeypatch.setattr(jobs, "make_lists", fails)
    want_lists(cast.program, at=clock.at)
    with pytest.raises(RuntimeError):
        draw_lists.call_local(cast.program.id)
    assert ListDraw.get().waits and queued == [cast.program.id] * 2


def test_a_coordinator_has_the_lists_made_anew(browser, cast, people, clock):
    clock.forward(hours=1)
    page = browser.sign_in(cast.carmen).get(f"/desk/programs/{cast.program.id}/choosing")
    assert "for 7 people with a free place" in page.main.text
    browser.post(f"/desk/programs/{cast.program.id}/short-lists")
    assert ListDraw.get().drawn_at == clock.at
