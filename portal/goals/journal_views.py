"""A member writes the journal, looks for words in it, and changes what was written."""
from flask import flash, request
from flask_babel import gettext as _

from portal.clock import now
from portal.goals import journal_actions as actions
from portal.goals.actions import Stale
from portal.goals.finding import entry_of_mine, mentorship_for_me
from portal.goals.forms import PRIVATE, SHARED, ChangeEntryForm, EntryForm
from portal.goals.models import Goal, JournalEntry
from portal.goals.policy import GoalPolicy
from portal.goals.queries import entries_found, entries_visible_to, goals_visible_to, versions_of
from portal.goals.views import bp, done_once, readers_told
from portal.mentorships.models import Mentorship
from portal.mentorships.queries import partner_of
from portal.web import access, pages
from portal.web.paging import paged, paged_rows

ENTRIES_A_PAGE = 20
LONGEST_SEARCH = 100


@bp.get("/mentorships/<id:mentorship_id>/journal")
@access.signed_in
def journal(mentorship_id: int):
    """The whole journal, or those of one's own entries in which some words stand."""
    mentorship, me = mentorship_for_me(mentorship_id), access.me()
    sought = request.args.get("q", "").strip()[:LONGEST_SEARCH]
    found = paged_rows(entries_found(me, mentorship, sought)) if sought else None
    entries = found or paged(entries_visible_to(me, mentorship), per=ENTRIES_A_PAGE)
    form = entry_form(mentorship) if GoalPolicy(me, mentorship).write else None
    return pages.page("goals/journal.html", entries=entries, sought=sought, form=form, **readers_told(mentorship))


@bp.post("/mentorships/<id:mentorship_id>/journal")
@access.signed_in
def write_entry(mentorship_id: int):
    """Write into the journal."""
    mentorship = mentorship_for_me(mentorship_id)
    access.allow(GoalPolicy(access.me(), mentorship).write)
    form = _offered(EntryForm(prefix="entry"), mentorship)
    if not done_once(form, lambda: actions.write_entry(mentorship, by=access.me(), at=now(), **form.values())):
        return pages.again(_room(), form, mentorship_id=mentorship_id)
    flash(_("Kept. Only you can read it.") if form.is_private else _("Kept. You and those who share this mentorship can read it."))
    return _back_to(mentorship)


@bp.get("/entries/<id:entry_id>")
@access.signed_in
def entry(entry_id: int):
    """An entry of one's own, to be changed, with what it said before."""
    row = entry_of_mine(entry_id)
    can_write = GoalPolicy(access.me(), row.mentorship).write
    told = {"versions": list(versions_of(row)), **readers_told(row.mentorship)}
    return pages.page("goals/entry.html", entry=row, form=_changing(row) if can_write else None, **told)


@bp.post("/entries/<id:entry_id>")
@access.signed_in
def change_entry(entry_id: int):
    """Change an entry. Whoever changes one that was changed elsewhere meanwhile sees both, and decides."""
    row = _changeable(entry_id)
    form = _offered(ChangeEntryForm(prefix=f"entry{entry_id}"), row.mentorship)
    try:
        done = done_once(form, lambda: actions.change_entry(row, by=access.me(), at=now(), **form.values()))
    except Stale as stale:
        form.words.errors = [_("This entry was changed elsewhere since you opened it. Both versions stand here; save again to keep yours.")]
        form.seen.data, form.is_stale = str(stale.row.version), True
        return pages.again("goals.entry", form, entry_id=entry_id)
    if not done:
        return pages.again("goals.entry", form, entry_id=entry_id)
    flash(_("Saved. What it said before stays with you."))
    return _back_to(row.mentorship, f"entry-{entry_id}")


@bp.post("/entries/<id:entry_id>/deletion")
@access.signed_in
def delete_entry(entry_id: int):
    """Delete an entry with all that it ever said."""
    row = _changeable(entry_id)
    actions.delete_entry(row, by=access.me(), at=now())
    flash(_("The entry is deleted."))
    return _back_to(row.mentorship)


def entry_form(mentorship: Mentorship) -> EntryForm:
    """An empty entry, or the one that failed as it was typed."""
    return _offered(pages.form(EntryForm, prefix="entry", circle=PRIVATE), mentorship)


def _changing(row: JournalEntry) -> ChangeEntryForm:
    """The form of an entry as it stands."""
    stands = {"words": row.words_for(access.me()), "circle": PRIVATE if row.is_private else SHARED, "goal": str(row.goal_id or "")}
    return _offered(pages.form(ChangeEntryForm, prefix=f"entry{row.id}", seen=str(row.version), **stands), row.mentorship)


def _offered(form: EntryForm, mentorship: Mentorship) -> EntryForm:
    goals = list(goals_visible_to(access.me()).where(Goal.mentorship == mentorship))
    return form.offer(partner_of(mentorship, access.me())).about(goals, access.me())


def _changeable(entry_id: int) -> JournalEntry:
    row = entry_of_mine(entry_id)
    access.allow(GoalPolicy(access.me(), row.mentorship).write)
    return row


def _back_to(mentorship: Mentorship, anchor: str | None = None):
    # The journal's own page tells at its top what was done.
    anchor = anchor or ("journal" if _room() == "workspace.show" else None)
    return pages.go_to(_room(), mentorship_id=mentorship.id, _anchor=anchor)


def _room() -> str:
    """The page on which one writes: the journal's own, or the workspace."""
    return "workspace.show" if request.args.get("on") == "workspace" else "goals.journal"
