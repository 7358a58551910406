"""One person's place in a program, as its holder sees it: what it is now, what it holds, and what can be done with it."""
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from portal.enrollment.models import MENTEE, MENTOR, Enrollment, Leaving
from portal.enrollment.places.policy import PlacePolicy, back_until, fewest_partners, may_take_role, most_partners
from portal.enrollment.places.queries import last_leaving_of, places_of
from portal.launch.models import Kickoff
from portal.launch.queries import kickoff_before
from portal.mentorships.models import Member, Mentorship
from portal.mentorships.queries import live_mentorships_of, partners_of_place
from portal.pairing.queries import open_proposals_of
from portal.people.models import Person
from portal.programs.formats import GROUP
from portal.programs.queries import people_staffing
from portal.sessions.endings import count_planned


@dataclass(frozen=True)
class OwnPlace:
    """A place at a moment; each part is fetched when the page asks for it."""

    row: Enrollment
    me: Person
    at: datetime

    @property
    def is_paused(self) -> bool:
        return self.row.is_paused(self.at.date())

    @cached_property
    def may(self) -> PlacePolicy:
        return PlacePolicy(self.me, self.row, self.at)

    @property
    def most(self) -> int:
        """How many partners at once its program allows."""
        return most_partners(self.row)

    @property
    def least(self) -> int:
        """How many partners at once it takes at least."""
        return fewest_partners(self.row)

    @cached_property
    def partners(self) -> list[Member]:
        """The other members of its live mentorships."""
        return list(partners_of_place(self.row))

    @cached_property
    def circles(self) -> list[Mentorship]:
        """The circles among its live mentorships."""
        return list(live_mentorships_of(self.row)) if self.row.program.format == GROUP else []

    @cached_property
    def planned(self) -> dict[int, int]:
        """{mentorship: how many sessions are still to come}"""
        return count_planned([partner.mentorship_id for partner in self.partners], self.at)

    @cached_property
    def proposed(self) -> int:
        """How many pairings are proposed to it and not agreed."""
        return open_proposals_of(self.row).count()

    @cached_property
    def other(self) -> Enrollment | None:
        """The place of the same person in the same program under the other role, whether it has ended or not."""
        return places_of(self.me).where(Enrollment.program == self.row.program_id, Enrollment.id != self.row.id).first()

    @property
    def second_role(self) -> str | None:
        """The role that its holder could take, too."""
        role = MENTEE if self.row.role == MENTOR else MENTOR
        is_offered = self.other is None and may_take_role(self.row.program, role, self.row.employee.job_level)
        return role if is_offered and self.may.change else None

    @cached_property
    def leaving(self) -> Leaving | None:
        """How it ended last, with the holder's own reason."""
        return last_leaving_of(self.row)

    @property
    def back_until(self) -> date:
        """Until when its holder comes back without asking: after the end, or if they left now."""
        return back_until(self.row, self.row.ended_at or self.at)

    @cached_property
    def kickoff(self) -> Kickoff | None:
        """The kick-off of its program, while it lies ahead and its holder meets somebody."""
        return kickoff_before(self.me, self.row.program_id, self.at)

    @cached_property
    def coordinators(self) -> list[Person]:
        return list(people_staffing(self.row.program, "coordinator"))


def own_places(me: Person, at: datetime) -> list[OwnPlace]:
    """All places of `me`, those that ended last."""
    rows = sorted(places_of(me), key=lambda row: row.has_ended)
    return [OwnPlace(row, me, at) for row in rows]
