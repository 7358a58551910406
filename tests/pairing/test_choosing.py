"""People choose from a short list: each sees the own, asks one, and hears no more than whether it goes ahead."""
import zlib

import pytest

from portal.announcements import announce
from portal.audit.models import Entry
from portal.db import db
from portal.enrollment.models import Answer, Enrollment, Question
from portal.enrollment.news import ProfileCompleted
from portal.enrollment.places import actions as places
from portal.mentorships.models import Mentorship
from portal.pairing import actions as pairing
from portal.pairing.choosing.jobs import draw_every_list, draw_lists, draw_lost_lists, want_lists
from portal.pairing.choosing.models import ListDraw, Shortlisted
from portal.pairing.models import Forbidding, Proposal, Round, Verdict
from portal.pairing.queries import open_for, rounds_of
from portal.programs.models import Program
from tests.cast import CANARIES
from tests.pairing.choosers import let_choose, make_choosers


@pytest.fixture
def people(cast, clock):
    """Seven people with nobody yet, in a program whose people ask each other; their lists are made."""
    made = make_choosers(cast, clock.at)
    let_choose(cast, clock.at)
    return made


def list_of(place) -> str:
    return f"/places/{place.id}/candidates"


def names_on(page) -> list[str]:
    return [title.text for title in page.select("main .lined h2")]


def ask(browser, place, other, *, status: int = 303):
    browser.sign_in(place.person)
    browser.post(f"/places/{place.id}/asks", {"candidate": other.id, "once": f"{place.id}-{other.id}"}, status=status)
    return Proposal.get_or_none(Proposal.asked_by == place, Proposal.mentor.in_([place, other]), Proposal.mentee.in_([place, other]))


# Lists


def test_a_short_list_holds_at_most_five_and_the_best_come_first(cast, people, clock):
    Enrollment.update(capacity=2).where(Enrollment.id.in_([cast.ama_enrollment.id, cast.chidi_enrollment.id])).execute()
    draw_every_list(at=clock.at)
    rows = list(Shortlisted.select().where(Shortlisted.enrollment == people["vito"]).order_by(Shortlisted.position))
    assert [row.position for row in rows] == [1, 2, 3, 4, 5]
    assert [row.score for row in rows] == sorted((row.score for row in rows), reverse=True)


def test_the_same_people_give_the_same_lists_whatever_happened_between(cast, people, clock):
    def lists():
        return list(Shortlisted.select(Shortlisted.enrollment, Shortlisted.candidate, Shortlisted.position).order_by(
            Shortlisted.enrollment, Shortlisted.position).tuples())

    before = lists()
    clock.forward(hours=1)
    draw_every_list(at=clock.at)
    assert lists() == before and Shortlisted.get().drawn_at == clock.at


def test_nobody_stands_on_a_list_with_whom_a_pair_is_ruled_out(cast, people, clock):
    pairing.forbid(people["mia"], people["vito"], by=cast.carmen, at=clock.at)
    draw_every_list(at=clock.at)
    pairs = set(Shortlisted.select(Shortlisted.enrollment, Shortlisted.candidate).tuples())
    assert (people["vito"].id, people["mia"].id) not in pairs and (people["mia"].id, people["vito"].id) not in pairs
    assert (people["vito"].id, people["nia"].id) in pairs


def test_who_has_no_place_left_stands_on_no_list_and_has_none(cast, people):
    taken = {cast.benoit_enrollment.id, cast.delphine_enrollment.id}
    rows = Shortlisted.select().where(Shortlisted.candidate.in_(taken) | Shortlisted.enrollment.in_(taken))
    assert not rows.exists()


def test_a_list_holds_no_points_of_answers_that_are_kept_for_pairing(browser, cast, people, clock):
    Question.update(shown_to="pairing").where(Question.key == "topics").execute()
    draw_every_list(at=clock.at)
    rows = list(Shortlisted.select().where(Shortlisted.enrollment == people["vito"]))
    assert rows and all(row.score == sum(part["points"] for part in row.parts) for row in rows)
    assert not any(part["criterion"] == "topics" for row in rows for part in row.parts)
    browser.sign_in(people["vito"].person).get(list_of(people["vito"]))
    assert "Topics wanted" not in browser.text


