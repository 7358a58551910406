"""Charts tell the truth in numbers, in words and in colors."""
import re
from itertools import pairwise
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from jinja2 import Environment, FileSystemLoader

from portal.charts.bullet import bullet
from portal.charts.change import change
from portal.charts.columns import columns
from portal.charts.letters import cut, width_of, wrapped
from portal.charts.line import line
from portal.charts.planned import planned
from portal.charts.scales import Scale, nice_ticks
from portal.charts.shares import shares
from portal.charts.spark import spark
from portal.charts.stacks import stacks
from portal.palette import palette, read

ROOT = Path(__file__).parents[2]
COLOR = re.compile(r"#[0-9a-fA-F]{3,8}\b|\b(?:rgb|hsl|oklch)a?\(")


def environment():
    made = Environment(autoescape=True, loader=FileSystemLoader(ROOT / "templates"))
    made.globals["_"] = str
    return made


def macros():
    return environment().get_template("ui/charts.html").module


def held(values, **more):
    return columns("Sessions held", "August was quiet.", ["Jul", "Aug", "Sep"][:len(values)], values, name="Held", corner="Month", **more)


DEPARTMENTS = ["Technology and data platforms", "Finance and legal affairs", "Donaudampfschifffahrtsgesellschaftsverwaltung"]


def named(values, **more):
    return columns("Sessions held", "Finance was quiet.", DEPARTMENTS[:len(values)], values, name="Held", corner="Department", **more)


def months(count, **more):
    names = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"] * 3
    return columns("Sessions held", "More each month.", names[:count], range(100, 100 + count), name="Held", corner="Month", **more)


@pytest.mark.parametrize(("low", "high", "ticks"), [
    (0, 172, [0, 50, 100, 150, 200]), (0, 100, [0, 25, 50, 75, 100]), (0, 1, [0, .25, .5, .75, 1]), (0, 7, [0, 2, 4, 6, 8]),
    (0, 0, [0, .25, .5, .75, 1]), (1, 5, [1, 2, 3, 4, 5])])
def test_ticks_are_round_and_hold_every_value(low, high, ticks):
    assert nice_ticks(low, high) == ticks


def test_a_column_is_as_high_as_its_share_of_the_axis():
    chart = held([100, 50, 0]).wide
    heights = [column.height for column in chart.columns]
    assert heights[1] == pytest.approx(heights[0] / 2, abs=0.1)
    assert heights[2] == 0
    assert {column.y + column.height for column in chart.columns} == {chart.floor}


def test_columns_stand_over_the_columns_of_their_table():
    chart = held([1, 2, 3]).paper
    band = (chart.right - chart.left) / 3
    assert [column.middle for column in chart.columns] == [pytest.approx(chart.left + band * (n + .5), abs=.1) for n in range(3)]
    css = (ROOT / "static/css/paper.css").read_text()
    assert ".chart-strip th:first-child { width: 15%" in css and chart.left == chart.width * 0.15


def test_a_scale_never_draws_outside_its_box():
    scale = Scale(0, 10, 100, 0)
    assert [scale(value) for value in (-5, 0, 5, 10, 50)] == [100, 100, 50, 0, 0]
    assert Scale(3, 3, 0, 10)(3) == 0


def test_a_group_too_few_to_show_leaves_no_trace_of_its_number():
    chart = held([40, None, 30])
    assert chart.wide.columns[1].kind == "withheld"
    assert chart.alternative.endswith("Jul: 40; Aug: too few to show; Sep: 30.")
    assert chart.wide.columns[1].height == held([400, None, 3]).wide.columns[1].height
    assert named([40, None, 30]).narrow.bars[1].width == named([400, None, 3]).narrow.bars[1].width


def test_a_value_and_its_plan_are_both_told():
    chart = held([40, 20, 30], plan=[35, 35, None], plan_name="Planned")
    assert chart.table.by_label() == [("Jul", ["40", "35"]), ("Aug", ["20", "35"]), ("Sep", ["30", "–"])]
    assert "Aug: Held 20, Planned 35" in chart.alternative


