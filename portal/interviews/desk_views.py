"""Interviews at the desk: guides, conversations, who came, and notes, whose every reading is noted."""
from flask import Blueprint, flash
from flask_babel import gettext as _

from portal.clock import now, today
from portal.interviews import actions, guide_actions
from portal.interviews.forms import AttendanceForm, ConversationForm, GuideForm, NotesForm, conversation_state, state_of
from portal.interviews.models import KINDS, Conversation, Guide
from portal.interviews.queries import asked_to, conversations_in, conversations_of, counts_of, guides_of, with_notes
from portal.interviews.shipped import KIND_WORDS, example
from portal.interviews.standing import standings
from portal.programs.blueprints import coordinated
from portal.programs.models import Program
from portal.programs.small_groups import fewest_for_words
from portal.web import access, pages
from portal.web.once import only_once

bp = Blueprint("interviews_desk", __name__)

HERE = "/desk/programs/<id:program_id>/interviews"
ONE = f"{HERE}/conversations/<id:conversation_id>"


@bp.get(HERE)
@access.staff
def index(program_id: int):
    """The guides with what was held under them, and the themes with how far each is from a summary."""
    program = coordinated(program_id)
    guides = list(guides_of(program))
    heard, themes = standings(program, today())
    facts = {"guides": guides, "counts": counts_of(guides), "heard": heard, "themes": themes}
    return page("index", program, kinds=KIND_WORDS, fewest=fewest_for_words(program.smallest_group), **facts)


@bp.get(f"{HERE}/guides/new/<kind>")
@access.staff
def new_guide(program_id: int, kind: str):
    """A guide that starts from the example of its kind."""
    program = coordinated(program_id)
    access.found([kind] if kind in KINDS else [])
    return page("guide_form", program, form=pages.form(GuideForm, **example(kind)), kind=kind)


@bp.post(f"{HERE}/guides/new/<kind>")
@access.staff
def add_guide(program_id: int, kind: str):
    """Keep it."""
    program, form, me = coordinated(program_id), GuideForm(), access.me()
    if not form.validate():
        return pages.again("interviews_desk.new_guide", form, program_id=program_id, kind=kind)
    made = only_once(
        form, lambda: guide_actions.add(program, by=me, at=now(), **form.facts()), by=me.id,
        stands=lambda number: guides_of(program).where(Guide.id == number).exists(),
    )
    return pages.go_to("interviews_desk.guide", program_id=program_id, guide_id=made)


@bp.get(f"{HERE}/guides/<id:guide_id>")
@access.staff
def guide(program_id: int, guide_id: int):
    """What is asked, what to say first, and what was held under it."""
    program, row = _guide(program_id, guide_id)
    held = list(conversations_of(row))
    facts = {"held": held, "asked": asked_to(held), "noted": with_notes(held), "form": pages.form(GuideForm, **state_of(row))}
    return page("guide", program, guide=row, kinds=KIND_WORDS, fewest=fewest_for_words(program.smallest_group), **facts)


@bp.post(f"{HERE}/guides/<id:guide_id>")
@access.staff
def change_guide(program_id: int, guide_id: int):
    """Ask something else. Saving the same twice changes nothing; so no key is kept."""
    _program, row = _guide(program_id, guide_id)
    form = GuideForm()
    if not form.validate():
        return pages.again("interviews_desk.guide", form, program_id=program_id, guide_id=guide_id)
    guide_actions.change(row, by=access.me(), **form.facts())
    flash(_("The guide is saved."))
    return pages.go_to("interviews_desk.guide", program_id=program_id, guide_id=guide_id)


@bp.post(f"{HERE}/guides/<id:guide_id>/removal")
@access.staff
def remove_guide(program_id: int, guide_id: int):
    """Take a guide away under which nothing was held."""
    _program, row = _guide(program_id, guide_id)
    try:
        guide_actions.remove(row, by=access.me())
    except guide_actions.InUse:
        access.allow(False)
    flash(_("The guide is gone."))
    return pages.go_to("interviews_desk.index", program_id=program_id)


@bp.get(f"{HERE}/guides/<id:guide_id>/conversations/new")
@access.staff
def new_conversation(program_id: int, guide_id: int):
    """When it is, and who was asked."""
    program, row = _guide(program_id, guide_id)
    return page("conversation_form", program, guide=row, form=pages.form(ConversationForm, on_day=today()))