@pytest.mark.parametrize("circle", ["pairing", "coordinators"])
def test_no_order_of_a_list_tells_what_its_reader_may_not_read(cast, people, clock, circle):
    Question.update(shown_to=circle).where(Question.key == "topics").execute()
    draw_every_list(at=clock.at)
    lists: dict[int, list[int]] = {}
    for row in Shortlisted.select().order_by(Shortlisted.enrollment, Shortlisted.position):
        lists.setdefault(row.enrollment_id, []).append(row.score)
    assert lists and all(scores == sorted(scores, reverse=True) for scores in lists.values())


def test_points_that_only_coordinators_read_are_on_no_list(cast, people, clock):
    Question.update(shown_to="coordinators").where(Question.key == "topics").execute()
    draw_every_list(at=clock.at)
    assert not any(part["criterion"] == "topics" for row in Shortlisted.select() for part in row.parts)


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


@pytest.fixture
def queued(monkeypatch):
    """The jobs that are queued while no worker takes any up."""
    jobs = []
    monkeypatch.setattr("portal.pairing.choosing.jobs.draw_lists", jobs.append)
    return jobs


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


def test_where_the_rounds_decide_there_are_no_lists(browser, cast, clock):
    made = make_choosers(cast, clock.at)
    draw_every_list(at=clock.at)
    assert not Shortlisted.select().exists()
    browser.sign_in(made["vito"].person).get(list_of(made["vito"]), status=404)
    browser.get("/")
    assert "Your profile is complete" in browser.text and "could ask" not in browser.text


# The page


def test_the_page_names_each_with_title_and_location_and_says_why_in_words(browser, people):
    page = browser.sign_in(people["vito"].person).get(list_of(people["vito"]))
    assert len(names_on(page)) == 4 and names_on(page)[0] in ("Nia Loop", "Ria Lane")
    first = page.select_one("main .lined > li")
    assert ", Lyon" in first.text and "Why you two" in first.text and "Different departments" in first.text
    assert f"Ask {names_on(page)[0].split()[0]}" in first.text
    assert "Xaver" not in browser.text and "Wim" not in browser.text


@pytest.mark.parametrize("who", ["carmen", "adam", "ama", "zoe"])
def test_nobody_else_finds_the_list(browser, cast, people, who):
    browser.sign_in(getattr(cast, who)).get(list_of(people["vito"]), status=404)
    browser.post(f"/places/{people['vito'].id}/asks", {"candidate": people["mia"].id}, status=404)
    browser.post(f"/places/{people['vito'].id}/ranking", {}, status=404)


def test_who_left_or_rests_since_the_list_was_made_is_not_on_it(browser, cast, people, clock):
    page = browser.sign_in(people["vito"].person).get(list_of(people["vito"]))
    assert "Mia Lift" in names_on(page)
    places.pause(people["mia"], None, by=people["mia"].person, at=clock.at)
    assert "Mia Lift" not in names_on(browser.get(list_of(people["vito"])))
    places.leave(people["nia"], reason="", is_shared=False, by=people["nia"].person, at=clock.at)
    assert "Nia Loop" not in names_on(browser.get(list_of(people["vito"])))


def test_a_coordinator_reads_who_finds_nobody(browser, cast, people):
    Shortlisted.delete().where(Shortlisted.enrollment == people["vito"]).execute()
    browser.sign_in(cast.carmen).get(f"/desk/programs/{cast.program.id}/choosing")
    assert "One person finds nobody" in browser.text and "Vito Peak, Leader" in browser.text


def test_who_has_no_candidate_reads_what_happens_next(browser, cast, people):
    Shortlisted.delete().execute()
    browser.sign_in(people["vito"].person).get(list_of(people["vito"]))
    assert "Nobody fits just now" in browser.text and "made anew every night" in browser.text
    browser.get("/")
    assert "Your list of people is empty just now." in browser.text