def test_no_line_runs_through_a_number():
    chart = held([40, 30, 10], plan=[41, 31, 40], plan_name="Planned", target=11).wide
    assert [column.value_y < column.plan_y for column in chart.columns] == [True, True, False]
    assert chart.columns[2].value_y < chart.target_y


def test_a_bullet_knows_when_less_is_better():
    assert bullet("Days to match", "Quick.", 12, 14, less_is_better=True).kind == "met"
    assert bullet("Days to match", "Quick.", 12, 14).kind == "behind"
    assert bullet("Score", "Unknown.", None, 4).bar is None


def test_a_spark_line_leaves_a_gap_where_nothing_may_be_shown():
    chart = spark("Score", "It rose.", ["a", "b", "c", "d"], [1, 2, None, 3], name="Score", corner="Month")
    assert chart.path.count("M") == 2 and chart.path.count("L") == 1
    assert spark("Score", "Nothing yet.", ["a"], [None], name="Score", corner="Month").is_empty


def test_a_point_between_two_gaps_is_a_dot():
    chart = spark("Score", "It came and went.", ["a", "b", "c"], [None, 2, None], name="Score", corner="Month")
    assert chart.alone == [chart.end] and chart.ends is None


def test_a_figure_that_never_moved_is_neither_high_nor_low():
    chart = spark("Score", "It stayed.", ["a", "b"], [2, 2], name="Score", corner="Month")
    assert chart.end[1] == chart.height / 2 and chart.ends == ("2 (a)", "2 (b)")


@pytest.mark.parametrize(
    "chart", [held([40, 20, 30]), named([40, None, 30], plan=[1, 2, 3], plan_name="Due"), months(12), months(24), held([5])])
def test_no_word_of_a_drawing_falls_under_eleven_pixels_nor_out_of_the_drawing(chart):
    # As charts.css shows them: a phone's drawing on 254 to 352 pixels (in a card at 320, at most 22 rem), a laptop's on 576 to 672.
    for drawing, least, most in ((chart.narrow, 254, 352), (chart.wide, 576, 672)):
        assert 11 <= drawing.size * least / drawing.width and drawing.size * most / drawing.width <= 16
        if drawing.form == "bars":
            assert all(width_of(line, drawing.size) <= drawing.width for bar in drawing.bars for line in bar.lines)
        else:
            seen = [(column.middle, width_of(line, drawing.size)) for column in drawing.columns for line in column.lines]
            assert all(0 <= middle - width / 2 and middle + width / 2 <= drawing.width + 6 for middle, width in seen)


def test_labels_that_do_not_fit_under_columns_become_a_list():
    assert (named([40, 20, 30]).wide.form, named([40, 20, 30]).narrow.form) == ("bars", "bars")
    assert named([40, 20, 30]).narrow.bars[2].lines[-1].endswith("…") or len(named([40, 20, 30]).narrow.bars[2].lines) == 2
    assert held([40, 20, 30]).narrow.form == "columns"


def test_a_column_alone_lies_down():
    assert held([5], plan=[8], plan_name="Due").wide.form == held([5]).narrow.form == "bars"


def test_a_long_row_of_months_keeps_the_label_and_the_number_that_it_speaks_of():
    drawing = months(24, marked=[10], marked_name="Furthest behind").narrow
    assert drawing.form == "columns" and drawing.columns[10].lines == ["Nov"] and drawing.columns[10].value == "110"
    shown = [column.middle for column in drawing.columns if column.lines]
    assert 3 < len(shown) < 24 and min(after - before for before, after in pairwise(shown)) >= width_of("Mar", drawing.size)


def test_no_two_numbers_of_a_crowd_run_into_one_another():
    for drawing in (months(12).narrow, months(24).wide, months(36).narrow):
        told = [(column.middle, width_of(column.value, drawing.size) / 2) for column in drawing.columns if column.value]
        assert told and all(one + half <= other - reach for (one, half), (other, reach) in pairwise(told))


