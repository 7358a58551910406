"""The building blocks of pages: every macro of templates/ui, gathered under one name, so that pages import nothing."""
from types import SimpleNamespace

from flask_babel import get_locale
from jinja2 import Environment
from jinja2.runtime import Macro

from portal.palette import palette


def gather(env: Environment) -> SimpleNamespace:
    """All macros of templates/ui/*.html by their names; call it after filters and globals are set, for macros see no request."""
    found: dict[str, Macro] = {}
    for name in env.list_templates(filter_func=_holds_macros):
        for word, macro in vars(env.get_template(name).module).items():
            if isinstance(macro, Macro):
                if word in found:
                    raise RuntimeError(f"Two macros are called {word}; the second is in {name}.")
                found[word] = macro
    return SimpleNamespace(**found)


def _holds_macros(name: str) -> bool:
    return name.startswith("ui/") and name.endswith(".html") and not name.startswith("ui/_")


def page_language() -> str:
    """The language of this page, as <html lang> wants it: en, or pt-BR."""
    return str(get_locale()).replace("_", "-")


def paper_colors() -> dict[str, str]:
    """The color of the paper in either theme, for the bar that a browser draws around the page."""
    return {"light": palette()["cream"], "dark": palette()["night"]}