def test_before_the_worker_made_the_lists_the_page_says_so(browser, cast, people):
    Shortlisted.delete().execute()
    ListDraw.update(drawn_at=None).execute()
    browser.sign_in(people["vito"].person).get(list_of(people["vito"]))
    assert "Your list is being made" in browser.text


# Asking


@pytest.mark.parametrize(("asker", "asked"), [("mia", "vito"), ("vito", "mia")])
def test_either_side_may_ask_and_a_yes_begins_the_mentorship(browser, people, letters, asker, asked):
    letters()
    proposal = ask(browser, people[asker], people[asked])
    [letter] = letters()
    assert letter.to == people[asked].person.email and f"{people[asker].person.given_name}" in letter.subject
    assert "asks whether you two pair up" in letter.subject
    page = browser.sign_in(people[asked].person).get("/")
    assert "asks whether you two pair up" in page.select_one(".tasks").text
    browser.get(f"/proposals/{proposal.id}")
    assert f"{people[asker].person.given_name} chose you from a short list" in browser.text
    assert "No other way to pair everyone" not in browser.text
    browser.submit("#yes")
    assert Mentorship.select().where(Mentorship.proposal == proposal).count() == 1
    assert {message.to for message in letters()} == {people[asker].person.email, people[asked].person.email}


def test_the_asker_waits_and_reads_until_when(browser, people, clock):
    ask(browser, people["mia"], people["vito"])
    browser.get(list_of(people["mia"]))
    assert "You asked Vito Peak." in browser.text and "Central European Time. You get a letter either way." in browser.text
    assert not browser.response.text.count("/asks\"")
    browser.get("/")
    assert "You asked Vito Peak" in browser.text and "could ask" not in browser.text


def test_a_no_tells_the_asker_only_that_it_does_not_go_ahead(browser, people, letters):
    proposal = ask(browser, people["mia"], people["vito"])
    letters()
    browser.sign_in(people["vito"].person).get(f"/proposals/{proposal.id}")
    browser.submit("#no", reason=CANARIES.declining_reason)
    [letter] = letters()
    assert letter.to == people["mia"].person.email and "does not go ahead" in letter.subject
    assert list_of(people["mia"]) in letter.text
    page = browser.sign_in(people["mia"].person).get(list_of(people["mia"]))
    for words in (letter.text, page.main.text):
        assert CANARIES.declining_reason not in words and "said no" not in words and "declined" not in words
    assert "The pairing with Vito Peak does not go ahead." in browser.text
    assert "Vito Peak" not in names_on(page) and names_on(page)


def test_nobody_asks_outside_the_own_list(browser, cast, people):
    assert ask(browser, people["mia"], cast.benoit_enrollment) is None
    assert ask(browser, people["mia"], people["nia"]) is None
    assert "not on your list any more" in browser.follow().text


def test_a_place_that_ends_holds_its_program_before_it_closes_what_waits(browser, cast, people, clock, monkeypatch):
    """Asks and answers hold the program first, then a proposal; the other way round two at once would wait for each other."""
    let_choose(cast, clock.at, screens_asks=True)
    proposal = ask(browser, people["mia"], people["vito"])
    held = []
    monkeypatch.setattr(
        "portal.pairing.choosing.actions.hold",
        lambda table, row: held.append((table, row, Proposal.get_by_id(proposal.id).closed_at)),
    )
    places.leave(people["vito"], reason="", is_shared=False, by=people["vito"].person, at=clock.at)
    assert held[0] == (Program, cast.program.id, None) and Proposal.get_by_id(proposal.id).closed_at


def test_one_ask_at_a_time(browser, people):
    assert ask(browser, people["mia"], people["vito"])
    assert ask(browser, people["mia"], people["wim"]) is None


def test_asking_twice_asks_once(browser, people, letters):
    letters()
    for _ in range(2):
        ask(browser, people["mia"], people["vito"])
    assert Proposal.select().where(Proposal.asked_by == people["mia"]).count() == 1 and len(letters()) == 1


def test_who_has_no_place_left_by_now_cannot_be_asked_and_the_words_are_kind(browser, people):
    ask(browser, people["mia"], people["vito"])
    assert ask(browser, people["nia"], people["vito"]) is None
    assert "Vito Peak cannot be asked just now." in browser.follow().text


