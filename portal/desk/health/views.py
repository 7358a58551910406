"""The health page: how the mentorships are together, how that came, who is silent, who changes times, and where places are missing."""
from flask import Blueprint, request
from flask_babel import gettext as _

from portal.clock import now
from portal.desk.health.chart import trend_chart
from portal.desk.health.points import BANDS
from portal.desk.health.queries import DIMENSIONS, changing_people, lives_of, places_by, silent_people
from portal.desk.health.scored import Scores
from portal.desk.health.trend import MONTH, STEPS, moments, trend
from portal.desk.health.words import band_meaning, band_word, weights
from portal.desk.kept import kept
from portal.desk.mentorship_views import state_word
from portal.mentorships.models import Mentorship
from portal.pairing.rules.queries import people_ask
from portal.programs.blueprints import coordinated
from portal.programs.formats import MENTEE, MENTOR
from portal.programs.models import Program
from portal.web import access, pages
from portal.web.listing import Listing

bp = Blueprint("health_desk", __name__)
LOCATION = next(iter(DIMENSIONS))
MOST_PLACES = 20


@bp.get("/desk/programs/<id:program_id>/health")
@access.staff
def show(program_id: int):
    """Figures of the moment and of the months before; the address says month or week, and by what places are counted."""
    program, at = coordinated(program_id), now()
    total = Mentorship.select().where(Mentorship.program == program).count()
    asked = _asked()
    facts = _facts(program, at, asked) if total else {}
    facts |= {"asks": people_ask(program), "total": total, "tabs": _tabs(program, asked)}
    facts["bands"] = [(band_word(band), band_meaning(band)) for band in BANDS]
    return pages.page("desk/health/show.html", program=program, here="health", weights=weights(program), **facts)


def _asked() -> dict[str, str]:
    """What the address asks for, of what there is."""
    step, where = request.args.get("by", ""), request.args.get("where", "")
    return {"by": step if step in STEPS else MONTH, "where": where if where in DIMENSIONS else LOCATION}


def _facts(program: Program, at, asked: dict[str, str]) -> dict:
    bands = kept(program, at, ("health bands",), Scores(program, at).bands)
    silent = kept(program, at, ("health silent",), lambda: {role: silent_people(program, at, role) for role in (MENTOR, MENTEE)})
    places = kept(program, at, ("health places", asked["where"]), lambda: places_by(program, asked["where"], at))
    return {
        "at": at,
        "figures": [(band, band_word(band), bands[band], band_meaning(band)) for band in BANDS],
        "chart": _chart(program, at, asked["by"]),
        "silent": silent,
        "changing": kept(program, at, ("health changing",), lambda: changing_people(program)),
        "places": [one for one in places if one.open or one.free][:MOST_PLACES],
        "open": sum(one.open for one in places),
        "free": sum(one.free for one in places),
    }


def _chart(program: Program, at, step: str):
    def count() -> tuple[list, list]:
        lives = lives_of(program)
        first = min(life.started_at for life in lives).date()
        when = moments(step, first, at)
        return when, trend(lives, when)

    return trend_chart(step, *kept(program, at, ("health trend", step), count), state_word)


def _tabs(program: Program, asked: dict[str, str]) -> dict[str, tuple[list, Listing]]:
    """{region: (the ways to see it, the list that they are of)}"""
    ways = {"by": (_("By month"), _("By week")), "where": (_("By location"), _("By department"), _("By level"))}
    regions = {"by": ("trend", STEPS), "where": ("places", tuple(DIMENSIONS))}
    found = {}
    for key, (region, values) in regions.items():
        other = {name: value for name, value in asked.items() if name != key}
        here = Listing("health_desk.show", {"program_id": program.id, **other}, region=region, columns=[], first="")
        items = [(words, None, here.address(**{key: value}), asked[key] == value) for words, value in zip(ways[key], values, strict=True)]
        found[region] = (items, here)
    return found
