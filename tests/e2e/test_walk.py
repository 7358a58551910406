"""The whole life of a program, walked in a real browser on a portal that was started for real and empty."""
import io
import re
from datetime import date, timedelta
from pathlib import Path

import pikepdf
import pytest
from icalendar import Calendar

from tests.e2e.conftest import LAPTOP, PHONE, link_in, text_of
from tests.pdf.checks import words_by_page

pytestmark = pytest.mark.browser
ROOT = Path(__file__).resolve().parents[2]
MERIDIAN = ROOT / "portal" / "demo" / "data" / "meridian-roster.csv"
MESSY = ROOT / "tests" / "data" / "messy-roster.csv"
ADMINISTRATOR, COORDINATOR, SPONSOR = "adam@meridian.example", "carmen@meridian.example", "sofia@meridian.example"
WANTED = {"Mentors": 122, "Leaders": 200}
PRIVATE, SHARED = "Only for me: I was nervous.", "We compared two tools."


def test_the_walk_through_the_whole_life_of_a_program(portal, mail, visitor):
    """One test, because each step stands on the one before."""
    walk(portal, mail, visitor)


def walk(portal, mail, visitor):
    """The parts are named like the steps of a program."""
    desk = start_and_appoint(portal, mail, visitor)
    make_a_program(desk)
    import_the_rosters(desk)
    people = invite_answer_and_fill(portal, mail, visitor, desk)
    pair(portal, mail, visitor, desk, people)
    mentor, leader = agree(portal, mail, visitor, desk)
    meet_and_log(mail, mentor, leader)
    keep_goals_and_journals(mentor, leader)
    publish_and_download(portal, mail, visitor, desk)


def start_and_appoint(portal, mail, visitor):
    """The one-time link makes the administrator, who appoints a coordinator and, later, a sponsor."""
    link = portal.wait_for(r"http://\S+/first-administrator/\S+")
    admin = visitor(LAPTOP)
    admin.go(link)
    for label, text in (("Given name", "Adam"), ("Family name", "Novak"), ("E-mail address", ADMINISTRATOR)):
        admin.fill(label, text)
    admin.press("Start this portal")
    admin.go("/proof?next=/administration")
    admin.set_up_app("an app for codes")
    appoint(admin, "Carmen", "Ruiz", COORDINATOR, "Make programs, and coordinate them")
    assert "Carmen" in text_of(mail.letter_to(COORDINATOR, about=""))
    again = visitor(PHONE)
    assert again.page.goto(link).status == 404, "the first-administrator link worked twice"
    again.complaints.clear()
    desk = visitor(LAPTOP).sign_in(COORDINATOR)
    desk.go("/desk")
    desk.sees("One more step, once")
    desk.set_up_app()
    assert desk.page.url == f"{portal.url}/desk"
    desk.admin = admin
    return desk


def appoint(admin, given, family, address, place):
    admin.go("/administration")
    for label, text in (("Given name", given), ("Family name", family), ("E-mail address", address)):
        admin.fill(label, text)
    admin.pick(admin.page.get_by_label("What may this person do?"), place)
    admin.press("Appoint")
    admin.page.wait_for_load_state()
    if "/proof" in admin.page.url:
        # The last proof is older than five minutes; what was typed waits.
        admin.show_code()
        admin.press("Send it now")
    admin.sees(f"{given} {family}")


def make_a_program(desk):
    """From a purpose, past the adviser, to a program with its objectives."""
    desk.go("/desk/programs/adviser")
    for group in desk.page.locator("main form fieldset").all():
        desk.use(group.locator("label").first)
    desk.use(desk.page.locator("main form button").first)
    desk.go("/desk/programs/new")
    desk.use(desk.page.get_by_role("link", name=re.compile("generation", re.I)).first)
    desk.fill("Name of the program", "Upward at Meridian")
    desk.fill("Mentors wanted", str(WANTED["Mentors"]))
    desk.fill("Leaders wanted", str(WANTED["Leaders"]))
    desk.fill("Most leaders for one mentor", "2")
    desk.press("Make this program")
    desk.sees("Upward at Meridian")
    desk.home = desk.page.url.removeprefix(desk.portal.url)
    desk.look()