def test_a_wish_that_came_after_the_list_holds(browser, cast, people, clock):
    asked = {"program": cast.program, "role": "mentee", "position": 50, "key": "avoid", "kind": "avoid"}
    avoid = Question.create(prompt="Whom not?", shown_to="pairing", **asked)
    value = [{"said": "Mia Lift", "employees": [people["mia"].employee_id]}]
    Answer.create(enrollment=people["vito"], question=avoid, value=value, answered_at=clock.at)
    assert ask(browser, people["mia"], people["vito"]) is None
    assert "cannot be asked just now" in browser.follow().text


def test_a_reporting_line_that_came_after_the_list_holds(browser, cast, people):
    employee = people["mia"].employee
    employee.manager = people["vito"].employee
    employee.save()
    assert ask(browser, people["mia"], people["vito"]) is None


def test_the_asker_takes_it_back_and_asks_somebody_else(browser, people, letters):
    proposal = ask(browser, people["mia"], people["vito"])
    letters()
    browser.post(f"/places/{people['mia'].id}/asks/{proposal.id}/withdrawal")
    [letter] = letters()
    assert letter.to == people["vito"].person.email and "does not go ahead" in letter.subject
    assert Proposal.get_by_id(proposal.id).closed_how == "back"
    browser.sign_in(people["vito"].person).post(f"/proposals/{proposal.id}/acceptance", {}, status=403)
    assert ask(browser, people["mia"], people["wim"])


def test_after_taking_it_back_the_asker_is_at_the_list_again(browser, people):
    proposal = ask(browser, people["mia"], people["vito"])
    browser.post(f"/places/{people['mia'].id}/asks/{proposal.id}/withdrawal")
    assert names_on(browser.follow()) and "Taken back." in browser.text


def test_what_taking_it_back_costs_stands_there_before_anybody_is_asked(browser, people):
    browser.sign_in(people["mia"].person).get(list_of(people["mia"]))
    assert "What you ask goes to the other at once." in browser.text and "then this person leaves your list" in browser.text


def test_who_has_no_place_left_stays_on_the_list_and_is_not_asked_and_nobody_learns_why(browser, people):
    ask(browser, people["mia"], people["vito"])
    page = browser.sign_in(people["nia"].person).get(list_of(people["nia"]))
    row = page.select_one(f"#candidate-{people['vito'].id}")
    assert "Vito has no free place just now." in row.text and not row.select("form") and "Mia" not in row.text
    assert page.select_one(f"#candidate-{people['wim'].id} form") and len(page.select("main .button-main")) == 1


def test_who_is_asked_reads_that_an_answer_is_open_and_not_that_a_place_is_taken(browser, people):
    proposal = ask(browser, people["mia"], people["vito"])
    browser.sign_in(people["vito"].person).get(list_of(people["vito"]))
    assert "A pairing with you waits for an answer" in browser.text and "All your places are taken" not in browser.text
    browser.get(f"/proposals/{proposal.id}")
    browser.submit("#yes")
    browser.get(list_of(people["vito"]))
    assert "All your places are taken." in browser.text


def test_an_unread_letter_about_an_ask_that_was_taken_back_is_not_sent(browser, people, letters):
    letters()
    proposal = ask(browser, people["mia"], people["vito"])
    browser.post(f"/places/{people['mia'].id}/asks/{proposal.id}/withdrawal")
    assert [letter.subject for letter in letters()] == ["The pairing with Mia Lift does not go ahead"]


def test_nobody_takes_back_what_somebody_else_asked(browser, people):
    proposal = ask(browser, people["mia"], people["vito"])
    browser.sign_in(people["vito"].person).post(f"/places/{people['vito'].id}/asks/{proposal.id}/withdrawal", status=404)
    browser.sign_in(people["nia"].person).post(f"/places/{people['mia'].id}/asks/{proposal.id}/withdrawal", status=404)
    assert Proposal.get_by_id(proposal.id).closed_at is None


