"""Answers as measures that an objective can be held against: the share, or the median where no share is told."""
from portal.summaries.answers.measures import ANSWER_MEASURES, measures_in
from portal.summaries.measures import PERCENT


def names_in(format: str) -> dict[str, str]:
    """{key: what it is called} of the answers that an objective of a program of this format can be counted from."""
    return {measure.key: measure.name(format) for measure in measures_in(format)}


def words_of(format: str, key: str) -> dict[str, str] | None:
    """{"name", "definition"} of a measure made of answers; None for any other key."""
    measure = ANSWER_MEASURES.get(key)
    return measure and {"name": measure.name(format), "definition": measure.definition(format)}


def objective_figures(answers: dict) -> dict[str, dict]:
    """{key: a row as those of the other measures} of frozen answers, with the `band` of how many answered and their `rate`."""
    rows = [row for row in answers.get("rows", []) if row["key"] in ANSWER_MEASURES]
    return {row["key"]: _figure(row) for row in rows}


def _figure(row: dict) -> dict:
    share = row["share"] if row["unit"] == PERCENT else None
    value, bound = (share["value"], share["bound"]) if share else (row["median"] if row["unit"] != PERCENT else None, "")
    told = {name: row[name] for name in ("key", "name", "definition", "unit", "band", "rate", "kept_from")}
    counts = {"counts": row["people"], "period": str(ANSWER_MEASURES[row["key"]].period), "is_now": False}
    return {**told, **counts, "value": value, "bound": bound, "numerator": None, "denominator": None, "n": None}
