"""Two at once: whatever comes first counts, and what comes second sees it."""
import threading
from datetime import timedelta
from time import sleep

from portal.db import connect, db
from portal.enrollment.places import actions as place_actions
from portal.mail.outbox import Letter
from portal.mentorships.models import Mentorship
from portal.pairing import actions
from portal.pairing.models import SILENT, Proposal
from portal.pairing.rounds.release_actions import NotPossible, release
from portal.pairing.silence_actions import close_the_silent
from tests.conftest import NOW
from tests.pairing.test_actions import a_round, own_portal  # noqa: F401  (a fixture)


def at_once(first, second) -> list[Exception]:
    """Do the second while the transaction of the first is still open; what either raised."""
    done, may_end, raised = threading.Event(), threading.Event(), []

    def run(act, *, slowly: bool) -> None:
        connect()
        try:
            with db.atomic():
                act()
                if slowly:
                    done.set()
                    may_end.wait(10)
        except Exception as error:
            raised.append(error)
        finally:
            done.set()
            db.close()

    one = threading.Thread(target=run, args=(first,), kwargs={"slowly": True})
    two = threading.Thread(target=run, args=(second,), kwargs={"slowly": False})
    one.start()
    assert done.wait(10)
    two.start()
    # Long enough for the second to get as far as it can.
    sleep(0.5)
    may_end.set()
    for thread in (one, two):
        thread.join(20)
    return raised


def test_of_two_coordinators_who_release_at_once_one_does(own_portal):  # noqa: F811
    """ASVS v5.0.0-15.4.2: no pair gets its letters twice."""
    drawn = a_round(own_portal, own_portal.chidi_enrollment, own_portal.benoit_enrollment, released=False)
    Mentorship.update(ended_at=NOW).execute()
    Proposal.update(closed_at=NOW).where(Proposal.round == own_portal.round).execute()
    raised = at_once(*[lambda: release(drawn, by=own_portal.carmen, at=NOW)] * 2)
    assert [type(error) for error in raised] == [NotPossible]
    assert Letter.select().where(Letter.letter == "pairing.proposed").count() == 2


def test_who_leaves_while_a_round_goes_out_has_no_open_proposal(own_portal):  # noqa: F811
    cast = own_portal
    drawn = a_round(cast, cast.chidi_enrollment, cast.benoit_enrollment, released=False)
    Proposal.update(closed_at=NOW).where(Proposal.round == cast.round).execute()
    raised = at_once(
        lambda: release(drawn, by=cast.carmen, at=NOW),
        lambda: place_actions.leave(cast.chidi_enrollment, reason="", is_shared=False, by=cast.chidi, at=NOW),
    )
    assert not raised
    assert not Proposal.select().where(Proposal.round == drawn, Proposal.closed_at.is_null()).exists()
    assert Letter.select().where(Letter.letter == "pairing.closed").count() == 1


def test_a_round_that_goes_out_while_somebody_leaves_leaves_them_out(own_portal):  # noqa: F811
    cast = own_portal
    drawn = a_round(cast, cast.chidi_enrollment, cast.benoit_enrollment, released=False)
    raised = at_once(
        lambda: place_actions.leave(cast.chidi_enrollment, reason="", is_shared=False, by=cast.chidi, at=NOW),
        lambda: release(drawn, by=cast.carmen, at=NOW),
    )
    assert [type(error) for error in raised] == [NotPossible]
    assert not Letter.select().where(Letter.letter == "pairing.proposed").exists()


def test_a_last_yes_and_the_end_at_once_begin_a_mentorship_or_end_the_proposal_never_both(own_portal):  # noqa: F811
    cast, late = own_portal, NOW + timedelta(days=8)
    proposal = Proposal.get(Proposal.round == a_round(cast, cast.chidi_enrollment, cast.benoit_enrollment, released=True))
    Proposal.update(answer_by=NOW + timedelta(days=7)).where(Proposal.id == proposal.id).execute()
    actions.accept(proposal, by=cast.chidi, at=NOW)
    raised = at_once(lambda: actions.accept(proposal, by=cast.benoit, at=late), lambda: close_the_silent(at=late))
    assert not raised
    has_begun = Mentorship.select().where(Mentorship.proposal == proposal).exists()
    assert has_begun != (Proposal.get_by_id(proposal.id).closed_how == SILENT) and has_begun


def test_an_end_that_comes_first_leaves_a_yes_without_effect(own_portal):  # noqa: F811
    cast, late = own_portal, NOW + timedelta(days=8)
    proposal = Proposal.get(Proposal.round == a_round(cast, cast.chidi_enrollment, cast.benoit_enrollment, released=True))
    Proposal.update(answer_by=NOW + timedelta(days=7)).where(Proposal.id == proposal.id).execute()
    actions.accept(proposal, by=cast.chidi, at=NOW)
    assert not at_once(lambda: close_the_silent(at=late), lambda: actions.accept(proposal, by=cast.benoit, at=late))
    assert not Mentorship.select().where(Mentorship.proposal == proposal).exists()
    assert Proposal.get_by_id(proposal.id).closed_how == SILENT
