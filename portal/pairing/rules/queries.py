"""The rules that a program pairs by, and how they came about."""
from peewee import JOIN, ModelSelect

from portal.pairing.matching.criteria import WEIGHTS
from portal.pairing.rules.models import CHOICE, ROUND, RuleSet
from portal.people.models import Person
from portal.programs.formats import CHOOSE, PEER, REVERSE, SENIOR, USUAL_BAND, USUAL_GAP
from portal.programs.models import Program

# In a program for inclusion, what people could speak from, and would like to understand, counts from the first day.
FOR_INCLUSION = {**WEIGHTS, "topics": 35, "interests": 15, "perspectives": 10}


def rules_in_force(program: Program) -> RuleSet:
    """The newest version of a program's rules; before anybody wrote one, an unsaved one made from the program (version 0).

    Where a format leaves only rounds, rounds decide, whatever a version says. What a round kept before the first version is not in force:
    until somebody writes one, the rules follow the program.
    """
    rules = rules_of(program).first() or first_rules(program)
    if program.format not in CHOOSE:
        rules.way = ROUND
    return rules


def people_ask(program: Program) -> bool:
    """Whether people of this program ask each other, so that no round looks for anybody."""
    return program.format in CHOOSE and rules_in_force(program).way == CHOICE


def rules_of(program: Program) -> ModelSelect:
    """Every version of a program's rules that somebody wrote, with its writer, the newest first."""
    rows = RuleSet.select(RuleSet, Person).join(Person, JOIN.LEFT_OUTER, on=RuleSet.written_by)
    return rows.where(RuleSet.program == program, RuleSet.version > 0).order_by(RuleSet.version.desc())


def kept_first_rules(program: Program) -> ModelSelect:
    """What rounds before the first version were drawn under, the latest first: 0, and -1 and so on where the program changed between."""
    return RuleSet.select().where(RuleSet.program == program, RuleSet.version <= 0).order_by(RuleSet.version)


def first_rules(program: Program) -> RuleSet:
    """What a program pairs by before a coordinator says otherwise; nothing is saved."""
    weights = FOR_INCLUSION if program.purpose == "inclusion" and program.format == REVERSE else WEIGHTS
    gaps = {"min_level_gap": USUAL_GAP} if program.format in SENIOR else {"max_level_gap": USUAL_BAND} if program.format == PEER else {}
    return RuleSet(program=program, version=0, min_shared_minutes=program.session_minutes, weights=dict(weights), **gaps)
