"""Every measure made of answers equals its slow, obvious twin, for every person of a random program, in a constant number of queries."""

from datetime import UTC, datetime

import pytest

from portal.db import db
from portal.programs.formats import FORMATS, roles_in
from portal.summaries.answers.gathering import heard_in
from portal.summaries.answers.measures import ANSWER_MEASURES, measures_in
from portal.summaries.answers.moved import added_change
from portal.summaries.answers.spoken import added_score, newest
from portal.summaries.measures import MEASURES
from tests.summaries.obvious_answers import ObviousAnswers
from tests.summaries.random_answers import answer_at_random
from tests.summaries.random_programs import make_program

AT = datetime(2028, 2, 29, 12, tzinfo=UTC)
SEEDS = {0: "reverse", 2: "one-to-one", 3: "peer", 4: "group"}


def told(spoken):
    return {one.person: pytest.approx(float(one.value)) for one in spoken.said}, set(spoken.asked)


@pytest.mark.parametrize(("seed", "format"), SEEDS.items())
def test_every_measure_of_answers_equals_its_slow_and_obvious_twin(cast, seed, format):
    program = make_program(seed, AT)
    program.format = format
    program.save()
    answer_at_random(program, seed, AT)
    heard, obvious = heard_in(program), ObviousAnswers(program, AT)
    for measure in measures_in(format):
        found, asked = told(measure.listen(heard, measure.role(format)))
        assert (found, asked) == getattr(obvious, measure.key)(), measure.key
        assert found, measure.key
        for item, _words in measure.items(format):
            found, _asked = told(newest(measure.kind, item)(heard, measure.role(format)))
            assert found == getattr(obvious, measure.key)(item)[0] != {}, item
    [own] = heard.added
    for role in roles_in(program) if format != "peer" else ():
        for occasion in ("start", "end"):
            assert told(added_score(own, occasion)(heard, role)) == obvious.own(role, occasion)
        assert told(added_change(own)(heard, role)) == obvious.moved("own-1", role, kind="own")


def test_the_answers_take_as_many_queries_for_many_people_as_for_few(cast, monkeypatch):
    counts = []
    for size in (2, 14):
        program, asked = make_program(size, AT, size=size), []
        answer_at_random(program, size, AT)
        execute = db.obj.execute_sql
        with monkeypatch.context() as patch:
            patch.setattr(db.obj, "execute_sql", lambda *args, seen=asked, run=execute, **more: seen.append(args) or run(*args, **more))
            heard_in(program)
        counts.append(len(asked))
        Program = type(program)
        Program.delete().where(Program.id == program.id).execute()
    assert counts[0] == counts[1] <= 7


def test_no_measure_of_answers_has_the_key_of_a_measure_of_facts():
    assert not ANSWER_MEASURES.keys() & MEASURES.keys()


@pytest.mark.parametrize("format", FORMATS)
def test_a_measure_of_answers_says_in_every_format_whose_answers_it_counts(format):
    said = [measure.name(format) + measure.definition(format) for measure in measures_in(format)]
    assert said and not [text for text in said if "%" in text]
    assert format == "reverse" or "leader" not in " ".join(said)
    assert all(measure.definition(format).endswith(".") for measure in measures_in(format))
    assert len({measure.name(format) for measure in measures_in(format)}) == len(said)
