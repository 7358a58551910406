"""The catalog of a request's language, found once: flask_babel looks for it anew for every word of a page."""
from flask import g
from flask_babel import get_locale, get_translations
from jinja2 import Environment


def speak(env: Environment) -> None:
    """Give the templates gettext and its kin; call it after Babel, whose own are slower."""
    env.install_gettext_callables(
        gettext=lambda words: catalog().ugettext(words),
        ngettext=lambda one, many, number: catalog().ungettext(one, many, number),
        newstyle=True,
        pgettext=lambda context, words: catalog().upgettext(context, words),
        npgettext=lambda context, one, many, number: catalog().unpgettext(context, one, many, number),
    )


def catalog():
    """The translations of this request's language, with ugettext and ungettext, which fill in nothing."""
    locale, kept = get_locale(), g.get("catalog")
    # A letter within the same context may be in another language.
    if kept is None or kept[0] is not locale:
        kept = g.catalog = locale, get_translations()
    return kept[1]
