"""An address for every rule of the street map."""
from werkzeug.routing import Rule

from portal import Id


def address_of(rule: Rule, **values) -> str:
    """The path of `rule`; ids that are not given are 1, words are x."""
    filled = {name: values.get(name, 1 if isinstance(converter, Id) or "Integer" in type(converter).__name__ else "x")
              for name, converter in rule._converters.items()}
    return rule.build(filled)[1]
