"""Answers and releases that meet: nothing is lost between two at once, and nobody gets more partners than places."""

import os
import threading
from time import sleep

import pytest

from portal import create_app, migrating
from portal.db import connect, db
from portal.enrollment.models import Enrollment
from portal.mentorships.models import Mentorship
from portal.pairing import actions
from portal.pairing.models import Proposal, Round, Verdict
from portal.pairing.queries import verdicts_of
from portal.pairing.rounds.release_actions import release
from portal.settings import Settings
from tests.cast import CAST, Cast, make_cast
from tests.conftest import NOW
from tests.postgres import fresh_database


def a_round(cast, mentor: Enrollment, mentee: Enrollment, *, released: bool) -> Round:
    """The program's next round, with one pair."""
    number = Round.select().where(Round.program == cast.program).count() + 1
    drawn = Round.create(program=cast.program, number=number, asked_at=NOW, drawn_at=NOW, released_at=NOW if released else None)
    Proposal.create(round=drawn, mentor=mentor, mentee=mentee, score=1, parts=[], released_at=drawn.released_at)
    return drawn


@pytest.fixture
def own_portal(elsewhere, tmp_path):
    """The cast in a database of its own, where two transactions can be open at once."""
    url = fresh_database(os.environ["TEST_DATABASE_URL"], "at_once") if "TEST_DATABASE_URL" in os.environ else ""
    environ = {"DATA_DIR": str(tmp_path / "data"), "BASE_URL": "http://localhost", "DATABASE_URL": url, "MODE": "development"}
    settings = Settings.from_environment(environ)
    other = create_app(settings)
    with other.app_context():
        connect()
        migrating.migrate(settings.data_dir)
        make_cast(NOW)
        yield Cast(**vars(CAST))


def test_of_two_yeses_at_once_one_begins_the_mentorship(own_portal):
    """ASVS v5.0.0-2.3.3, v5.0.0-15.4.2: each of the two transactions alone sees one yes."""
    cast = own_portal
    proposal = Proposal.get(Proposal.round == a_round(cast, cast.chidi_enrollment, cast.benoit_enrollment, released=True))
    first_said, may_end, failures = threading.Event(), threading.Event(), []

    def say_yes(person, *, slowly: bool) -> None:
        connect()
        try:
            with db.atomic():
                actions.accept(proposal, by=person, at=NOW)
                if slowly:
                    first_said.set()
                    may_end.wait(10)
        except Exception as error:
            failures.append(error)
        finally:
            db.close()

    first = threading.Thread(target=say_yes, args=(cast.chidi,), kwargs={"slowly": True})
    second = threading.Thread(target=say_yes, args=(cast.benoit,), kwargs={"slowly": False})
    first.start()
    assert first_said.wait(10)
    second.start()
    # Long enough for the second to get as far as it can.
    sleep(0.5)
    may_end.set()
    for thread in (first, second):
        thread.join(20)
    assert not failures
    assert verdicts_of(proposal) == {cast.chidi.id: "accept", cast.benoit.id: "accept"}
    assert Mentorship.select().where(Mentorship.proposal == proposal).count() == 1


def test_who_answers_on_two_devices_at_once_has_answered_once(cast, clock):
    proposal = Proposal.get(Proposal.round == a_round(cast, cast.chidi_enrollment, cast.benoit_enrollment, released=True))
    first = actions.accept(proposal, by=cast.chidi, at=clock.at)
    assert actions.accept(proposal, by=cast.chidi, at=clock.at) == first
    assert actions.decline(proposal, "", by=cast.chidi, at=clock.at) == first
    assert Verdict.select().where(Verdict.proposal == proposal).count() == 1


def test_a_round_in_which_a_leader_would_have_two_partners_is_not_released(browser, cast, letters):
    """ASVS v5.0.0-2.3.4: the draft was drawn while the place was still free."""
    a_round(cast, cast.chidi_enrollment, cast.benoit_enrollment, released=False)
    browser.sign_in(cast.carmen).post(f"/desk/programs/{cast.program.id}/rounds/2/release")
    assert Round.get(Round.program == cast.program, Round.number == 2).released_at is None
    assert "By now a place is missing for" in browser.follow().text
    assert letters() == []


def test_who_has_a_place_left_can_be_released_another_partner(cast, clock):
    Enrollment.update(capacity=2).where(Enrollment.id == cast.benoit_enrollment.id).execute()
    drawn = a_round(cast, cast.chidi_enrollment, cast.benoit_enrollment, released=False)
    release(drawn, by=cast.carmen, at=clock.at)
    assert Round.get_by_id(drawn.id).released_at == clock.at
