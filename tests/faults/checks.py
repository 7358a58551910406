"""What has to be true of the database after whatever happened to its servers."""
from collections import Counter

from tests.faults.writers import Tally


def hold_facts(facts: dict, tally: Tally) -> None:
    """Everything acknowledged is there, once; what was never acknowledged is there at most once; letters and audit fit the facts."""
    assert not tally.refusals
    assert facts["sound"] == []
    assert lost(tally, facts) == []
    assert doubled(facts) == []
    assert facts["letters"] == sorted(2 * facts["planned"])
    assert facts["audited"] == {"sessions.plan": len(facts["planned"]), "goals.write_entry": len(facts["entry"])}
    assert facts["keys"] == len(facts["planned"]) + len(facts["entry"]) + len(facts["log"])
    assert facts["keys_without_row"] == 0


def lost(tally: Tally, facts: dict) -> list[str]:
    """What was acknowledged and is not there."""
    return [mark for kind, marks in tally.acknowledged.items() for mark in set(marks) - set(facts[kind])]


def doubled(facts: dict) -> list[str]:
    """What is there more than once."""
    return [mark for kind in ("entry", "plan", "log") for mark, times in Counter(facts[kind]).items() if mark and times > 1]
