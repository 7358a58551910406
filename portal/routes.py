"""Which blueprint hangs where: the street map."""
from flask import Flask

from portal.care import views as care
from portal.care.concerns import desk_views as concerns_desk
from portal.care.concerns import views as concerns
from portal.care.requests import desk_views as requests_desk
from portal.care.requests import views as requests
from portal.delegates import views as delegates
from portal.demo import views as demo
from portal.desk import ending_views as _ending_views  # noqa: F401  (it hangs its views on the mentorships' blueprint)
from portal.desk import mentorship_views as mentorships_desk
from portal.desk import started_views as started_desk
from portal.desk import views as desk
from portal.desk.health import file_views as _mentorship_files  # noqa: F401  (it hangs its views on the mentorships' blueprint)
from portal.desk.health import views as health_desk
from portal.diaries import views as diaries
from portal.enrollment import company_views as company
from portal.enrollment import desk_views as enrollment_desk
from portal.enrollment import views as enrollment
from portal.goals import (  # noqa: F401  (they hang their views on the room's blueprint)
    commitment_views,
    journal_views,
)
from portal.goals import views as goals
from portal.home import place_views as places
from portal.home import views as home
from portal.interviews import conversation_views as _conversations  # noqa: F401  (it hangs its views on the room's blueprint)
from portal.interviews import desk_views as interviews_desk
from portal.interviews import theme_views as _themes  # noqa: F401  (it hangs its views on the room's blueprint)
from portal.launch import desk_views as launch_desk
from portal.mentorships.agreement import desk_views as agreement_desk
from portal.mentorships.agreement import papers as _agreement_paper  # noqa: F401  (registers its paper)
from portal.mentorships.agreement import views as agreement
from portal.mentorships.orientation import views as orientation
from portal.mentorships.papers import views as papers
from portal.offline import views as offline
from portal.own_data import desk_views as own_data_desk
from portal.own_data import views as own_data
from portal.pairing import desk_views as pairing_desk
from portal.pairing import pair_desk_views as _pairs  # noqa: F401  (it hangs its views on the desk's blueprint)
from portal.pairing import views as pairing
from portal.pairing.asking import desk_views as _asking  # noqa: F401  (it hangs its views on the desk's blueprint)
from portal.pairing.by_hand import views as by_hand
from portal.pairing.choosing import desk_views as choosing_desk
from portal.pairing.choosing import views as choosing
from portal.pairing.rounds import desk_views as _rounds  # noqa: F401  (it hangs its views on the desk's blueprint)
from portal.pairing.rules import views as pairing_rules
from portal.patterns import views as patterns
from portal.people import (  # noqa: F401  (they hang their views on the room's blueprint)
    code_app_views,
    own_views,
    passkey_views,
    password_views,
    proof_views,
    setup_views,
)
from portal.people import views as people
from portal.programs import company_group_views as company_groups
from portal.programs import (
    group_views,  # noqa: F401  (it hangs its views on the room's blueprint)
    ways_views,  # noqa: F401  (it hangs its views on the blueprint of the staff pages)
)
from portal.programs import staff_views as staff
from portal.programs.prompts import views as _prompts  # noqa: F401  (it hangs its views on the desk's blueprint)
from portal.seeing import views as seeing
from portal.sessions import (  # noqa: F401  (they hang their views on the room's blueprint)
    diary_views,
    feed_views,
    log_views,
    meeting_views,
    one_tap_views,
    slot_views,
    to_do_views,
)
from portal.sessions import views as sessions
from portal.summaries import desk_views as summaries_desk
from portal.summaries import mail as _summary_letters  # noqa: F401  (registers its letter)
from portal.summaries import views as summaries
from portal.summaries.objectives import views as objectives
from portal.surveys import desk_views as surveys_desk
from portal.surveys import mail as _survey_letters  # noqa: F401  (registers its letters)
from portal.surveys import views as surveys
from portal.web import health, manifest
from portal.workspace import closing_views as _closing  # noqa: F401  (it hangs its views on the room's blueprint)
from portal.workspace import ending_views  # noqa: F401  (it hangs its views on the room's blueprint)
from portal.workspace import papers as _record  # noqa: F401  (registers its paper)
from portal.workspace import views as workspace

BLUEPRINTS = (
    health.bp,
    manifest.bp,
    people.bp,
    company.bp,
    staff.bp,
    company_groups.bp,
    home.bp,
    places.bp,
    demo.bp,
    desk.bp,
    enrollment.bp,
    enrollment_desk.bp,
    pairing.bp,
    pairing_desk.bp,
    choosing.bp,
    choosing_desk.bp,
    by_hand.bp,
    pairing_rules.bp,
    mentorships_desk.bp,
    health_desk.bp,
    launch_desk.bp,
    started_desk.bp,
    patterns.bp,
    workspace.bp,
    orientation.bp,
    agreement.bp,
    agreement_desk.bp,
    papers.bp,
    sessions.bp,
    goals.bp,
    care.bp,
    concerns.bp,
    concerns_desk.bp,
    requests.bp,
    requests_desk.bp,
    surveys.bp,
    surveys_desk.bp,
    interviews_desk.bp,
    offline.bp,
    own_data.bp,
    own_data_desk.bp,
    summaries.bp,
    summaries_desk.bp,
    objectives.bp,
    delegates.bp,
    diaries.bp,
    seeing.bp,
)


def hang(app: Flask) -> None:
    """Hang every blueprint; each view writes its own address in full."""
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