def test_words_are_wrapped_where_they_fit_and_cut_where_nothing_helps():
    assert wrapped("Finance and legal", width_of("Finance and", 12), 12) == ["Finance and", "legal"]
    assert wrapped("Donaudampfschifffahrt", 40, 12) is None
    lines = cut("Donaudampfschifffahrt", 40, 12)
    assert len(lines) == 2 and lines[1].endswith("…") and all(width_of(line, 12) <= 40 for line in lines)


def test_what_is_counted_is_never_halved_on_the_axis():
    assert [tick.label for tick in held([1, 0, 0]).wide.ticks] == ["0", "1"]
    assert [tick.label for tick in held([0, 0, 0]).wide.ticks] == ["0", "1"]


@pytest.mark.parametrize(("values", "words"), [([], "There is no figure to draw yet."), ([None, None], "Every group is too few to show")])
def test_nothing_to_show_is_a_sentence_and_no_drawing(values, words):
    html = str(macros().columns_chart(held(values)))
    assert words in html and "<svg" not in html and "<details" not in html


def test_a_chart_never_goes_below_zero():
    for draw in (lambda: held([-1]), lambda: held([1], plan=[-2]), lambda: bullet("A", "B", -1, 2)):
        with pytest.raises(ValueError, match="begins at zero"):
            draw()


def test_what_is_marked_is_said_beside_its_color():
    html = str(macros().columns_chart(held([4, 1, 2], marked=[1], marked_name="Furthest behind", target=3, target_name="Target")))
    assert "Furthest behind</li>" in html and "Target 3</li>" in html


@pytest.mark.parametrize(("value", "words"), [(3, "Target reached"), (1, "Target not reached yet"), (None, "Too few to show")])
def test_a_bullet_alone_says_its_state_in_words(value, words):
    html = str(macros().bullet_chart(bullet("Score", "Where it stands.", value, 2)))
    assert words in html and "<details" in html and "<h3" in html


def test_screen_charts_hold_no_color_and_paper_charts_no_class():
    drawn = macros()
    for macro, chart in ((drawn.columns_chart, held([4, None, 2], plan=[1, 2, 3], plan_name="Planned", target=3, target_name="Goal")),
                         (drawn.bullet, bullet("A", "B", 1, 2, start=0)),
                         (drawn.spark, spark("A", "B", ["x", "y"], [1, 2], name="n", corner="c"))):
        screen, paper = str(macro(chart)), str(macro(chart, paper=True))
        assert not COLOR.search(screen) and "var(" not in paper and "style=" not in screen + paper
        shapes = re.findall(r"<(?:rect|line|text|path|circle)[^>]*>", paper)
        assert shapes and all("class=" not in shape and ("fill=" in shape or "stroke=" in shape) for shape in shapes)
        assert re.search(r"<svg[^>]*>\s*<title>" + re.escape(chart.alternative[:12]), paper)


def test_a_screen_chart_carries_its_table():
    html = str(macros().columns_chart(held([4, None, 2])))
    assert "<details" in html and html.count('scope="row"') == 3 and html.count("<svg") == 2 and "too few to show" in html


def test_a_name_cannot_write_markup_into_a_chart():
    html = str(macros().columns_chart(columns("<b>", "<script>x</script>", ["<i>"], [1], name="<u>", corner="c"), paper=True))
    assert "<script" not in html and "<b>" not in html and "<i>" not in html and "<u>" not in html


def test_the_palette_follows_the_tokens_in_their_light_theme():
    css = (":root { --fir: #111; --pine: var(--fir); --sky: light-dark(#222, #333) } /* --pine: red; */"
           "@media screen { :root { --pine: #444 } }")
    assert read(css) == {"fir": "#111", "pine": "#111", "sky": "#222"}
    assert {"pine", "ink", "ink-soft", "rule", "rule-strong", "sunk", "amber-mark", "white"} <= palette().keys()
    assert all(COLOR.fullmatch(palette()[name]) for name in ("pine", "ink", "rule", "sunk", "amber-mark", "white"))


