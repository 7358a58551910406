"""The six purposes that a program can start from: objectives and topics, all of which a coordinator may edit; see also prompts/."""
from dataclasses import dataclass
from datetime import date, timedelta

from portal.programs.topics import topics
from portal.words import lazy as _


@dataclass(frozen=True)
class Aim:
    """An objective before it has a program: `after` is how many days after the start it is due, None at the end."""

    title: object
    measure: str
    target: int
    after: int | None = None
    unit: str = "percent"
    baseline: int | None = None

    def due_on(self, starts_on: date, ends_on: date) -> date:
        """The day by which this is to be reached in a program with these dates."""
        return ends_on if self.after is None else starts_on + timedelta(days=self.after)


@dataclass(frozen=True)
class Purpose:
    """What a program is for, and what it starts with; every text is a lazy word, to be stored as str."""

    key: str
    title: object
    what_for: object
    sponsor_text: object
    aims: tuple[Aim, ...]
    topics: tuple[tuple[str, object], ...]


ENROLLED = Aim(_("Those who are invited come"), "enrollment_rate", 50, after=0)
PLACED = Aim(_("Everyone who enrolls has a partner"), "match_rate", 95, after=14)
STARTED = Aim(_("Pairs meet within their first month"), "first_session_30", 85, after=45)
MEETING = Aim(_("Pairs keep meeting"), "active", 80)
ON_TIME = Aim(_("Pairs keep the rhythm that they agreed to"), "cadence_kept", 75)
KEPT_DATES = Aim(_("Leaders keep the dates that they set"), "session_completion", 85)

_ALL = (
    Purpose(
        key="inclusion",
        title=_("Diversity, equity and inclusion"),
        what_for=_("Colleagues who are seldom in the room get time with those who decide, and leaders hear what it is like."),
        sponsor_text=_(
            "Leaders meet colleagues from groups that are seldom in the room with them, and learn from them how this company"
            " feels from there. Each leader leaves with one change to make. Nobody speaks for a whole group, and nothing that"
            " is said reaches a manager or an appraisal."
        ),
        aims=(PLACED, STARTED, KEPT_DATES, MEETING),
        topics=topics(
            "belonging", "ethnicity", "gender", "lgbtq", "disability", "neurodiversity", "faith", "background",
            "parents_carers", "fair_hiring", "allyship", "language_today", "meetings", "joining", "wellbeing",
        ),
    ),
    Purpose(
        key="generations",
        title=_("Closing the generation gap"),
        what_for=_("New ideas travel up and experience travels across, between people who would not meet otherwise."),
        sponsor_text=_(
            "Colleagues who joined last meet those who decide. New ideas travel up, experience travels across."
            " The junior sets the agenda, the leader makes the time, and both write down what they change."
        ),
        aims=(ENROLLED, PLACED, STARTED, MEETING),
        topics=topics(
            "ai_tools", "data", "collaboration_tools", "social_media", "digital_customers", "joining", "career_paths",
            "feedback", "flexible_work", "learning", "values_at_work", "language_today", "meetings", "bureaucracy",
            "climate", "outside_ideas",
        ),
    ),
    Purpose(
        key="retention",
        title=_("Keeping early-career employees"),
        what_for=_("Leaders learn why early-career colleagues stay or go, while there is time to act on it."),
        sponsor_text=_(
            "Leaders hear early, and from the people concerned, what makes early-career colleagues stay or go. Whether more"
            " of them stay can be read twelve months after the start, beside colleagues of the same grade; until then this"
            " program counts whether people meet."
        ),
        aims=(PLACED, STARTED, MEETING, ON_TIME),
        topics=topics(
            "joining", "staying", "career_paths", "recognition", "feedback", "flexible_work", "wellbeing", "learning",
            "values_at_work", "bureaucracy", "fair_hiring", "belonging", "saying_no", "parents_carers",
        ),
    ),
    Purpose(
        key="creativity",
        title=_("Creativity and open-mindedness"),
        what_for=_("Leaders and juniors look at the same problem from two ends and try something small."),
        sponsor_text=_(
            "Each pair takes a real problem of this company, looks at it from both ends and tries something small within"
            " the program. What did not work counts as much as what did, if the pair can say what it showed."
        ),
        aims=(PLACED, MEETING, KEPT_DATES),
        topics=topics(
            "design_thinking", "experiments", "outside_ideas", "creative_methods", "new_products", "digital_customers",
            "ai_tools", "data", "short_video", "gaming", "climate", "saying_no", "bureaucracy", "cross_teams",
        ),
    ),
    Purpose(
        key="emerging_leaders",
        title=_("Emerging leaders"),
        what_for=_("Mentors gain confidence, practice in speaking to senior people, and a voice that is heard."),
        sponsor_text=_(
            "Early-career colleagues teach a senior leader, and so practice what leading takes: to explain simply, to steer"
            " a conversation, to say what somebody may not want to hear. The leader learns the subject, and sees who is coming."
        ),
        aims=(ENROLLED, STARTED, ON_TIME, MEETING),
        topics=topics(
            "presenting", "leading_without_title", "feedback", "saying_no", "cross_teams", "project_stories", "client_floor",
            "career_paths", "recognition", "meetings", "ai_tools", "data", "values_at_work", "learning",
        ),
    ),
    Purpose(
        key="digital_fluency",
        title=_("Digital fluency"),
        what_for=_("Technology, social media and new tools are taught upward, hands on the keyboard."),
        sponsor_text=_(
            "Leaders learn the tools that their colleagues and customers use every day, with their own hands and their own"
            " work. At the end each leader can do something new, and has shown it to somebody else."
        ),
        aims=(ENROLLED, STARTED, KEPT_DATES, MEETING),
        topics=topics(
            "ai_tools", "data", "automation", "collaboration_tools", "phone_first", "social_media", "personal_profile",
            "short_video", "online_privacy", "digital_customers", "new_products", "gaming", "learning", "experiments",
        ),
    ),
)

PURPOSES: dict[str, Purpose] = {purpose.key: purpose for purpose in _ALL}