def import_the_rosters(desk):
    """First a preview, then the import; of the messy file every faulty line is named and the good ones come in."""
    read(desk, MERIDIAN)
    desk.sees("Nothing on the roster has changed yet.")
    desk.sees("1,601")
    desk.use(desk.page.get_by_role("button", name=re.compile("Import 1,?601 good rows")))
    desk.go(f"{desk.home}/roster")
    desk.sees("1,571 active")
    read(desk, MESSY)
    lines = {int(cell) for cell in desk.page.locator("table tbody td.num").all_inner_texts()}
    assert {3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 14, 15, 16, 17} <= lines
    assert desk.page.locator("script:not([src])").count() == 0
    desk.press("Discard this file")
    desk.press("Discard the file")
    desk.sees("The file is discarded.")


def read(desk, file: Path):
    """Upload a file; its columns are asked about once, and the worker does the rest."""
    desk.go(f"{desk.home}/roster")
    if desk.page.locator("summary", has_text="Bring the roster up to date").count():
        open_fold(desk, "Bring the roster up to date")
    desk.page.locator("#upload input[type=file]").set_input_files(file)
    desk.press("Read the file")
    asks = desk.page.get_by_role("button", name="Check the rows")
    is_checked = desk.page.get_by_role("heading", name="What it would change")
    asks.or_(is_checked).first.wait_for(timeout=60000)
    if asks.count():
        desk.look()
        desk.press("Check the rows")
        is_checked.wait_for(timeout=60000)
    desk.look()


def send_wave(desk, mentors: int, leaders: int):
    desk.go(f"{desk.home}/invitations")
    form = desk.page.locator("#invite")
    desk.write(form.locator("input[name$=mentors]"), str(mentors))
    desk.write(form.locator("input[name$=mentees]"), str(leaders))
    desk.use(form.get_by_role("button"))
    desk.page.wait_for_load_state()


def suggested(desk) -> tuple[int, int]:
    """How many more mentors and leaders the page says to invite."""
    desk.go(f"{desk.home}/invitations")
    text = desk.page.locator("main").inner_text()
    found = [re.search(rf"{name}\s+[\d,]+ wanted.*?invite ([\d,]+) more", text) for name in WANTED]
    return tuple(int(match.group(1).replace(",", "")) if match else 0 for match in found)


def invite_answer_and_fill(portal, mail, visitor, desk):
    """A wave; three people answer by hand on a phone; the rest is answered for; further waves until enough have said yes."""
    send_wave(desk, *WANTED.values())
    letters = wait_for_invitations(mail, sum(WANTED.values()))
    mentors = [letter for letter in letters if "invites you to mentor a leader" in " ".join(text_of(letter).split())]
    leaders = [letter for letter in letters if letter not in mentors]
    assert (len(mentors), len(leaders)) == tuple(WANTED.values())
    mentor, leader = (visitor(PHONE) for _ in range(2))
    accept(mentor, mentors[0])
    answer_questions(mentor, leave_after=2)
    accept(leader, leaders[0])
    answer_questions(leader)
    say_not_now(visitor(PHONE), mentors[1])
    say_no(visitor(PHONE), leaders[1])
    for _wave in range(6):
        portal.command("demo", "--fill", "--yes")
        more = suggested(desk)
        if more == (0, 0):
            break
        send_wave(desk, *more)
    desk.go(f"{desk.home}/invitations")
    for name, wanted in WANTED.items():
        cells = desk.page.locator("table").first.locator("tr").filter(has_text=name).locator("td").all_inner_texts()
        assert int(cells[3].replace(",", "")) >= wanted, f"{name}: {cells}"
    return mentor, leader


def wait_for_invitations(mail, count: int):
    import time

    deadline = time.monotonic() + 90
    while time.monotonic() < deadline:
        letters = [letter for letter in mail.letters if "/i/" in text_of(letter)]
        if len(letters) == count:
            return letters
        time.sleep(0.3)
    raise AssertionError(f"{len(letters)} invitations of {count} arrived")


def accept(person, letter):
    """Read the invitation without an account, say yes, and sign in by the mailed code."""
    person.address = letter["To"].addresses[0].addr_spec
    before = len(person.mail.letters)
    person.go(link_in(letter))
    person.sees("What it costs you")
    person.sees("Who sees what")
    person.press("Yes, I take part")
    person.type_code(person.address, before)
    person.look()


def answer_questions(person, leave_after: int = 0):
    """One question a page; after `leave_after` of them, close the page and come back to where one was."""
    answered = 0
    while person.page.get_by_role("button", name="Save and continue").count():
        kicker = person.page.locator(".kicker").first.inner_text()
        answer_one(person)
        person.press("Save and continue")
        person.page.wait_for_load_state()
        person.look()
        answered += 1
        if answered == leave_after:
            person.go("/")
            onward = re.compile("questions|go on|continue|answer", re.I)
            person.use(person.page.locator("main a.button, main .tasks a").filter(has_text=onward).first)
            assert person.page.locator(".kicker").first.inner_text() != kicker
    person.press("Send your answers")
    person.sees("You")


