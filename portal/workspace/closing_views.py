"""Looking back on a mentorship that has ended or whose time has come, and the record that each member takes along."""
from flask import flash
from flask_babel import gettext as _

from portal.clock import now
from portal.mentorships.closing import actions
from portal.mentorships.closing.models import Reflection
from portal.mentorships.closing.policy import ClosingPolicy
from portal.mentorships.closing.queries import reflections_visible_to
from portal.mentorships.models import Mentorship
from portal.mentorships.papers import actions as papers
from portal.mentorships.queries import mentorships_visible_to
from portal.web import access, pages
from portal.web.forms import refuse
from portal.workspace.closing_forms import RecordForm, ReflectionForm
from portal.workspace.record import record_of
from portal.workspace.shown import Shown
from portal.workspace.views import bp

HERE = "/mentorships/<id:mentorship_id>/closing"


@bp.get(HERE)
@access.signed_in
def closing(mentorship_id: int):
    """What was written at the end, one's own boxes, and the record."""
    shown, me = _shown(mentorship_id), access.me()
    found = list(reflections_visible_to(me, shown.mentorship))
    mine = next((one for one in found if one.written_by_id == me.id), None)
    form = pages.form(ReflectionForm, **_start(mine)).offer(shown.partner)
    meanwhile = mine if mine and form.seen.data != str(mine.number) else None
    if meanwhile:
        refuse(form.useful, _("This was changed on another device meanwhile. Both versions stand here; save again to keep this one."))
        form.seen.data = str(mine.number)
    facts = {"others": [one for one in found if one is not mine], "meanwhile": meanwhile, "may_write": _policy(shown).write}
    record = {"record": record_of(shown), "record_form": pages.form(RecordForm, prefix="record")}
    return pages.page("workspace/closing.html", mentorship=shown.mentorship, shown=shown, me=me, form=form, **facts, **record)


@bp.post(HERE)
@access.signed_in
def look_back(mentorship_id: int):
    """Keep what was written; of two devices the second sees both."""
    shown = _shown(mentorship_id)
    form = ReflectionForm().offer(shown.partner)
    access.allow(_policy(shown).write)
    if not form.validate():
        return pages.again("workspace.closing", form, mentorship_id=mentorship_id)
    try:
        actions.look_back(shown.mentorship, by=access.me(), at=now(), **form.values())
    except actions.Changed:
        return pages.again("workspace.closing", form, mentorship_id=mentorship_id)
    flash(_("Saved. You can change it at any time."))
    return pages.go_to("workspace.closing", mentorship_id=mentorship_id)


@bp.post(f"{HERE}/record")
@access.signed_in
def ask_for_record(mentorship_id: int):
    """Have the record printed as a PDF."""
    shown, form = _shown(mentorship_id), RecordForm(prefix="record")
    access.allow(_policy(shown).write)
    asked = papers.ask(shown.mentorship, "record", by=access.me(), at=now(), with_growth=bool(form.with_growth.data))
    return pages.go_to("papers.show", paper_id=asked.id)


def _shown(mentorship_id: int) -> Shown:
    found: Mentorship = access.found(mentorships_visible_to(access.me()).where(Mentorship.id == mentorship_id))
    return Shown(found, access.me(), now())


def _policy(shown: Shown) -> ClosingPolicy:
    return ClosingPolicy(access.me(), shown.mentorship, is_time=shown.may_finish)


def _start(mine: Reflection | None) -> dict:
    if mine is None:
        return {"circle": "private", "seen": "0"}
    words = {"useful": mine.useful_for(access.me()), "taking": mine.taking_for(access.me())}
    return {**words, "circle": "private" if mine.is_private else "shared", "seen": str(mine.number)}
