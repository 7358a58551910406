"""What each column takes, mends and refuses."""
import unicodedata
from datetime import date

import pytest

from portal.enrollment.roster.file.characters import Refused, shown
from portal.enrollment.roster.file.fields import parsers

TODAY = date(2026, 11, 23)


def parse(column, cell, date_format="iso"):
    warnings = []
    return parsers(date_format, TODAY)[column](cell, warnings.append), [str(warning) for warning in warnings]


def refuses(column, cell, date_format="iso"):
    with pytest.raises(Refused) as caught:
        parse(column, cell, date_format)
    return str(caught.value.reason)


@pytest.mark.parametrize("cell, address", [
    (" Ada.Okafor@Meridian.Example ", "ada.okafor@meridian.example"),
    ("o'brien+x@a-b.example", "o'brien+x@a-b.example"),
    ("JÖRG@bücher.example", "jörg@bücher.example"),
    ("two..dots@meridian.example", "two..dots@meridian.example"),
])
def test_an_address_is_read_in_lower_case(cell, address):
    assert parse("email", cell) == (address, [])


@pytest.mark.parametrize("cell", [
    "", " ", "ada", "@b.example", "a@", "a@b@c.example", "a b@c.example", "a@b c.example", "Ada <a@b.example>", "a@b.example,c@d.example",
    "a@b.example\nBcc: c@d.example", "a\x00@b.example", "a\u200b@b.example", "a@\u202eb.example", "<b>@c.example", "a@b..example",
    "a@-b.example", "a@.b.example", '"a"@b.example', "=cmd|'x'!a1@b.example", "+1@b.example", "a\uff20b.example",
    "a" * 65 + "@b.example", "a@" + "b" * 64 + ".example", "a@" + "b." * 130 + "example", "a@" * 10_000,
])
def test_what_no_letter_can_be_sent_to_is_refused(cell):
    assert "e-mail" in refuses("email", cell)


@pytest.mark.parametrize("cell, name", [
    ("Sø\u00adrensen", "Sørensen"),
    ("A\u200bda", "Ada"),
    ("\u202eadA\u202c", "adA"),
    ("\u2066Ada\u2069\u200f", "Ada"),
    ("Ada\x07", "Ada"),
    ("A\u3164da", "Ada"),
    ("e\u200b\u0301", "é"),
    ("A\u200cda", "Ada"),
])
def test_invisible_characters_are_dropped_with_a_warning(cell, name):
    found, (warning,) = parse("given_name", cell)
    assert found == name
    assert "invisible" in warning


@pytest.mark.parametrize("cell, name", [
    ("  Ada   Maria ", "Ada Maria"),
    ("Ada\u00a0Maria", "Ada Maria"),
    ("e\u0301", "é"),
    ("علی\u200cرضا", "علی\u200cرضا"),
    ("O'Neil-Smith, Jr.", "O'Neil-Smith, Jr."),
    ("", ""),
])
def test_a_name_as_people_write_it_needs_no_warning(cell, name):
    assert parse("family_name", cell) == (name, [])


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@a", "|x", "%x", "＝1", "\u200b=1", ' "=1'])
@pytest.mark.parametrize("column", ["given_name", "title", "department", "location", "employee_id"])
def test_a_formula_is_kept_as_text_with_a_warning(column, cell):
    assert any("formula" in warning for warning in parse(column, cell)[1])


def test_markup_is_kept_as_text_with_a_warning():
    found, (warning,) = parse("title", "<b>Boss</b>")
    assert (found, "markup" in warning) == ("<b>Boss</b>", True)


@pytest.mark.parametrize("column, limit", [("given_name", 100), ("title", 200), ("employee_id", 64), ("country", 100)])
def test_a_text_has_an_end(column, limit):
    assert parse(column, "x" * limit) == ("x" * limit, [])
    assert str(limit) in refuses(column, "x" * (limit + 1))
    assert str(limit) in refuses(column, "a\u0316\u0301" * 20_000)


@pytest.mark.parametrize("column", ["given_name", "title", "email", "country"])
def test_a_heap_of_accents_is_never_normalized(column, monkeypatch):
    # sorting a run of accents costs the square of its length
    seen = []
    normalize = unicodedata.normalize
    monkeypatch.setattr(unicodedata, "normalize", lambda form, text: seen.append(len(text)) or normalize(form, text))
    refuses(column, "a" + "\u0301\u0316" * 10_000)
    assert max(seen, default=0) <= 600