def answer_one(person):
    """Choose or type something believable for whatever is asked."""
    form = person.page.locator("main form").first
    if form.locator(".degrees").count():
        for field in form.locator(".degrees fieldset").all()[:3]:
            person.use(field.locator("label").last)
    elif form.locator("textarea").count():
        person.write(form.locator("textarea"), "I joined last year and work on data.")
    elif not form.locator("input[type=time]").count() and not form.locator("input:checked").count():
        person.use(form.locator("label:has(input), input + label").first)


def say_not_now(person, letter):
    person.go(link_in(letter))
    person.use(person.page.locator("summary", has_text="Not now"))
    person.write(person.page.locator("input[type=date]"), (date.today() + timedelta(days=40)).isoformat())
    person.press("Ask me again then")
    gone(person, letter)


def say_no(person, letter):
    person.go(link_in(letter))
    person.use(person.page.locator("summary", has_text=re.compile("^No$")))
    person.press("No, thank you")
    gone(person, letter)


def gone(person, letter):
    """An answered invitation is no more."""
    person.page.wait_for_load_state()
    assert person.page.goto(link_in(letter)).status == 404
    person.complaints.clear()


def pair(portal, mail, visitor, desk, people):
    """Draw, lock one, forbid one, draw again, release."""
    desk.go(f"{desk.home}/pairing")
    desk.press("Draw a round")
    desk.page.get_by_role("link", name="Release to the members").wait_for(timeout=30000)
    desk.sees("Proven: under these rules no other assignment")
    desk.look()
    first, second = (desk.page.locator("#pairs tbody tr").nth(row) for row in (0, 1))
    locked, forbidden = pair_in(first), pair_in(second)
    desk.use(first.get_by_role("button", name="Lock"))
    desk.page.locator(".badge", has_text="Locked").wait_for()
    desk.use(desk.page.locator("#pairs tbody tr").nth(1).get_by_role("button", name="Never these two"))
    desk.sees("One pair here is not to be.")
    desk.press("Draw again")
    desk.page.get_by_role("link", name="Release to the members").wait_for(timeout=30000)
    pairs = all_pairs(desk)
    assert locked in pairs and forbidden not in pairs
    assert 190 <= len(pairs) <= 200
    desk.press("Release to the members")
    desk.sees(f"Release to {len(pairs)} pairs?")
    desk.press("Release")
    desk.sees("on their way to their members")
    desk.people = people


def pair_in(row) -> tuple[str, str]:
    names = [cell.inner_text().splitlines()[0].strip() for cell in (row.locator("th"), row.locator("td").first)]
    return names[0], names[1]


def all_pairs(desk) -> set[tuple[str, str]]:
    """Every pair of the round, over all its pages."""
    pairs, address = set(), desk.page.url
    for number in range(1, 9):
        desk.go(f"{address}?page={number}")
        pairs |= {pair_in(row) for row in desk.page.locator("#pairs tbody tr").all()}
        if not desk.page.get_by_role("link", name="Next").count():
            break
    desk.go(address)
    return pairs


def agree(portal, mail, visitor, desk):
    """The mentor of the walk and whoever was proposed see why, and both say yes."""
    mentor = desk.people[0]
    letter = mail.letter_to(mentor.address, about="A pairing is proposed")
    mentor.go(link_in(letter))
    mentor.sees("Why you two")
    mentor.look()
    partner = mentor.page.locator("h1").inner_text().removeprefix("You and ")
    mentor.press("Yes, I would like this")
    mentor.sees("You said yes")
    both = [one for one in mail.letters if "A pairing is proposed" in one["Subject"] and link_in(one) == link_in(letter)]
    [(address, theirs)] = [(one["To"].addresses[0].addr_spec, one) for one in both if one is not letter]
    leader = visitor(PHONE)
    leader.address = address
    leader.sign_in(leader.address)
    leader.go(link_in(theirs))
    leader.sees("Why you two")
    leader.press("Yes, I would like this")
    leader.sees("did too")
    portal.command("demo", "--fill", "--yes")
    leader.name, mentor.partner = partner, partner
    for person in (mentor, leader):
        begun = mail.letter_to(person.address, about="plan the first session")
        person.workspace = link_in(begun).removeprefix(portal.url)
    return mentor, leader


