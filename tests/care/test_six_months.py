"""Six months of a program in seconds: every letter that leaves, compared with a golden file that reads as a diary.

Run with WRITE_LETTERS=1 to write the file anew, then read it.
"""
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from portal.care import actions as care
from portal.care import closing_actions as closing
from portal.delegates.models import Delegation
from portal.enrollment.places import actions as places
from portal.people.models import Person
from portal.sessions import actions as sessions
from portal.sessions.models import MentoringSession
from portal.surveys import actions as surveys
from portal.surveys.models import Survey
from portal.surveys.queries import sets_asked, waits_for
from tests.care.pairs import PARIS, Post, alone, close_of, keep_hours, local, log, make_program, pair, person, place, plan, run

GOLDEN = Path(__file__).parent / "six-months.txt"
# A Monday; the half year holds Christmas, 29 February, and both changes to summer time.
BEGIN = datetime(2027, 11, 29, 7, 0, tzinfo=UTC)
END = datetime(2028, 5, 29, 7, 0, tzinfo=UTC)


class Story:
    """Who takes part, and what they do when."""

    def __init__(self, cast, clock):
        self.clock, self.cast, self.events = clock, cast, []
        clock.at = BEGIN
        alone(cast, BEGIN)
        self.program = make_program(cast, BEGIN)
        self.people: dict[str, Person] = {}
        for tell in (
            self.two_who_meet, self.two_who_never_plan, self.one_who_cancels_twice, self.two_who_fall_silent, self.two_who_object,
            self.a_circle, self.far_away, self.one_who_pauses, self.one_who_wants_no_letters,
        ):
            tell()

    def someone(self, name: str, zone: str = PARIS) -> Person:
        self.people[name] = made = person(name, BEGIN, zone)
        return made

    def on(self, moment: datetime, act) -> None:
        self.events.append((moment.astimezone(UTC), act))

    def meet(self, mentorship, by: Person, planned: datetime, starts: datetime, *, logged_by=(), agenda: str = "", late: int = 2) -> None:
        """A session is planned, takes place, and is logged so many hours later."""
        held = {}
        self.on(planned, lambda: held.update(row=plan(mentorship, by, self.clock.at, starts.astimezone(UTC), agenda)))
        if logged_by:
            self.on(starts + timedelta(hours=late), lambda: log(held["row"], *logged_by, at=self.clock.at))

    def two_who_meet(self) -> None:
        """Gina mentors Gordon, who answers what is asked, and Theo as well; two of her sessions lie on one day."""
        gina, gordon, theo = (self.someone(name) for name in ("Gina Good", "Gordon Good", "Theo Two"))
        first, second = (pair(self.program, gina, leader, at=BEGIN) for leader in (gordon, theo))
        both = (gina, gordon)
        for month, day in ((12, 9), (1, 13), (2, 10), (3, 16), (4, 20), (5, 18)):
            year = 2027 if month == 12 else 2028
            starts = local(PARIS, year, month, day, 14)
            self.meet(first, gordon, starts - timedelta(days=9, hours=3), starts, logged_by=both, agenda="One tool for notes", late=1)
        for month, day in ((12, 9), (2, 28), (4, 6)):
            starts = local(PARIS, 2027 if month == 12 else 2028, month, day, 10)
            self.meet(second, theo, starts - timedelta(days=6), starts, logged_by=(gina,), late=26)
        for year, month, day in ((2027, 12, 1), (2027, 12, 13), (2027, 12, 30), (2028, 2, 28), (2028, 4, 28), (2028, 5, 16), (2028, 5, 23)):
            self.on(local(PARIS, year, month, day, 18), lambda: self.answer(gordon))

    def answer(self, by: Person) -> None:
        """Whatever waits is answered, so that no reminder of it comes."""
        for survey in Survey.select().where(waits_for(by, self.clock.at)):
            first = sets_asked(survey)[0]
            surveys.answer(survey, {(first.key, first.items[0].key): 1}, by=by, at=self.clock.at)

    def two_who_never_plan(self) -> None:
        """Nils, whose side books, does not plan; nobody does."""
        pair(self.program, self.someone("Nora Never"), self.someone("Nils Never"), at=BEGIN)

    def one_who_cancels_twice(self) -> None:
        """Tom, whose diary Tara keeps, cancels twice; then it holds."""
        tilda, tom, tara = self.someone("Tilda Twice"), self.someone("Tom Twice"), self.someone("Tara Twice")
        link = {"nonce": "tara", "token_hash": "tara", "named_at": BEGIN, "accepted_at": BEGIN, "expires_at": BEGIN}
        Delegation.create(leader=tom, email=tara.email, delegate=tara, **link)
        mentorship = pair(self.program, tilda, tom, at=BEGIN)
        for day, cancelled in ((15, 14), (22, 21)):
            self.meet(mentorship, tom, local(PARIS, 2027, 12, day - 5, 9), local(PARIS, 2027, 12, day, 15))
            self.on(local(PARIS, 2027, 12, cancelled, 18), lambda: self.cancel(mentorship, tom))
        for month, day in ((1, 11), (2, 15), (3, 14), (4, 18), (5, 16)):
            starts = local(PARIS, 2028, month, day, 15)
            self.meet(mentorship, tom, starts - timedelta(days=6), starts, logged_by=(tilda,), late=1)

    def cancel(self, mentorship, by: Person) -> None:
        session = MentoringSession.select().where(MentoringSession.mentorship == mentorship).order_by(MentoringSession.id.desc()).first()
        sessions.cancel(session, by=by, at=self.clock.at, reason="A reason that no coordinator reads")

    def two_who_fall_silent(self) -> None:
        """Dana and Dirk meet once, and then no more: it closes."""
        dana, dirk = self.someone("Dana Dormant"), self.someone("Dirk Dormant")
        starts = local(PARIS, 2027, 12, 7, 11)
        self.meet(pair(self.program, dana, dirk, at=BEGIN), dirk, local(PARIS, 2027, 11, 30, 11), starts, logged_by=(dana, dirk))

    def two_who_object(self) -> None:
        """Ona presses “Keep it open”; weeks later the two meet again."""
        ona, oscar = self.someone("Ona Open"), self.someone("Oscar Open")
        mentorship, starts = pair(self.program, ona, oscar, at=BEGIN), local(PARIS, 2027, 12, 3, 11)
        self.meet(mentorship, oscar, local(PARIS, 2027, 12, 1, 8), starts, logged_by=(ona, oscar))
        self.on(local(PARIS, 2028, 3, 7, 12), lambda: closing.keep_open(close_of(mentorship), at=self.clock.at))
        again = local(PARIS, 2028, 3, 30, 9)
        self.meet(mentorship, oscar, again - timedelta(days=3), again, logged_by=(ona, oscar))

    def a_circle(self) -> None:
        """Cleo leads three; they meet, and one logs."""
        at, cleo = BEGIN, self.someone("Cleo Circle")
        members = [self.someone(f"{name} Circle") for name in ("Cara", "Cem", "Cora")]
        circles = make_program(self.cast, at, name="Circles this winter", format="group")
        mentorship = pair(circles, cleo, *members, at=at)
        for month, day in ((12, 8), (1, 19), (3, 1)):
            starts = local(PARIS, 2027 if month == 12 else 2028, month, day, 17)
            self.meet(mentorship, cleo, starts - timedelta(days=5, hours=8), starts, logged_by=(cleo, members[0]), late=0)

    def far_away(self) -> None:
        """Zara is in Kolkata; Zeno in New York, from ten to three, Monday to Thursday."""
        zara, zeno = self.someone("Zara Far", "Asia/Kolkata"), self.someone("Zeno Far", "America/New_York")
        mentorship = pair(self.program, zara, zeno, at=BEGIN)
        keep_hours(self.program, zeno, "mentee", dict.fromkeys(("mon", "tue", "wed", "thu"), ["10:00", "15:00"]), BEGIN)
        for month, day in ((12, 13), (2, 29), (3, 27)):
            starts = local("America/New_York", 2027 if month == 12 else 2028, month, day, 10)
            self.meet(mentorship, zeno, starts - timedelta(days=10), starts)

    def one_who_pauses(self) -> None:
        """Pia pauses before anything is planned, until 1 February."""
        pia, paul = self.someone("Pia Pause"), self.someone("Paul Pause")
        pair(self.program, pia, paul, at=BEGIN)
        seat = place(self.program, pia, "mentor", BEGIN)
        self.on(local(PARIS, 2027, 11, 30, 12), lambda: places.pause(seat, local(PARIS, 2028, 2, 1).date(), by=pia, at=self.clock.at))

    def one_who_wants_no_letters(self) -> None:
        """Una has pressed the button of her mail program; Ulf gets what he would get anyway."""
        una, ulf = self.someone("Una Unsubscribed"), self.someone("Ulf Unsubscribed")
        mentorship = pair(self.program, una, ulf, at=BEGIN)
        self.on(local(PARIS, 2027, 11, 29, 9), lambda: care.stop(una, at=self.clock.at))
        starts = local(PARIS, 2027, 12, 16, 11)
        self.meet(mentorship, ulf, starts - timedelta(days=7), starts)


