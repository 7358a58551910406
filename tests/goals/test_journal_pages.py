"""The journal's own page, one entry, what it said before, and two devices that change the same one."""
from portal.db import db
from portal.goals.models import EntryVersion, JournalEntry
from tests.browser import values_of
from tests.cast import CANARIES

ENTRY = {"entry-words": "What I heard today", "entry-circle": "private", "entry-goal": ""}


def journal(cast) -> str:
    return f"/mentorships/{cast.ama_and_benoit.id}/journal"


def write(browser, cast, words: str, **more) -> JournalEntry:
    browser.post(journal(cast), {**ENTRY, "entry-words": words, "entry-once": words, **more})
    return JournalEntry.select().order_by(JournalEntry.id.desc()).get()


def change(entry, words="Other words") -> dict:
    """The form of an entry as it was opened before any change."""
    typed = {"words": words, "circle": "private", "goal": "", "seen": "0", "once": words}
    return {f"entry{entry.id}-{name}": value for name, value in typed.items()}


def words_on(page) -> list[str]:
    return [one.get_text().strip() for one in page.select("article .words")]


def test_the_journal_is_newest_first_and_paged(browser, cast, clock):
    browser.sign_in(cast.ama)
    for number in range(24):
        clock.forward(hours=1)
        write(browser, cast, f"Entry {number}")
    page = browser.get(journal(cast))
    assert words_on(page) == [f"Entry {number}" for number in range(23, 3, -1)]
    page = browser.get(page.select_one("a[rel=next]")["href"])
    assert words_on(page)[:4] == ["Entry 3", "Entry 2", "Entry 1", "Entry 0"]


def test_ones_own_entries_are_searched_private_ones_too(browser, cast):
    browser.sign_in(cast.ama)
    write(browser, cast, "The budget talk was hard")
    write(browser, cast, "A good talk", **{"entry-circle": "shared"})
    assert sorted(words_on(browser.get(f"{journal(cast)}?q=TALK"))) == ["A good talk", "The budget talk was hard"]
    assert words_on(browser.get(f"{journal(cast)}?q=talk+budget")) == ["The budget talk was hard"]
    assert words_on(browser.get(f"{journal(cast)}?q=nothing+like+it")) == []


def test_a_search_finds_no_word_of_the_partner(browser, cast):
    browser.sign_in(cast.ama)
    write(browser, cast, "A shared word", **{"entry-circle": "shared"})
    browser.sign_in(cast.benoit)
    assert words_on(browser.get(f"{journal(cast)}?q=shared")) == []
    assert "A shared word" in browser.get(journal(cast)).text


def test_signs_of_markdown_are_shown_as_format_and_html_as_it_was_typed(browser, cast):
    browser.sign_in(cast.ama)
    write(browser, cast, "Be **bold**\n\n- one\n- two\n\n<img src=x onerror=alert(1)> [x](javascript:alert(1)) # No title")
    words = browser.get(journal(cast)).select_one("article .words")
    assert words.strong.text == "bold" and [item.text for item in words.select("li")] == ["one", "two"]
    assert not words.find(["img", "h1", "script"]) and not words.find("a") and "<img src=x onerror=alert(1)>" in words.text


def test_an_entry_is_changed_and_its_writer_reads_what_it_said_before(browser, cast):
    browser.sign_in(cast.ama)
    entry = write(browser, cast, "First words")
    browser.get(f"/entries/{entry.id}")
    typed = {f"entry{entry.id}-words": "Second words", f"entry{entry.id}-circle": "shared"}
    browser.submit(f"form[action$='/entries/{entry.id}']", **typed)
    assert browser.response.location == f"{journal(cast)}#entry-{entry.id}"
    page = browser.get(f"/entries/{entry.id}")
    assert [one.get_text().strip() for one in page.select("article.entry .words")] == ["First words"]
    browser.sign_in(cast.benoit)
    page = browser.get(journal(cast))
    assert "Second words" in page.text and "First words" not in page.text
    browser.get(f"/entries/{entry.id}", status=404)


def test_what_an_entry_said_before_lies_encrypted_also_where_it_is_shared(browser, cast):
    browser.sign_in(cast.ama)
    entry = write(browser, cast, "before-the-change", **{"entry-circle": "shared"})
    browser.post(f"/entries/{entry.id}", change(entry))
    version = EntryVersion.get(EntryVersion.entry == entry)
    assert version.sealed_words.open() == "before-the-change" and not version.was_private
    assert "before-the-change" not in repr(db.execute_sql("SELECT * FROM entry_version").fetchall())


