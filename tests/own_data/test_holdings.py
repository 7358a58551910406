"""No table is forgotten: each says what it holds about a person, or why it holds nothing."""
from peewee import ForeignKeyField

from portal.demo.models import DemoCompany, DemoSignIn
from portal.own_data.holdings.every import HOLDINGS, NOBODY
from portal.own_data.holdings.kinds import EMPTIED, ERASED, KEPT
from portal.own_data.labels import LABELS
from portal.own_data.taking import sections
from portal.people.models import Person
from portal.schema import MODELS

# The demo lies above this room; its doors open for nobody who has left.
DEMO = (DemoCompany, DemoSignIn)
# Who made, changed or sent something that is not about them stays as a number.
ACTS = ("_by",)


def test_every_table_says_what_it_holds_about_a_person():
    said = [holding.table for holding in HOLDINGS] + [each.table for each in NOBODY]
    assert sorted(table.__name__ for table in said) == sorted(table.__name__ for table in MODELS if table not in DEMO)


def test_a_table_that_belongs_to_a_person_is_not_said_to_hold_nobody():
    for each in NOBODY:
        keys = [field for field in each.table._meta.sorted_fields if isinstance(field, ForeignKeyField)]
        people = [field.name for field in keys if field.rel_model is Person]
        assert all(name.endswith(ACTS) for name in people), f"{each.table.__name__}: {people}"


def test_no_token_and_no_hash_is_ever_taken_along():
    for holding in HOLDINGS:
        assert not [name for name in holding.shown if "hash" in name or "nonce" in name or "token" in name or "secret" in name]


def test_every_column_that_is_shown_is_there_and_has_a_name(cast):
    for holding in HOLDINGS:
        assert holding.fate in (ERASED, EMPTIED, KEPT)
        assert set(holding.shown) | set(holding.emptied) <= set(holding.table._meta.fields), holding.table
        assert holding.told or set(holding.shown) <= set(LABELS), holding.table
    for who in (cast.ama, cast.benoit, cast.carmen, cast.adam):
        for holding, rows in sections(who):
            missing = {name for row in rows for name in row} - set(LABELS)
            assert not missing, f"{holding.table.__name__}: {missing}"


def test_what_stays_says_why():
    for holding in HOLDINGS:
        if holding.title and holding.fate != ERASED and not holding.told:
            assert holding.why or holding.emptied or holding.fate == KEPT
