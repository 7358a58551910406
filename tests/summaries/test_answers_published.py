"""What people answer reaches a publication as the rules for answers have it, and a few who change something move no figure."""
import json
from functools import partial
from random import Random

import pytest

from portal.own_data.erasing import erase
from portal.people.models import Person
from portal.programs.models import Program
from portal.summaries import actions, figures, jobs
from portal.summaries.answers.gathering import heard_in
from portal.summaries.disclosure.deciding import Rules, decide
from portal.summaries.disclosure.ledger import numbers_of, past_of
from portal.summaries.drafting import make_draft
from portal.summaries.models import Publication
from portal.surveys.models import Survey, SurveyAnswer
from tests.summaries.answering import PULSE, make_talking, moment, places, pulses, say, stand
from tests.summaries.attacker import changed_few, learned
from tests.summaries.test_figures import AT
from tests.surveys.asked import make_instrument


@pytest.fixture
def program(cast, monkeypatch) -> Program:
    """A program of fourteen pairs, whose papers are not printed."""
    monkeypatch.setattr(jobs, "printed", lambda publication, newer=None: b"%PDF")
    return make_talking(cast, 14)


def publish(program: Program, cast, at=AT) -> Publication:
    draft = make_draft(program, by=cast.carmen, at=at)
    actions.publish(draft, by=cast.carmen, at=at)
    return Publication.get_by_id(draft.id)


def rows(publication: Publication) -> dict[str, dict]:
    return {row["key"]: row for row in publication.figures["answers"]["rows"]}


def told(row: dict) -> dict:
    """What is told but for its day."""
    return {name: value for name, value in row.items() if name not in ("kept_from", "items", "rate")}


LIKE_IT = [5, 5, 5, 5, 4, 4, 4, 4, 3, 3, 3, 2]


def test_a_score_is_told_as_a_coarse_share_with_its_median_its_bars_and_how_many_answered(program, cast):
    pulses(program, "mentor", [*LIKE_IT, 0, 0])
    row = rows(publish(program, cast))["relationship_mentors"]
    assert (row["band"], row["median"]) == ([10, 19], 4.0)
    # 8 of 12 is told in a step of five, as are the bars: nothing in the row is a count.
    assert row["share"] == {"value": 65, "bound": ""}
    assert [(bar["name"], bar["value"]) for bar in row["bars"]] == [("under 4", 35), ("4 to 5", 65)]
    assert row["rate"] == {"value": 85, "bound": "", "kept_from": None}
    assert [item["median"] for item in row["items"]] == [4.0] * 4


def test_four_answers_are_too_few_and_leave_nothing_in_the_row(program, cast):
    pulses(program, "mentor", [5, 4, 3, 2, *[0] * 10])
    row = rows(publish(program, cast))["relationship_mentors"]
    assert (row["band"], row["share"], row["median"], row["bars"], row["rate"]) == (None, None, None, [], None)
    assert not past_of(program)["relationship_mentors"][0].shown


def test_a_program_that_asks_for_more_people_shows_no_answers_of_fewer(program, cast):
    Program.update(smallest_group=13).where(Program.id == program.id).execute()
    pulses(program, "mentor", [*LIKE_IT, 0, 0])
    assert rows(publish(Program.get_by_id(program.id), cast))["relationship_mentors"]["band"] is None


def test_where_all_say_the_same_only_a_bound_is_told(program, cast):
    pulses(program, "mentor", [5] * 14)
    row = rows(publish(program, cast))["relationship_mentors"]
    assert (row["share"], row["median"], row["bars"]) == ({"value": 90, "bound": "above"}, None, [])


def test_the_two_sides_are_compared_only_where_both_medians_are_told(program, cast):
    pulses(program, "mentor", LIKE_IT)
    pulses(program, "mentee", [4, 4, 3, 3, 2, 2, 2, 5, 3])
    first = publish(program, cast)
    assert (rows(first)["relationship_leaders"]["band"], first.figures["answers"]["gap"]) == ([5, 9], None)
    pulses(program, "mentee", [4, 4, 3, 3, 2, 2, 2, 5, 3, 3, 3, 3, 3, 3])
    second = publish(program, cast, moment(1))
    assert second.figures["answers"]["gap"] is None
    assert rows(second)["relationship_mentors"]["kept_from"] and not rows(second)["relationship_leaders"]["kept_from"]
    pulses(program, "mentor", [*LIKE_IT, 3, 3], "day-90")
    pulses(program, "mentee", [3] * 13 + [4], "day-90")
    assert publish(program, cast, moment(2)).figures["answers"]["gap"] == -1.0


