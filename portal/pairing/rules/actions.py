"""Changing how a program pairs."""
from datetime import datetime

from portal.announcements import announce
from portal.audit.actions import record
from portal.db import db
from portal.pairing.holding import hold
from portal.pairing.matching.criteria import WEIGHTS
from portal.pairing.news import RulesChanged
from portal.pairing.rules.models import RuleSet
from portal.pairing.rules.queries import first_rules, kept_first_rules, rules_in_force, rules_of
from portal.people.models import Person
from portal.programs.models import Program

FACTS = (
    "way", "screens_asks", "answer_days", "min_level_gap", "max_level_gap", "common_language", "min_shared_minutes", "same_department",
    "location", "weights", "aim", "least_points", "keep", "keep_points",
)


def facts_of(rules: RuleSet) -> dict:
    """What a version says, by the names of its columns."""
    return {name: getattr(rules, name) for name in FACTS}


def changed_from(rules: RuleSet, facts: dict) -> dict[str, list]:
    """{the column, of a weight "weights.topics": [what it was, what it is]}, for what differs; `facts` are columns."""
    was, now = _flat(facts_of(rules)), _flat({**facts_of(rules), **facts})
    return {name: [was.get(name), now[name]] for name in now if was.get(name) != now[name]}


def change(program: Program, facts: dict, *, by: Person, at: datetime) -> RuleSet:
    """The next version of the rules, in which `facts` (columns of RuleSet) hold; the one in force where nothing changes.

    Rounds that were drawn keep the version that they were drawn under.
    """
    with db.atomic():
        hold(Program, program.id)
        now = rules_in_force(program)
        changed = changed_from(now, facts)
        if not changed:
            return now
        row = {**facts_of(now), **facts, "version": now.version + 1, "written_by": by, "written_at": at}
        written = RuleSet.create(program=program, **row)
        record("changed the rules of pairing", by=by, about=f"program/{program.id}", program=program.id, changed=changed)
        announce(RulesChanged(written, at))
    return written


def keep_for_a_round(program: Program, *, at: datetime) -> RuleSet:
    """The saved version that a round asked for now is drawn under; in the caller's transaction, which holds the program.

    Before anybody wrote one, what the program begins with is saved as it is now: the round names its rules whatever comes later.
    """
    written = rules_of(program).first()
    if written is not None:
        return written
    first, kept = first_rules(program), kept_first_rules(program).first()
    if kept is not None and facts_of(kept) == facts_of(first):
        return kept
    return RuleSet.create(program=program, version=kept.version - 1 if kept else 0, written_at=at, **facts_of(first))


def _flat(facts: dict) -> dict:
    weights = {f"weights.{key}": facts["weights"].get(key) or 0 for key in WEIGHTS}
    return {**{name: value for name, value in facts.items() if name != "weights"}, **weights}