def test_who_leaves_closes_what_was_asked(browser, people, clock, letters):
    proposal = ask(browser, people["mia"], people["vito"])
    letters()
    places.leave(people["vito"], reason="", is_shared=False, by=people["vito"].person, at=clock.at)
    assert [letter.to for letter in letters()] == [people["mia"].person.email]
    assert Proposal.get_by_id(proposal.id).closed_at


def test_asks_are_no_rounds(browser, cast, people, clock):
    ask(browser, people["mia"], people["vito"])
    assert [round_.number for round_ in rounds_of(cast.program)] == [1]
    browser.sign_in(cast.carmen).get(f"/desk/programs/{cast.program.id}/pairing")
    assert "Round 0" not in browser.text
    browser.get(f"/desk/programs/{cast.program.id}/rounds/0", status=404)
    assert pairing.ask_for_round(cast.program, by=cast.carmen, at=clock.at).number == 2


# The coordinator looks first


@pytest.fixture
def screened(cast, people, clock):
    let_choose(cast, clock.at, screens_asks=True)
    return people


def test_an_ask_waits_until_a_coordinator_lets_it_through(browser, cast, screened, letters, clock):
    letters()
    proposal = ask(browser, screened["mia"], screened["vito"])
    assert letters() == [] and not open_for(screened["vito"].person).exists()
    browser.get(list_of(screened["mia"]))
    assert "Your coordinator looks at it before Vito does." in browser.text
    browser.sign_in(screened["vito"].person).get(f"/proposals/{proposal.id}", status=404)
    page = browser.sign_in(cast.carmen).get(f"/desk/programs/{cast.program.id}/choosing")
    assert "Mia Lift" in page.select_one(f"#ask-{proposal.id}").text
    browser.post(f"/desk/programs/{cast.program.id}/asks/{proposal.id}/passage")
    assert [letter.to for letter in letters()] == [screened["vito"].person.email]
    assert Proposal.get_by_id(proposal.id).answer_by == clock.at.replace(day=21, hour=21, minute=59)


def test_the_asker_knows_before_asking_that_a_coordinator_looks_first(browser, screened):
    browser.sign_in(screened["mia"].person).get(list_of(screened["mia"]))
    assert "Your coordinator looks at what you ask before the other does." in browser.text


def test_not_this_one_is_neutral_to_the_asker_and_nothing_to_the_other(browser, cast, screened, letters):
    proposal = ask(browser, screened["mia"], screened["vito"])
    letters()
    browser.sign_in(cast.carmen).post(f"/desk/programs/{cast.program.id}/asks/{proposal.id}/refusal")
    [letter] = letters()
    assert letter.to == screened["mia"].person.email and "does not go ahead" in letter.subject
    page = browser.sign_in(screened["mia"].person).get(list_of(screened["mia"]))
    for words in (letter.text, page.main.text):
        assert "Carmen Ruiz" not in words.split("Questions")[0] or words is letter.text
    assert "does not go ahead" in browser.text and "Vito Peak" not in names_on(page)
    browser.sign_in(screened["vito"].person).get("/")
    assert "Mia" not in browser.text
    assert Forbidding.select().where(Forbidding.forbidden_by == cast.carmen).count() == 1
    assert {entry.verb for entry in Entry.select().where(Entry.by == cast.carmen)} >= {"held an ask back", "forbade a pair"}


def test_another_programs_coordinator_finds_no_ask(browser, cast, screened):
    proposal = ask(browser, screened["mia"], screened["vito"])
    browser.sign_in(cast.otto).post(f"/desk/programs/{cast.other_program.id}/asks/{proposal.id}/passage", status=404)
    assert Proposal.get_by_id(proposal.id).released_at is None