def test_paper_and_charts_write_no_color_of_their_own():
    for name in ("static/css/paper.css", "static/css/components/charts.css", "templates/ui/charts.html", "templates/ui/paper.html"):
        assert COLOR.findall(re.sub(r'url\("[^"]*"\)', "", (ROOT / name).read_text())) == [], name


def test_paper_avoids_what_breaks_tags_in_weasyprint():
    css = (ROOT / "static/css/paper.css").read_text()
    assert [trap for trap in ("leader(", "opacity:", "position: fixed", "color-mix") if trap in css] == []


DAYS = ["1 Jan", "1 Feb", "1 Mar", "1 Apr"]


def moved(values, **more):
    days = [30 * number for number in range(len(values))]
    return line("Listened to", "It rose.", DAYS[:len(values)], days, values, name="Figure", corner="Day", **more)


def test_a_line_has_a_gap_where_a_figure_is_too_few_to_show_and_says_so_in_its_table():
    chart = moved([41, None, 44, 47])
    assert len(chart.wide.paths) == 1 and len(chart.wide.marks) == 3
    assert chart.table.rows == [("Figure", ["41", "too few to show", "44", "47"])]
    assert "1 Feb: too few to show" in chart.alternative


def test_the_planned_way_runs_from_its_beginning_to_its_target_and_stays_there():
    chart = moved([41, 43, 47, 60], way=((0, 40), (60, 50)), way_name="Planned", last_label="2 Mar")
    (left, low), (right, high) = chart.wide.way
    assert left < right and low > high
    assert chart.table.rows[1] == ("Planned", ["40", "45", "50", "50"])


def test_one_figure_alone_is_no_line():
    assert moved([41]).is_empty and moved([None, 41]).is_empty and not moved([41, 42]).is_empty


def test_labels_of_days_close_together_never_run_into_one_another():
    chart = line("Close", "It stayed.", ["30 Sep 2026", "1 Oct 2026"], [0, 1], [4, 4], name="Figure", corner="Day",
                 way=((-300, 1), (2, 5)), way_name="Planned", last_label="2 Oct 2026")
    assert len(chart.narrow.ends) < 3
    assert all(0 <= x <= chart.narrow.width for x, _label, _anchor in chart.narrow.ends)


def test_a_line_below_zero_is_refused():
    with pytest.raises(ValueError, match="begins at zero"):
        moved([1, -1])
def together(values, plan):
    names = ["Jul", "Aug", "Sep", "Oct"][: len(values)]
    return planned("Sessions so far", "It went on.", names, values, plan, name="Held", plan_name="Due", corner="Month")


def test_a_line_lies_as_high_as_its_values_and_leaves_a_gap_where_too_few_are():
    chart = together([None, 50, 100, 100], [None, 60, 100, 120])
    for drawing in (chart.paper, chart.wide, chart.narrow):
        (_x, half), (_y, full), _end = drawing.points
        assert drawing.floor - half == pytest.approx((drawing.floor - full) / 2, abs=0.1)
        assert drawing.path.count("M") == 1 and len(drawing.points) == 3
    assert "Jul: Held too few to show, Due –" in chart.alternative and "Oct: Held 100, Due 120" in chart.alternative


@pytest.mark.parametrize("plan", [90, 99, 100, 101, 120])
def test_the_words_at_the_ends_of_a_line_and_its_plan_stand_apart(plan):
    chart = together([50, 100], [60, plan])
    for drawing in (chart.paper, chart.wide, chart.narrow):
        assert abs(drawing.end[1] - drawing.plan_end[1]) >= 13


def test_the_words_of_the_lower_end_stand_under_its_line_however_steep():
    chart = together([0, 100, 200, 430], [0, 150, 300, 500])
    for drawing in (chart.paper, chart.wide, chart.narrow):
        (left, low), (right, high) = drawing.points[-2:]
        x, y, words = drawing.end
        begins = max(x + 8 - width_of(words, drawing.size), left)
        assert y - drawing.size * 0.75 > low + (begins - left) / (right - left) * (high - low)