@bp.post(f"{HERE}/guides/<id:guide_id>/conversations/new")
@access.staff
def add_conversation(program_id: int, guide_id: int):
    """Keep it."""
    program, row = _guide(program_id, guide_id)
    form, me = ConversationForm().within(program), access.me()
    if not form.validate():
        return pages.again("interviews_desk.new_conversation", form, program_id=program_id, guide_id=guide_id)
    facts = {"on_day": form.on_day.data, "people": form.people}
    made = only_once(
        form, lambda: actions.add(row, by=me, at=now(), **facts), by=me.id,
        stands=lambda number: conversations_of(row).where(Conversation.id == number).exists(),
    )
    return pages.go_to("interviews_desk.conversation", program_id=program_id, conversation_id=made)


@bp.get(ONE)
@access.staff
def conversation(program_id: int, conversation_id: int):
    """Who was asked and who came; no word of the notes is fetched."""
    program, row = _conversation(program_id, conversation_id)
    asked = asked_to([row])[row.id]
    form = pages.form(ConversationForm, **conversation_state(row, asked))
    came = pages.form(AttendanceForm, came=[one.id for one in asked if one.came]).offer(asked)
    facts = {"has_notes": row.id in with_notes([row]), "is_held": row.on_day <= today()}
    return page("conversation", program, conversation=row, form=form, came=came, **facts)


@bp.post(ONE)
@access.staff
def change_conversation(program_id: int, conversation_id: int):
    """Another day, or others who were asked. Saving the same twice changes nothing; so no key is kept."""
    program, row = _conversation(program_id, conversation_id)
    form = ConversationForm().within(program)
    if not form.validate():
        return pages.again("interviews_desk.conversation", form, program_id=program_id, conversation_id=conversation_id)
    actions.change(row, by=access.me(), on_day=form.on_day.data, people=form.people)
    flash(_("The conversation is saved."))
    return _back(row)


@bp.post(f"{ONE}/attendance")
@access.staff
def mark_came(program_id: int, conversation_id: int):
    """Who came, once the day is there; whatever else is sent is left aside."""
    _program, row = _conversation(program_id, conversation_id)
    access.allow(row.on_day <= today())
    form = AttendanceForm().offer(asked_to([row])[row.id])
    there = {choice.value for choice in form.came.choices}
    actions.mark_came(row, there & set(form.came.data or ()), by=access.me())
    flash(_("Who came is saved."))
    return _back(row)


@bp.post(f"{ONE}/removal")
@access.staff
def remove_conversation(program_id: int, conversation_id: int):
    """Take it away, with notes and who was asked."""
    _program, row = _conversation(program_id, conversation_id)
    actions.remove(row, by=access.me())
    flash(_("The conversation is gone, with its notes and who was asked."))
    return pages.go_to("interviews_desk.guide", program_id=program_id, guide_id=row.guide_id)


@bp.get(f"{ONE}/notes")
@access.staff
def notes(program_id: int, conversation_id: int):
    """The notes; that they were read is noted."""
    program, row = _conversation(program_id, conversation_id)
    kept = actions.read(row, by=access.me())
    words, version = (kept.sealed_words.open(), kept.version) if kept else ("", 0)
    form = pages.form(NotesForm, words=words, seen=str(version))
    theirs = words if form.words.errors and form.words.data != words and form.version == version else ""
    return page("notes", program, conversation=row, form=form, theirs=theirs)


@bp.post(f"{ONE}/notes")
@access.staff
@access.hands_back("words")
def write_notes(program_id: int, conversation_id: int):
    """Keep the notes. Saving the same twice changes nothing; so no key is kept."""
    _program, row = _conversation(program_id, conversation_id)
    form = NotesForm()
    if not form.validate():
        return pages.again("interviews_desk.notes", form, program_id=program_id, conversation_id=conversation_id)
    try:
        actions.write(row, form.words.data, by=access.me(), at=now(), seen=form.version)
    except actions.Meanwhile as theirs:
        form.met_again(theirs.version)
        return pages.again("interviews_desk.notes", form, program_id=program_id, conversation_id=conversation_id)
    flash(_("The notes are saved."))
    return _back(row)


def page(name: str, program: Program, **context):
    """A page of this room."""
    return pages.page(f"interviews/{name}.html", program=program, here="interviews", **context)


def _guide(program_id: int, guide_id: int) -> tuple[Program, Guide]:
    program = coordinated(program_id)
    return program, access.found(guides_of(program).where(Guide.id == guide_id))


def _conversation(program_id: int, conversation_id: int) -> tuple[Program, Conversation]:
    program = coordinated(program_id)
    return program, access.found(conversations_in(program).where(Conversation.id == conversation_id))


def _back(row: Conversation):
    return pages.go_to("interviews_desk.conversation", program_id=row.guide.program_id, conversation_id=row.id)