def test_an_id_keeps_its_zeros_and_has_to_be_there():
    assert parse("employee_id", "007") == ("007", [])
    assert refuses("employee_id", "  ") == "There is no employee id."
    assert parse("manager_employee_id", " ") == (None, [])


def test_levels_run_from_1_to_9():
    assert [parse("job_level", f" {level} ")[0] for level in range(1, 10)] == list(range(1, 10))
    for cell in ("", "0", "10", "-1", "8.5", "senior", "²", "٣", "9" * 20_000):
        assert "1 to 9" in refuses("job_level", cell)


@pytest.mark.parametrize("cell, codes", [
    ("en", ("en",)), ("fr;en", ("fr", "en")), ("fr, EN", ("fr", "en")), ("de/en/de", ("de", "en")), ("pt-BR;zh_CN", ("pt", "zh")),
    ("German; Français", ("de", "fr")), ("eng;deu", ("en", "de")), ("Yue", ("yue",)), ("", ()), (" ; ,", ()),
])
def test_languages_become_codes(cell, codes):
    assert parse("languages", cell) == (codes, [])


def test_an_unknown_language_is_left_out_with_a_warning():
    found, warnings = parse("languages", "klingon;en;de_XX_yy;xx")
    assert found == ("en", "de")
    assert ["klingon" in warnings[0], "xx" in warnings[1], len(warnings)] == [True, True, 2]


def test_zones_are_those_of_the_world():
    assert parse("timezone", "europe/paris")[0] == "Europe/Paris"
    assert [parse("timezone", cell)[0] for cell in ("", "Mars/Olympus", "../../etc/passwd", "Factory", "x" * 20_000)] == [None] * 5


@pytest.mark.parametrize("cell, date_format, day", [
    ("2023-03-31", "iso", date(2023, 3, 31)), ("2023-3-1", "dmy", date(2023, 3, 1)), ("2023-03-31T00:00:00Z", "iso", date(2023, 3, 31)),
    ("2023-03-31 00:00", "mdy", date(2023, 3, 31)), ("31/03/2023", "dmy", date(2023, 3, 31)), ("1.3.2023", "dmy", date(2023, 3, 1)),
    ("3/1/2023", "mdy", date(2023, 3, 1)), ("29/02/2024", "dmy", date(2024, 2, 29)), ("", "iso", None),
])
def test_dates_are_read_by_the_chosen_format(cell, date_format, day):
    assert parse("hired_on", cell, date_format) == (day, [])


@pytest.mark.parametrize("cell, date_format, words", [
    ("31/03/2023", "iso", "year-month-day"), ("31/03/2023", "mdy", "month/day/year"), ("2023-02-29", "iso", "year-month-day"),
    ("03/31/2023", "dmy", "day/month/year"), ("1/3-2023", "dmy", "day/month/year"), ("0023-01-01", "iso", "0023"),
    ("1/1/23", "dmy", "1/1/23"), ("yesterday", "iso", "yesterday"), ("２０２３-01-01", "iso", "year"), ("45016", "iso", "45016"),
    ("1" * 20_000, "dmy", "…"), ("2023-01-01 " + "1:" * 10_000, "iso", "…"),
])
def test_any_other_date_is_refused(cell, date_format, words):
    assert words in refuses("hired_on", cell, date_format)


def test_a_hire_date_in_the_future_is_warned_of_from_tomorrow_on():
    assert parse("hired_on", "2026-11-23") == (TODAY, [])
    assert "future" in parse("hired_on", "2026-11-24")[1][0]


@pytest.mark.parametrize("cell, status", [
    ("active", "active"), (" Employed ", "active"), ("on leave", "leave"), ("ON_LEAVE", "leave"), ("Parental-Leave", "leave"),
    ("terminated", "gone"), ("Inactive", "gone"), ("leaver", "gone"),
])
def test_status_words_become_three(cell, status):
    assert parse("status", cell) == (status, [])


def test_an_unknown_status_is_refused_and_a_missing_one_warned_of():
    assert "“astral”" in refuses("status", "astral")
    found, (warning,) = parse("status", "")
    assert (found, "active" in warning) == ("active", True)


def test_a_quoted_cell_is_short_and_shows_what_cannot_be_seen():
    assert shown("a\u202eb\n") == "a·b·"
    assert shown("x" * 1000) == "x" * 40 + "…"