def open_fold(person, words: str, within: str = "main"):
    person.use(person.page.locator(f"{within} summary", has_text=re.compile(f"^{words}$")).first)


def opened(person, words: str):
    """Open the fold with these words, unless the page has opened it already."""
    fold = person.page.locator("main details", has=person.page.locator("summary", has_text=re.compile(f"^{words}$"))).last
    if not fold.evaluate("one => one.open"):
        person.use(fold.locator("summary").first)


def follow(person, within, name: str):
    """Follow the link of this name, and start to watch whether the next page stays."""
    person.use(within.get_by_role("link", name=name).first)
    person.page.wait_for_load_state()
    person.page.evaluate("window.stillTheSamePage = true")


def stays(person) -> bool:
    return person.page.evaluate("window.stillTheSamePage === true")


def meet_and_log(mail, mentor, leader):
    """Plan, move, plan another and cancel it, log one that took place; each changes its region without a page load."""
    leader.go(leader.workspace)
    leader.page.evaluate("window.stillTheSamePage = true")
    day = (date.today() + timedelta(days=8)).isoformat()
    before = len(mail.letters)
    plan(leader, day, "10:00")
    leader.page.locator("#upcoming_sessions article").first.wait_for()
    first = calendar_of(mail.letter_to(mentor.address, about="Session with", after=before))
    assert first["METHOD"] == "REQUEST" and first.events[0]["SEQUENCE"] == 0
    assert stays(leader), "a page was loaded where a region should have changed"
    follow(leader, leader.page.locator("#upcoming_sessions"), "Move it")
    opened(leader, "A time of your own, or a reason")
    moving = leader.page.locator("form[action$='/moves']").first
    leader.write(moving.locator("input[type=time]"), "15:30")
    before = len(mail.letters)
    leader.use(moving.get_by_role("button", name="Move the session"))
    moved = calendar_of(mail.letter_to(mentor.address, about="Moved", after=before))
    assert moved.events[0]["UID"] == first.events[0]["UID"] and moved.events[0]["SEQUENCE"] == 1
    assert stays(leader)
    leader.go(leader.workspace)
    follow(leader, leader.page.locator("#upcoming_sessions"), "Plan another session")
    plan(leader, (date.today() + timedelta(days=15)).isoformat(), "11:00")
    leader.page.locator("#upcoming_sessions article").nth(1).wait_for()
    before = len(mail.letters)
    follow(leader, leader.page.locator("#upcoming_sessions article").nth(1), "Prepare it")
    leader.use(leader.page.get_by_role("button", name="Cancel the session").first)
    leader.use(leader.page.get_by_role("dialog").get_by_role("button", name="Cancel the session"))
    assert calendar_of(mail.letter_to(mentor.address, about="Cancelled", after=before))["METHOD"] == "CANCEL"
    assert stays(leader)
    log_on_the_phone(mentor, leader)


def plan(person, day: str, at: str):
    opened(person, "Plan a(nother)? session")
    opened(person, "A time of your own")
    form = person.page.locator("form[action$='/sessions']")
    person.write(form.locator("input[type=date]"), day)
    person.write(form.locator("input[type=time]"), at)
    person.use(form.get_by_role("button", name="Plan the session"))


def calendar_of(letter) -> Calendar:
    [part] = [part for part in letter.walk() if part.get_content_type() == "text/calendar"][:1]
    return Calendar.from_ical(part.get_payload(decode=True))


def log_on_the_phone(mentor, leader):
    """The mentor logs a session that took place, with a shared and a private note; the leader confirms on their own."""
    mentor.go(mentor.workspace)
    open_fold(mentor, "Log a session that already took place")
    form = mentor.page.locator("form[action$='/past-sessions']")
    mentor.write(form.locator("input[type=date]"), (date.today() - timedelta(days=1)).isoformat())
    mentor.write(form.locator("input[type=time]"), "10:00")
    mentor.use(form.get_by_role("button").last)
    mentor.page.locator("#past_sessions").get_by_text("Reported by you").wait_for()
    mentor.use(mentor.page.locator("#past_sessions").get_by_role("link", name=re.compile("log", re.I)).first)
    mentor.use(mentor.page.locator("label:has(input[name$=worth][value='5'])"))
    say_more(mentor)
    mentor.press("Save the session")
    # The device sends it; the page goes on when the answer is there.
    mentor.sees("Your log is saved.")
    mentor.look()
    leader.go(leader.workspace)
    leader.sees(SHARED)
    assert PRIVATE not in leader.page.content()
    leader.use(leader.page.locator("#past_sessions").get_by_role("link", name=re.compile("log|confirm", re.I)).first)
    leader.use(leader.page.locator("label", has_text=re.compile("^Yes, it happened")).first)
    leader.press("Save the session")
    leader.sees("Reported by both")


