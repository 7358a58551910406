"""Conversations at the desk: who was asked, who came, and notes, whose every reading is noted."""
from flask import flash
from flask_babel import gettext as _

from portal.clock import now, today
from portal.interviews import actions
from portal.interviews.desk_views import HERE, bp, guide_in, page
from portal.interviews.forms import AttendanceForm, ConversationForm, NotesForm, conversation_state
from portal.interviews.models import Conversation
from portal.interviews.queries import asked_to, conversations_in, conversations_of, with_notes
from portal.programs.blueprints import coordinated
from portal.programs.models import Program
from portal.web import access, pages
from portal.web.once import only_once

ONE = f"{HERE}/conversations/<id:conversation_id>"


@bp.get(f"{HERE}/guides/<id:guide_id>/conversations/new")
@access.staff
def new_conversation(program_id: int, guide_id: int):
    """When it is, and who was asked."""
    program, row = guide_in(program_id, guide_id)
    return page("conversation_form", program, guide=row, form=pages.form(ConversationForm, on_day=today()))


@bp.post(f"{HERE}/guides/<id:guide_id>/conversations/new")
@access.staff
def add_conversation(program_id: int, guide_id: int):
    """Keep it."""
    program, row = guide_in(program_id, guide_id)
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


def _conversation(program_id: int, conversation_id: int) -> tuple[Program, Conversation]:
    program = coordinated(program_id)
    return program, access.found(conversations_in(program).where(Conversation.id == conversation_id))


def _back(row: Conversation):
    return pages.go_to("interviews_desk.conversation", program_id=row.guide.program_id, conversation_id=row.id)
