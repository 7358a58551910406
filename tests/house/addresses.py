"""An address for every rule of the street map."""
from werkzeug.routing import AnyConverter, Rule
from werkzeug.routing.converters import NumberConverter


def address_of(rule: Rule, **values) -> str:
    """The path of `rule`; numbers that are not given are 1, one of several words is the first of them, other words are x."""
    filled = {name: values.get(name, _default(converter)) for name, converter in rule._converters.items()}
    return rule.build(filled)[1]


def _default(converter):
    if isinstance(converter, AnyConverter):
        return min(converter.items)
    return 1 if isinstance(converter, NumberConverter) else "x"
