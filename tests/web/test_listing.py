"""Lists whose search, filters and order stand in the address: what it says is kept, what it does not know counts for nothing."""
from urllib.parse import parse_qs, urlsplit

import pytest
from bs4 import BeautifulSoup
from flask import render_template_string

from portal.enrollment.models import Employee
from portal.web.listing import Column, Filter, Listing, by_words, every_word
from portal.web.paging import Page

ROWS = [("Zoe", 3, "b"), ("adam", 3, "a"), ("Mei", 12, None)]


def listing(query: str = "", **more) -> Listing:
    columns = [
        Column("name", "Name", (lambda row: row[0].lower(),)),
        Column("held", "Held", (lambda row: row[1],), is_number=True, falls=True),
        Column("do", "Do"),
    ]
    place = Filter("place", "Place", [("mentor", "Mentors"), ("mentee", "Leaders")])
    state = Filter("state", "State", [("silent", "Silent"), ("well", "Well")])
    made = Listing("home.show", {}, "rows", columns, "name", filters=[place], state=state, search="Name", **more)
    return made.read({key: value for key, [value] in parse_qs(query, keep_blank_values=True).items()})


@pytest.fixture(autouse=True)
def _request(app):
    with app.test_request_context():
        yield


def said(address: str) -> dict[str, list[str]]:
    return parse_qs(urlsplit(address).query)


def drawn(source: str, **context) -> BeautifulSoup:
    return BeautifulSoup(render_template_string(source, **context), "html.parser")


def test_every_address_of_a_list_keeps_the_rest_of_its_state_and_goes_back_to_the_first_page():
    one = listing("q=ama&place=mentor&state=well&sort=-held&page=3")
    state = {"q": ["ama"], "place": ["mentor"], "state": ["well"], "sort": ["-held"]}
    assert said(one.address()) == state
    assert said(one.address(state="silent")) == {**state, "state": ["silent"]}
    assert said(one.address(sort="name")) == {key: value for key, value in state.items() if key != "sort"}
    assert said(one.cleared) == {"sort": ["-held"]}
    assert one.here == {key: value for key, [value] in state.items()}


@pytest.mark.parametrize("query", ["sort=salary", "sort=do", "sort=--name", "sort=-", "sort=", "place=boss", "state=", "x=y"])
def test_what_a_list_does_not_know_counts_for_nothing(query):
    one = listing(query)
    assert (one.sort, one.here, one.is_narrowed) == ("name", {}, False)


def test_a_search_is_short_and_holds_no_null():
    assert listing("q=" + "a" * 500).words == "a" * 100
    assert listing("q=a%00b++c").words == "ab c"


def test_rows_come_in_both_orders_and_equal_ones_in_one():
    def names(query: str) -> list[str]:
        return [row[0] for row in listing(query).in_order(ROWS, tie=lambda row: row[0])]

    assert names("sort=name") == names("sort=-name")[::-1] == ["adam", "Mei", "Zoe"]
    assert names("sort=-held")[0] == "Mei" and names("sort=held")[2] == "Mei"
    assert [name for name in names("sort=held") if name != "Mei"] == [name for name in names("sort=-held") if name != "Mei"]


def test_the_database_takes_capitals_and_small_letters_alike_and_every_word_counts(cast):
    Employee.update(family_name="owusu").where(Employee.id == cast.ama_employee.id).execute()
    names = [row.family_name for row in Employee.select().order_by(*(one.asc() for one in by_words(Employee.family_name)), Employee.id)]
    assert names == sorted(names, key=str.lower)
    fits = every_word("OWU am", (Employee.given_name, Employee.family_name))
    assert list(Employee.select().where(*fits)) == [cast.ama_employee]


def test_a_search_for_a_sign_of_the_database_finds_that_sign_alone(cast):
    assert not Employee.select().where(*every_word("%", (Employee.given_name,))).exists()
    assert not Employee.select().where(*every_word("_", (Employee.given_name,))).exists()


def test_a_head_says_how_it_is_sorted_and_where_pressing_leads():
    page = drawn("{% call ui.table('Rows', listing=one) %}{% endcall %}", one=listing("sort=-held&q=ama"))
    name, held, do = page.select("th")
    assert held["aria-sort"] == "descending" and held.get_text() == "Held, sorted downward, turn it round"
    assert said(held.a["href"]) == {"sort": ["held"], "q": ["ama"]} and held.a["data-hx-get"] == held.a["href"]
    assert "aria-sort" not in name.attrs and name.get_text() == "Name, sort by this" and said(name.a["href"]) == {"q": ["ama"]}
    assert do.a is None


def test_the_first_press_on_a_figure_brings_the_highest_on_top():
    cells = {cell["label"]: cell for cell in listing().head()}
    assert said(cells["Held"]["href"]) == {"sort": ["-held"]}


def test_the_filters_work_without_a_script_and_keep_tab_and_order():
    page = drawn("{{ ui.filters(one, 12, 322) }}", one=listing("state=well&sort=-held&place=mentor&q=ama"))
    form = page.form
    assert form["method"] == "get" and form["role"] == "search" and form.button
    assert {field["name"]: field["value"] for field in form.select("input")} == {"state": "well", "q": "ama"}
    chosen = {select["name"]: select.select_one("[selected]")["value"] for select in form.select("select")}
    assert chosen == {"place": "mentor", "sort": "-held"}
    assert "12 of 322 shown" in form.select_one("[role=status]").text
    assert said(page.find("a", string="Clear")["href"]) == {"sort": ["-held"]}
    for field in form.select("input:not([type=hidden]), select"):
        assert form.select_one(f"label[for={field['id']}]"), field


def test_the_whole_list_says_how_many_and_offers_nothing_to_clear():
    page = drawn("{{ ui.filters(one, 1200, 1200) }}", one=listing())
    assert "1,200 in all" in page.text and "Clear" not in page.text


def test_tabs_count_and_mark_the_one_that_is_open_and_leave_empty_ones_out():
    one = listing("state=well&sort=-held")
    page = drawn("{{ ui.tabs('States', one.tabs({'silent': 0, 'well': 4}), one) }}", one=one)
    assert [link.get_text(" ", strip=True) for link in page.select("a")] == ["All 4", "Well 4"]
    assert page.select_one("[aria-current=page]").text.startswith("Well") and page.nav["aria-label"] == "States"


def test_a_page_further_keeps_the_state():
    page = drawn("{{ ui.pager(page, listing=one) }}", one=listing("q=ama&sort=-held"), page=Page([], 2, 3, 150))
    assert said(page.select_one("[rel=next]")["href"]) == {"q": ["ama"], "sort": ["-held"], "page": ["3"]}


def test_the_key_of_the_search_box_can_be_switched_off():
    page = drawn("{{ ui.filters(one, 1, 1) }}", one=listing())
    hint = page.select_one("[data-key-hint]")
    assert hint.has_attr("hidden") and page.select_one(f"#{hint['popovertarget']} [data-key-off]")