@pytest.mark.parametrize("few", [1, 4])
def test_a_few_who_change_everything_that_they_said_move_no_figure(program, cast, few):
    """Canaries: their answers become the lowest, or new ones come, and what is published stays as it was, with its day."""
    for role in ("mentor", "mentee"):
        pulses(program, role, LIKE_IT)
        stand(program, role, "start", [2, 3, 2, 3, 4, 2, 3, 2, 3, 2, 3, 2])
        stand(program, role, "middle", [4, 3, 4, 3, 4, 4, 4, 1, 4, 2, 4, 3])
        for place, fits, number in zip(places(program, role), [3] * 8 + [2] * 4, range(12), strict=False):
            say(place, "fit", "fit", fit=fits)
            say(place, "close", "close", recommend=number % 6 + 4)
            say(place, "middle", "safety", **dict.fromkeys(("against", "readers", "stop"), 5 - number % 2))
    first = publish(program, cast)
    assert len([row for row in rows(first).values() if row["band"]]) == 8
    for role in ("mentor", "mentee"):
        for place in places(program, role)[:few] if role == "mentor" else []:
            say(place, "fit", "fit", fit=1)
            say(place, "close", "close", recommend=0)
            say(place, "pulse", "pulse", "day-30", **dict.fromkeys(PULSE, 1))
            say(place, "middle", "safety", **dict.fromkeys(("against", "readers", "stop"), 1))
        stand(program, role, "middle", [1] * few)
    second = publish(program, cast, moment(1))
    for key, row in rows(first).items():
        assert told(rows(second)[key]) == told(row), key
        if row["band"]:
            assert rows(second)[key]["kept_from"] == AT.date().isoformat(), key
        assert [told(item) for item in rows(second)[key]["items"]] == [told(item) for item in row["items"]]


def test_five_who_change_are_told_anew(program, cast):
    pulses(program, "mentor", LIKE_IT)
    publish(program, cast)
    pulses(program, "mentor", [1] * 5)
    row = rows(publish(program, cast, moment(1)))["relationship_mentors"]
    assert (row["kept_from"], row["share"]["value"]) == (None, 25)


def test_one_item_that_few_changed_is_kept_though_the_score_is_told_anew(program, cast):
    pulses(program, "mentor", LIKE_IT)
    publish(program, cast)
    for number, place in enumerate(places(program, "mentor")[:6]):
        changed = {"honest": 1} if number < 2 else {"again": 2}
        say(place, "pulse", "pulse", "day-30", **{**dict.fromkeys(PULSE, 5 if number < 4 else 4), **changed})
    row = rows(publish(program, cast, moment(1)))["relationship_mentors"]
    assert row["kept_from"] is None
    assert all(item["kept_from"] for item in row["items"])


def test_who_answered_once_is_left_out_of_what_has_moved(program, cast):
    stand(program, "mentor", "start", [2, 2, 2, 2, 2, 2, 4, 4, 4, 4, 4, 1, 1, 1])
    stand(program, "mentor", "middle", [4, 4, 4, 4, 4, 4, 4, 4, 2, 2, 2])
    row = rows(publish(program, cast))["confidence_change"]
    # Of eleven, six up, two the same and three down; who said nothing half-way is in none of it.
    assert (row["band"], row["share"]["value"], row["median"], row["until"]) == ([10, 19], 55, 2.0, "middle")
    assert [(bar["name"], bar["value"]) for bar in row["bars"]] == [("The same or down", 45), ("Up", 55)]
    assert (row["before"], row["after"]) == (2.0, 4.0)


