"""Two versions of one log, typed on two devices: what the stored one says otherwise, in words, and both put together."""
from collections.abc import Iterable

from flask_babel import gettext as _
from flask_babel import ngettext

from portal.sessions.actions import Refused
from portal.sessions.log_forms import KEPT, SHARED, LogForm
from portal.sessions.models import SessionLog
from portal.sessions.records import lost_of, opened

TEXTS = ("reason", "takeaway", "shared_note", "private_note")
BESIDE = "\n\n"


def differing(form: LogForm, stored: SessionLog) -> list[tuple[str, str]]:
    """What the stored version says and this form does not: the question, and its answer there."""
    values = form.values()
    there = opened(stored, values)
    return [(str(_field(form, name).label.text), _in_words(form, name, there[name])) for name in lost_of(stored, values)]


def together(form: LogForm, stored: SessionLog) -> dict:
    """Both versions as one log: texts one after the other, topics of both; else what was typed, or what is stored where nothing was.

    A take-away that either version keeps private stays private. Raises Refused when a text becomes too long.
    """
    typed = form.values()
    there = opened(stored, typed)
    merged = {name: value if value not in (None, "", []) else there[name] for name, value in typed.items()}
    merged |= {name: _joined(form, name, typed[name], there[name]) for name in TEXTS}
    merged["topics"] = list(dict.fromkeys([*there["topics"], *typed["topics"]]))
    kept_private = any(said["takeaway"] and not said["takeaway_is_shared"] for said in (typed, there))
    return {**merged, "takeaway_is_shared": merged["takeaway_is_shared"] and not kept_private}


def _joined(form: LogForm, name: str, typed: str | None, there: str | None) -> str | None:
    texts = [text for text in (there, typed) if text]
    if len(texts) == 2 and (typed in there or there in typed):
        texts = [max(texts, key=len)]
    if len(BESIDE.join(texts)) > form[name].limit:
        raise Refused(_("“%(field)s” of both is longer than it can be. Shorten what you typed first.", field=form[name].label.text))
    return BESIDE.join(texts) or (there if typed is None else typed)


def _field(form: LogForm, name: str):
    return form["takeaway_circle" if name == "takeaway_is_shared" else name]


def _in_words(form: LogForm, name: str, value) -> str:
    if name == "minutes":
        return ngettext("%(num)s minute", "%(num)s minutes", value)
    if name == "takeaway_is_shared":
        value = SHARED if value else KEPT
    labels = {key: label for key, label, *_more in _choices(_field(form, name))}
    said = value if isinstance(value, list) else [value]
    return ", ".join(str(labels.get(str(one), one)) for one in said)


def _choices(field) -> Iterable:
    return field.iter_choices() if hasattr(field, "iter_choices") else ()
