"""The rules that a program pairs by now."""
from portal.pairing.rules.models import RuleSet
from portal.programs.models import Program


def rules_in_force(program: Program) -> RuleSet:
    """The newest version of a program's rules; what is usual where nobody has set any."""
    newest = RuleSet.select().where(RuleSet.program == program).order_by(RuleSet.version.desc()).first()
    return newest or RuleSet(program=program, version=0, weights={}, min_level_gap=2)