def test_the_end_is_taken_once_half_as_many_have_come_there(program, cast):
    stand(program, "mentor", "start", [2, 3] * 7)
    stand(program, "mentor", "middle", [3, 4] * 7)
    stand(program, "mentor", "end", [5] * 6)
    assert rows(publish(program, cast))["confidence_change"]["until"] == "middle"
    stand(program, "mentor", "end", [5] * 7)
    assert rows(publish(program, cast, moment(1)))["confidence_change"]["until"] == "end"


def test_both_medians_of_a_change_are_held_back_where_the_first_would_tell_of_two(program, cast):
    """All afters are new, the end's; but the starts are those of half-way, but for two people."""
    stand(program, "mentor", "start", [1, 2, 3, 4] * 3)
    stand(program, "mentor", "middle", [3, 4, 4, 5] * 2 + [4, 4])
    first = rows(publish(program, cast))["confidence_change"]
    assert first["before"] is not None
    stand(program, "mentor", "end", [4, 5, 5, 5] * 3)
    second = rows(publish(program, cast, moment(1)))["confidence_change"]
    assert (second["until"], second["kept_from"], second["before"], second["after"]) == ("end", None, None, None)
    assert second["median"] is not None


def test_a_set_of_a_coordinator_stands_with_its_name_and_source_and_each_occasion(program, cast):
    own = make_instrument(program, by=cast.carmen, at=AT)
    for number, place in enumerate(places(program, "mentor")):
        for occasion, value in (("start", 3), ("end", 5)):
            say(place, "own", own.key, occasion, own, **{"item-1": value + number % 2, "item-2": 8 - value})
    found = rows(publish(program, cast))
    start, end, change = (found[f"{own.key}/mentor/{when}"] for when in ("start", "end", "change"))
    assert (start["set"], start["source"], start["name"]) == ("Belonging at work", "Somebody (2019)", "Mentors, at the start")
    # The second item is turned: 5 of seven is 3.
    assert (start["median"], end["median"], change["until"]) == (3.2, 5.2, "end")
    assert change["share"] == {"value": 90, "bound": "above"} and "before" not in change
    assert start["rate"]["value"] == 90 and f"{own.key}/mentee/start" not in found


def test_a_set_that_was_asked_on_a_day_is_named_by_it(program, cast):
    own = make_instrument(program, by=cast.carmen, at=AT, occasions=[], on_day=AT.date())
    for number, place in enumerate(places(program, "mentee")):
        say(place, "own", own.key, "2026-10-14", own, **{"item-1": 3 + number % 2})
    row = rows(publish(program, cast))[f"{own.key}/mentee/2026-10-14"]
    assert (row["name"], row["median"]) == ("Leaders, on 14 Oct 2026", 3.5)


def test_who_is_erased_stays_a_member_of_what_was_published_and_one_gone_moves_nothing(program, cast):
    pulses(program, "mentor", LIKE_IT)
    first = publish(program, cast)
    gone = Person.get_by_id(places(program, "mentor")[0].person_id)
    number, kept = numbers_of(program, AT).of("person", gone.id), past_of(program)["relationship_mentors"][0]
    erase(gone, by=gone, at=AT)
    assert past_of(program)["relationship_mentors"][0] == kept and any(number in who for who in kept.owners.values())
    assert not Survey.select().where(Survey.person == gone.id).exists()
    second = publish(program, cast, moment(1))
    assert told(rows(second)["relationship_mentors"]) == told(rows(first)["relationship_mentors"])


def test_nothing_in_the_frozen_answers_or_in_the_ledger_leads_to_a_person(program, cast):
    pulses(program, "mentor", LIKE_IT)
    publication = publish(program, cast)
    people = {place.person_id for place in places(program, "mentor")}
    past = past_of(program)["relationship_mentors"][0]
    assert not people & {number for who in past.owners.values() for number in who}
    assert not people & set(past.owners)
    assert all(f"{name}@" not in json.dumps(publication.figures) for name in ("mentor-finance-0", "mentee-finance-0"))


# What a summary says of these, read as the attacker reads it: who answered what stands in the roster and in the rows of answers.
WATCHED = ("relationship_mentors", "relationship_leaders", "would_recommend", "fit_mentors")