def test_a_line_without_a_value_is_empty():
    assert together([None, None], [None, None]).is_empty


def rated(groups, **more):
    return shares("Active", "Two are.", groups, name="Active", corner="Department", part_of=lambda pair: f"{pair[0]} of {pair[1]}", **more)


def test_a_share_is_as_long_as_its_part_of_the_whole_and_a_withheld_one_tells_nothing():
    chart = rated([("Finance", 6, 12), ("Sales", 5, 5), ("Tax", None, None)], target=80)
    for drawing in (chart.paper, chart.wide, chart.narrow):
        half, whole, hidden = drawing.rows
        assert half.width == pytest.approx(whole.width / 2, abs=0.1)
        assert drawing.target == pytest.approx(whole.x + 0.8 * whole.width, abs=0.2)
        assert (hidden.kind, hidden.words) == ("withheld", "too few to show")
    assert "Finance: 50 (6 of 12)" in chart.alternative and "Tax: too few to show" in chart.alternative


def test_no_number_of_an_axis_stands_on_that_of_the_objective():
    chart = rated([("Finance", 6, 12)], target=76)
    assert all(abs(tick.at - drawing.target) > 20 for drawing in (chart.paper, chart.wide) for tick in drawing.ticks)


def test_the_parts_of_a_stack_lie_end_to_end_and_all_stacks_on_one_scale():
    chart = stacks("Mentorships", "Most meet.", [("Finance", [6, 3, 1]), ("Sales", [2, 0, 3]), ("Tax", None)],
                   ["Active", "Quiet", "Ended"], corner="Department")
    for drawing in (chart.paper, chart.wide, chart.narrow):
        finance, sales, tax = drawing.rows
        assert [piece.kind for piece in sales.pieces] == ["first", "third"] and not tax.pieces
        assert finance.pieces[1].x == pytest.approx(finance.pieces[0].x + finance.pieces[0].width, abs=0.2)
        assert sum(piece.width for piece in finance.pieces) == pytest.approx(2 * sum(piece.width for piece in sales.pieces), abs=0.3)
    assert "Finance: Active 6, Quiet 3, Ended 1" in chart.alternative and "Tax: Active too few to show" in chart.alternative


def test_before_and_after_stand_on_one_scale_and_tell_both():
    chart = change("Shares", "One rose.", [("Active", 25, 75), ("Matched", 96, 96)], names=("1 Oct", "1 Nov"), corner="Measure")
    for drawing in (chart.paper, chart.wide, chart.narrow):
        rose, stayed = drawing.rows
        assert rose.after - rose.before == pytest.approx((drawing.ticks[-1].at - drawing.ticks[0].at) / 2, abs=0.2)
        assert rose.rises and stayed.before == stayed.after
    assert "Active: 1 Oct 25, 1 Nov 75" in chart.alternative
    assert not change("Shares", "x", [("Active", 75, 25)], names=("a", "b"), corner="c").wide.rows[0].rises


def large() -> list:
    """Each large chart with the longest labels that it may get."""
    long, short = "Donaudampfschifffahrtsgesellschaftsverwaltung", "Tax"
    return [
        ("planned", together([10, 50, 100, 1000], [20, 60, 110, 1200])),
        ("shares", rated([(long, 6, 12), (short, 5, 5), (long, None, None)], target=80, show=lambda share: f"{share:.0f}%")),
        ("stacks", stacks("Mentorships", "Most meet.", [(long, [60, 30, 1]), (short, None)], ["Active", "Quiet", "Ended"], corner="c")),
        ("change", change("Shares", "One rose.", [(long, 0, 100), (long, 100, 0)], names=("1 Oct", "1 Nov"), corner="c",
                          show=lambda share: f"{share}%")),
    ]