def test_of_two_who_ask_the_same_the_second_is_closed_kindly_once_the_place_is_taken(browser, cast, screened, letters):
    first, second = (ask(browser, screened[name], screened["vito"]) for name in ("mia", "nia"))
    desk = f"/desk/programs/{cast.program.id}/asks"
    browser.sign_in(cast.carmen).post(f"{desk}/{first.id}/passage")
    browser.sign_in(screened["vito"].person).post(f"/proposals/{first.id}/acceptance", {"once": "yes"})
    assert Proposal.get_by_id(second.id).closed_how == "full"
    assert [letter.to for letter in letters() if "does not go ahead" in letter.subject] == [screened["nia"].person.email]
    page = browser.sign_in(screened["nia"].person).get(list_of(screened["nia"]))
    assert "The pairing with Vito Peak does not go ahead." in page.main.text


def test_an_ask_that_comes_too_late_is_closed_when_it_is_let_through(browser, cast, screened, letters):
    first, second = (ask(browser, screened[name], screened["vito"]) for name in ("mia", "nia"))
    desk = f"/desk/programs/{cast.program.id}/asks"
    browser.sign_in(cast.carmen).post(f"{desk}/{first.id}/passage")
    letters()
    browser.post(f"{desk}/{second.id}/passage")
    assert "cannot be paired by now" in browser.follow().text
    assert [letter.to for letter in letters()] == [screened["nia"].person.email]


def test_what_nobody_saw_yet_can_be_taken_back_and_asked_again(browser, screened, letters):
    letters()
    proposal = ask(browser, screened["mia"], screened["vito"])
    browser.post(f"/places/{screened['mia'].id}/asks/{proposal.id}/withdrawal")
    assert letters() == []
    browser.post(f"/places/{screened['mia'].id}/asks", {"candidate": screened["vito"].id, "once": "again"})
    assert Proposal.select().where(Proposal.asked_by == screened["mia"], Proposal.closed_at.is_null()).count() == 1


def test_who_leaves_closes_what_waits_for_a_coordinator(browser, screened, clock, letters):
    ask(browser, screened["mia"], screened["vito"])
    letters()
    places.leave(screened["vito"], reason="", is_shared=False, by=screened["vito"].person, at=clock.at)
    assert [letter.to for letter in letters()] == [screened["mia"].person.email]


def test_the_trail_says_that_somebody_asked_and_not_whom(browser, people):
    ask(browser, people["mia"], people["vito"])
    line = Entry.get(Entry.verb == "asked for a pairing")
    assert line.by == people["mia"].person_id and line.facts == {}


def test_a_coordinator_has_the_lists_made_anew(browser, cast, people, clock):
    clock.forward(hours=1)
    page = browser.sign_in(cast.carmen).get(f"/desk/programs/{cast.program.id}/choosing")
    assert "for 7 people with a free place" in page.main.text
    browser.post(f"/desk/programs/{cast.program.id}/short-lists")
    assert ListDraw.get().drawn_at == clock.at


def test_the_asker_has_said_yes_and_is_asked_nothing(people, browser):
    proposal = ask(browser, people["mia"], people["vito"])
    assert Verdict.get(Verdict.proposal == proposal).person_id == people["mia"].person_id
    assert not open_for(people["mia"].person).exists() and Round.get_by_id(proposal.round_id).way == "asked"


# How much it asks of the database


def _asked_by(browser, path: str) -> int:
    asked, real = [], db.obj.execute_sql
    browser.get(path)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(db.obj, "execute_sql", lambda *args, **more: (asked.append(args[0]), real(*args, **more))[1])
        browser.get(path)
    return len([sql for sql in asked if sql.startswith("SELECT")])


def test_the_front_page_of_whoever_cannot_choose_asks_no_more_than_before(browser, people, cast, clock):
    assert _asked_by(browser.sign_in(people["vito"].person), "/") <= 12
    let_choose(cast, clock.at, way="round")
    assert _asked_by(browser, "/") <= 8


@pytest.mark.parametrize("how_many", [1, 5])
def test_a_list_of_five_asks_as_much_as_one_of_one(browser, people, how_many):
    Shortlisted.delete().where(Shortlisted.position > how_many).execute()
    assert _asked_by(browser.sign_in(people["vito"].person), list_of(people["vito"])) <= 10


def test_the_page_is_light(browser, people):
    browser.sign_in(people["vito"].person).get(list_of(people["vito"]))
    assert len(zlib.compress(browser.response.data)) < 10_000