def _known(program: Program, key: str) -> frozenset:
    """Every answer behind a figure, one contribution for each person in the state of now."""
    kinds = {"relationship_mentors": ("pulse", "mentor"), "relationship_leaders": ("pulse", "mentee"), "fit_mentors": ("fit", "mentor")}
    kind, role = kinds.get(key, ("close", None))
    found: dict[int, list] = {}
    answers = SurveyAnswer.select(SurveyAnswer, Survey).join(Survey).where(Survey.program == program, Survey.kind == kind)
    for answer in answers.order_by(SurveyAnswer.item):
        if role in (None, answer.survey.role):
            found.setdefault(answer.survey.person_id, []).append((answer.survey_id, answer.item, answer.value))
    return frozenset(((person, tuple(said)), "") for person, said in found.items())


def _six_publications(program: Program, cast, chance: Random) -> tuple[dict[str, list], dict]:
    history, owners = {key: [] for key in WATCHED}, {}
    for month in range(6):
        everybody = [place for role in ("mentor", "mentee") for place in places(program, role)]
        for place in everybody if month == 0 else chance.sample(everybody, chance.choice((1, 3, 5, 9, 14))):
            if month and chance.random() < 0.1:
                Survey.delete().where(Survey.enrollment == place).execute()
            elif chance.random() < 0.8:
                say(place, "pulse", "pulse", "day-30", **{item: chance.randint(1, 5) for item in PULSE})
                say(place, "fit", "fit", fit=chance.randint(1, 3))
                say(place, "close", "close", recommend=chance.randint(0, 10))
        found = rows(publish(program, cast, moment(month)))
        for key in WATCHED:
            row, known = found.get(key), _known(program, key)
            owners.update({unit: frozenset((unit[0],)) for unit, _window in known})
            if row and row["band"] and row["kept_from"] is None:
                history[key].append(known)
    return history, owners


def _found_out(history: dict[str, list], owners: dict) -> set[frozenset]:
    changes = [changed_few(vectors, owners) for vectors in history.values()]
    sums = [learned(vectors, owners, differences=False) for vectors in history.values()]
    return set().union(*changes, *sums)


def test_six_publications_of_people_who_change_their_minds_say_nothing_of_a_few(program, cast):
    history, owners = _six_publications(program, cast, Random(7))
    assert sum(map(len, history.values())) > 10
    assert _found_out(history, owners) == set()


def test_without_the_rule_of_time_the_attacker_sees_which_few_answered_anew(program, cast, monkeypatch):
    """R5."""
    monkeypatch.setattr(figures, "decide", partial(decide, rules=Rules(renewal=lambda *_rows: True)))
    assert _found_out(*_six_publications(program, cast, Random(7)))


def test_the_answers_of_another_program_are_not_among_them(program, cast):
    pulses(program, "mentor", LIKE_IT)
    assert not heard_in(cast.other_program).rows and not heard_in(cast.other_program).asked


def test_of_the_shares_of_one_set_only_one_is_told_to_the_percent(cast, monkeypatch):
    monkeypatch.setattr(jobs, "printed", lambda publication, newer=None: b"%PDF")
    program = make_talking(cast, 22)
    pulses(program, "mentor", [5] * 7 + [4] * 6 + [2] * 9)
    row = rows(publish(program, cast))["relationship_mentors"]
    assert row["share"]["value"] == 59 and all(item["share"]["value"] == 60 for item in row["items"])
    assert all(bar["value"] % 5 == 0 for bar in row["bars"])


def test_a_draft_that_is_taken_anew_does_not_show_what_a_few_answered_in_between(program, cast):
    pulses(program, "mentor", LIKE_IT)
    first = rows(make_draft(program, by=cast.carmen, at=AT))["relationship_mentors"]
    pulses(program, "mentor", [1] * 4)
    second = rows(make_draft(program, by=cast.carmen, at=AT))["relationship_mentors"]
    assert second == first and second["kept_from"] is None
    pulses(program, "mentor", [1] * 5)
    third = rows(make_draft(program, by=cast.carmen, at=moment(1)))["relationship_mentors"]
    assert (third["share"]["value"], third["kept_from"]) == (25, None)
    # What is published then is what the draft showed.
    assert told(rows(publish(program, cast, moment(1)))["relationship_mentors"]) == told(third)