def test_whoever_changes_an_entry_that_was_changed_elsewhere_sees_both_and_loses_neither(browser, cast):
    browser.sign_in(cast.ama)
    entry = write(browser, cast, "First words")
    browser.post(f"/entries/{entry.id}", change(entry, "From the phone"))
    page = browser.post(f"/entries/{entry.id}", change(entry, "From the laptop"), status=422)
    assert "From the phone" in page.select_one(".notice-waits").text
    form = page.select_one(f"form[action$='/entries/{entry.id}']")
    assert values_of(form)[f"entry{entry.id}-words"] == "From the laptop"
    assert JournalEntry.get_by_id(entry.id).words_for(cast.ama) == "From the phone"
    browser.post(f"/entries/{entry.id}", values_of(form))
    assert JournalEntry.get_by_id(entry.id).words_for(cast.ama) == "From the laptop"
    versions = EntryVersion.select().where(EntryVersion.entry == entry).order_by(EntryVersion.id)
    assert [row.sealed_words.open() for row in versions] == ["First words", "From the phone"]


def test_the_same_change_sent_twice_is_one(browser, cast):
    browser.sign_in(cast.ama)
    entry = write(browser, cast, "First words")
    for _ in range(2):
        browser.post(f"/entries/{entry.id}", change(entry, "Second"))
    assert EntryVersion.select().where(EntryVersion.entry == entry).count() == 1


def test_a_deleted_entry_takes_along_what_it_said_before(browser, cast):
    browser.sign_in(cast.ama)
    entry = write(browser, cast, "First words")
    browser.post(f"/entries/{entry.id}", change(entry))
    browser.post(f"/entries/{entry.id}/deletion")
    assert not JournalEntry.select().where(JournalEntry.id == entry.id).exists()
    assert not EntryVersion.select().where(EntryVersion.entry == entry.id).exists()


def test_after_the_end_an_entry_is_read_and_not_changed(browser, cast, clock):
    cast.ama_and_benoit.ended_at = clock.at
    cast.ama_and_benoit.save()
    browser.sign_in(cast.ama)
    page = browser.get(f"/entries/{cast.private_entry.id}")
    assert CANARIES.private_journal in page.text and not page.select("main form")
    browser.post(f"/entries/{cast.private_entry.id}", change(cast.private_entry), status=403)
    browser.post(f"/entries/{cast.private_entry.id}/deletion", status=403)


def test_after_the_end_the_journal_leads_to_no_form_and_to_earlier_words_where_there_are_some(browser, cast, clock):
    entry, edited = cast.private_entry, f"#entry-{cast.private_entry.id} a"
    assert browser.sign_in(cast.ama).get(journal(cast)).select_one(edited).text.startswith("Edit")
    cast.ama_and_benoit.ended_at = clock.at
    cast.ama_and_benoit.save()
    assert not browser.get(journal(cast)).select(edited)
    JournalEntry.update(changed_at=clock.at).where(JournalEntry.id == entry.id).execute()
    assert browser.get(journal(cast)).select_one(edited).text.startswith("What it said before")


def test_after_writing_on_the_journals_own_page_one_lands_at_its_top(browser, cast):
    write(browser.sign_in(cast.ama), cast, "Seen")
    assert browser.response.location == journal(cast)
    browser.post(f"{journal(cast)}?on=workspace", {**ENTRY, "entry-words": "There", "entry-once": "there"})
    assert browser.response.location.endswith("#journal")


def test_no_browser_keeps_a_page_of_the_journal(browser, cast):
    browser.sign_in(cast.ama).get(journal(cast))
    assert "no-store" in browser.response.headers["Cache-Control"]


def test_editing_in_place_brings_the_form_alone(browser, cast):
    browser.sign_in(cast.ama)
    headers = {"HX-Request": "true", "HX-Request-Type": "partial", "X-Regions": "entry_form"}
    answer = browser.client.get(f"/entries/{cast.private_entry.id}", headers=headers).get_data(as_text=True)
    assert "<h1" not in answer and 'id="entry_form"' in answer and CANARIES.private_journal in answer