def diary(post: Post) -> str:
    """The golden file: a day a paragraph; who got what at which hour of that person's clock."""
    lines, last = [], None
    people = {row.email: row for row in Person.select()}
    rows = []
    for at, name, message in post.sent:
        reader = people[message.to]
        rows.append((at.astimezone(ZoneInfo(reader.timezone)), reader, name, message))
    for moment, reader, name, message in sorted(rows, key=lambda row: (row[0].date(), row[0].replace(tzinfo=None), row[1].given_name)):
        if moment.date() != last:
            last = moment.date()
            lines.append(f"\n{moment:%A %d %B %Y}")
        kind = "reminds" if name.startswith("care.") else "tells"
        where = "" if reader.timezone == PARIS else f" ({reader.timezone.split('/')[1].replace('_', ' ')})"
        lines.append(f"  {moment:%H:%M}  {kind:7}  {reader.given_name + where:16}  {message.subject}")
    return "\n".join(lines).lstrip("\n") + "\n"


@pytest.fixture(scope="module")
def kept():
    """What the run of this module left, so that it is made once for every promise."""
    return {}


@pytest.fixture
def post(cast, clock):
    """Half a year of letters."""
    told = Post()
    story = Story(cast, clock)
    run(clock, told, END, events=story.events, with_surveys=True)
    told.people = story.people
    return told


def test_six_months_read_as_their_golden_diary(post):
    shown = diary(post)
    if os.environ.get("WRITE_LETTERS"):
        GOLDEN.write_text(shown)
    assert GOLDEN.read_text() == shown, "the letters of half a year are others now: write them anew, and read them"