def say_more(person):
    open_fold(person, "Say more.*")
    form = person.page.locator("main form")
    person.use(form.locator("input[type=checkbox]").first.locator(".."))
    person.write(form.locator("textarea[name$=shared_note]"), SHARED)
    person.write(form.locator("textarea[name$=private_note]"), PRIVATE)


def keep_goals_and_journals(mentor, leader):
    """A shared goal with a step, a private and a shared entry: each sees of the other's what is shared and nothing else."""
    mentor.go(mentor.workspace)
    mentor.page.evaluate("window.stillTheSamePage = true")
    open_fold(mentor, "Set a goal")
    form = mentor.page.locator("form[action$='/goals']")
    mentor.write(form.locator("input[type=text]").first, "Explain one tool each month")
    choose_circle(mentor, form, shared=True)
    mentor.use(form.get_by_role("button", name="Set the goal"))
    mentor.page.locator("#goals article, #goals .card").first.wait_for()
    assert stays(mentor)
    follow(mentor, mentor.page.locator("#goals"), "Steps, notes and changes")
    opened(mentor, "Add a step")
    step = mentor.page.locator("form[action*='/milestones']").first
    mentor.write(step.locator("input[type=text]").first, "The first tool")
    mentor.use(step.get_by_role("button").last)
    mentor.page.locator("#goal").get_by_text("The first tool").first.wait_for()
    assert stays(mentor)
    mentor.go(mentor.workspace)
    for words, shared in (("My private entry", False), ("Our shared entry", True)):
        opened(mentor, "Write an entry")
        entry = mentor.page.locator("form[action*='/journal']")
        mentor.write(entry.locator("textarea"), words)
        choose_circle(mentor, entry, shared=shared)
        mentor.use(entry.get_by_role("button", name="Keep it"))
        mentor.page.locator("#journal article", has_text=words).wait_for()
    leader.go(leader.workspace)
    leader.sees("Our shared entry")
    leader.sees("Explain one tool each month")
    assert "My private entry" not in leader.page.content()


def choose_circle(person, form, *, shared: bool):
    person.use(form.locator(".circle label").nth(1 if shared else 0))


def publish_and_download(portal, mail, visitor, desk):
    """The coordinator publishes a summary; the sponsor downloads two pages."""
    appoint(desk.admin, "Sofia", "Lindqvist", SPONSOR, "Sponsor Upward at Meridian: read its summaries")
    desk.go(f"{desk.home}/summaries")
    desk.press("Start a summary")
    # The worker draws its figures; the page asks until they are there.
    desk.use(desk.page.get_by_role("link", name="Go on writing"))
    desk.page.wait_for_load_state()
    for field in desk.page.locator("main form textarea, main form input[type=text]").all():
        if not field.input_value():
            desk.write(field, "The first sessions have been held.")
    desk.use(desk.page.locator("main form").first.get_by_role("button").first)
    desk.page.wait_for_load_state()
    desk.use(desk.page.get_by_role("button", name=re.compile("^Publish")).first)
    desk.sees("Publish version 1?")
    desk.use(desk.page.get_by_role("button", name="Publish", exact=True))
    desk.page.get_by_role("link", name="Download the PDF").wait_for(timeout=60000)
    sponsor = visitor(PHONE).sign_in(SPONSOR)
    sponsor.go(link_in(mail.letter_to(SPONSOR, about="ummary")).removeprefix(portal.url))
    sponsor.set_up_app()
    sponsor.look()
    with sponsor.page.expect_download() as download:
        sponsor.press("Download the PDF")
    paper = Path(download.value.path()).read_bytes()
    pages = words_by_page(paper)
    appendix = next(place for place, page in enumerate(pages) if " Appendix " in page)
    assert "Objectives against targets" in pages[0] and "Decisions asked for" in pages[0]
    # Two pages at most: of a program that has only begun there is less to draw.
    assert appendix in (1, 2) and "Every measure, with what it counts" in " ".join(pages[appendix:])
    assert pikepdf.open(io.BytesIO(paper)).Root.MarkInfo.Marked