@pytest.mark.parametrize(("name", "chart"), large(), ids=[name for name, _chart in large()])
def test_no_word_of_a_large_chart_leaves_its_drawing_nor_stands_on_another(name, chart):
    # As large_charts.css shows them: a laptop's drawing on 640 to 880 pixels, a phone's on 254 to 352.
    for drawing, least, most in ((chart.wide, 640, 880), (chart.narrow, 254, 352)):
        assert 11 <= drawing.size * least / drawing.width and drawing.size * most / drawing.width <= 16
        html = str(getattr(large_macros(), f"{name}_drawing")(chart, drawing))
        boxes = boxes_of(html, drawing)
        assert len(boxes) > 5 and all(left >= 0 and right <= drawing.width for left, right, _y in boxes)
        for index, (left, right, y) in enumerate(boxes):
            # Words of one line, with a hair between them: widths are guessed on the generous side.
            assert all(right <= first or last <= left for first, last, at in boxes[index + 1:] if abs(at - y) < drawing.size * 0.7)


def boxes_of(html: str, drawing) -> list[tuple[float, float, float]]:
    """(left, right, y) of every word; what an element does not say, its group or the drawing does."""
    found = []
    for text in BeautifulSoup(html, "html.parser").select("text"):
        wide = 0.92 * width_of(text.text, float(text.get("font-size", drawing.size)))
        anchor = text.get("text-anchor") or text.parent.get("text-anchor") or "start"
        left = float(text["x"]) - {"start": 0, "middle": wide / 2, "end": wide}[anchor]
        found.append((left, left + wide, float(text["y"])))
    return found


def large_macros():
    return environment().get_template("ui/_drawings.html").module


def test_a_large_chart_on_paper_names_literal_colors_and_on_screen_roles():
    for name, chart in large():
        draw = getattr(large_macros(), f"{name}_drawing")
        screen, paper = str(draw(chart, chart.wide)), str(draw(chart, chart.paper, True))
        assert not COLOR.search(screen) and "class=" not in paper and "style=" not in screen + paper
        shapes = re.findall(r"<(?:rect|line|text|path|circle)[^>]*>", paper)
        assert shapes and all("fill=" in shape or "stroke=" in shape for shape in shapes)


def test_a_large_chart_on_a_page_carries_its_reading_and_its_table():
    for name, chart in large():
        html = str(getattr(environment().get_template("ui/large_charts.html").module, f"{name}_chart")(chart, 2))
        assert f'<h2 class="chart-reading">{chart.reading.rstrip(".")}</h2>' in html
        assert "<details" in html and html.count("<svg") == html.count("<title>") == 2


def test_a_small_line_has_its_target_a_gap_and_a_dot_that_no_piece_reaches():
    drawing = moved([41, None, 44, 47], way=((0, 40), (90, 55)), way_name="Planned").small
    assert drawing.target == 4 and len(drawing.paths) == 1 and len(drawing.alone) == 1
    assert drawing.alone[0][1] > drawing.end[1] > drawing.target
    html = str(macros().small_line(moved([41, 44])))
    assert "<title>Listened to. It rose." in html and "chart-goal" not in html


@pytest.mark.parametrize("draw", [lambda: together([-1], [1]), lambda: rated([("a", -1, 2)]),
                                  lambda: stacks("a", "b", [("c", [-1])], ["d"], corner="e"),
                                  lambda: change("a", "b", [("c", -1, 2)], names=("d", "e"), corner="f")])
def test_no_chart_of_the_paper_shows_less_than_nothing(draw):
    with pytest.raises(ValueError, match="below|less"):
        draw()


def test_what_is_drawn_on_paper_names_its_colors_from_the_one_palette():
    source = "".join((ROOT / "templates" / "ui" / name).read_text() for name in ("_paint.html", "_drawings.html", "paper_charts.html"))
    named = set(re.findall(r'p\["([\w-]+)"\]', source))
    assert not COLOR.search(source) and len(named) > 10 and named <= set(palette())
