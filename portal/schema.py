"""Every table of the portal, lowest room first."""
from portal.audit.models import Entry
from portal.care.concerns.models import Concern, ConcernAnswer, Consent
from portal.care.models import LetterChoice, LetterDay, ProposedClose, Told
from portal.care.requests.models import NewPairing, RequestAnswer
from portal.delegates.models import Delegation
from portal.demo.models import DemoCompany, DemoSignIn
from portal.enrollment.applications.models import Application, ApplicationStart, Eligibility, Opening, PlaceOffer
from portal.enrollment.invitations.models import Nomination, Reminder
from portal.enrollment.models import (
    Answer,
    Employee,
    Enrollment,
    Invitation,
    InvitationText,
    Leaving,
    Question,
    Reply,
)
from portal.enrollment.questionnaire.models import PastVersion, SecondLook
from portal.enrollment.roster.models import RosterImport, RosterMapping, StagedRow
from portal.goals.models import Commitment, EntryVersion, FollowUp, Goal, JournalEntry, Milestone, SelfRating
from portal.interviews.models import Asked, Conversation, Guide, Notes, Theme, Voice
from portal.launch.models import Guest, Kickoff
from portal.mail.outbox import Letter
from portal.mentorships.agreement.models import AgreementTemplate, AgreementVersion, Signature
from portal.mentorships.closing.models import Reflection
from portal.mentorships.models import Ending, Member, Mentorship
from portal.mentorships.orientation.models import Orientation
from portal.mentorships.papers.models import PersonalPaper
from portal.own_data.models import Erasure, Retention
from portal.pairing.choosing.models import ListDraw, Preference, Shortlisted
from portal.pairing.models import Forbidding, Lock, Proposal, Round, Verdict
from portal.pairing.rules.models import RuleSet
from portal.pairing.trials.models import Trial
from portal.people.models import (
    Administration,
    Challenge,
    CodeApp,
    CompanyIdentity,
    Device,
    HeldForm,
    Method,
    Passkey,
    Password,
    Person,
    Setup,
    SignIn,
)
from portal.programs.models import Coordination, GroupCoordination, GroupRule, Objective, OwnerGroup, Program, Staff
from portal.programs.prompts.models import SessionPrompts
from portal.sessions.models import Action, CalendarFeed, Cancellation, MentoringSession, Move, SessionLog, SessionQuestion
from portal.summaries.disclosure.models import LedgerEntry, LedgerSecret
from portal.summaries.models import FigureDraw, Publication
from portal.summaries.objectives.models import EnteredFigure
from portal.surveys.models import Clearing, Instrument, Survey, SurveyAnswer
from portal.web.limits import Allowance
from portal.web.once import Once

MODELS = [
    Allowance,
    Once,
    Letter,
    Entry,
    Person,
    Administration,
    Device,
    Method,
    SignIn,
    Setup,
    Passkey,
    Challenge,
    CodeApp,
    HeldForm,
    Password,
    CompanyIdentity,
    OwnerGroup,
    GroupCoordination,
    Program,
    Objective,
    Coordination,
    Staff,
    GroupRule,
    SessionPrompts,
    Employee,
    RosterMapping,
    RosterImport,
    StagedRow,
    InvitationText,
    Invitation,
    Reminder,
    Nomination,
    Reply,
    Enrollment,
    Leaving,
    Question,
    Answer,
    PastVersion,
    SecondLook,
    Opening,
    Eligibility,
    ApplicationStart,
    Application,
    PlaceOffer,
    RuleSet,
    Round,
    Proposal,
    Verdict,
    Lock,
    Forbidding,
    Trial,
    ListDraw,
    Shortlisted,
    Preference,
    Mentorship,
    Member,
    Ending,
    Orientation,
    AgreementTemplate,
    AgreementVersion,
    Signature,
    PersonalPaper,
    Reflection,
    Delegation,
    MentoringSession,
    Move,
    Cancellation,
    SessionLog,
    Action,
    SessionQuestion,
    CalendarFeed,
    Kickoff,
    Guest,
    Goal,
    Milestone,
    SelfRating,
    Commitment,
    FollowUp,
    JournalEntry,
    EntryVersion,
    LetterChoice,
    LetterDay,
    Told,
    ProposedClose,
    Concern,
    Consent,
    ConcernAnswer,
    NewPairing,
    RequestAnswer,
    Instrument,
    Survey,
    SurveyAnswer,
    Clearing,
    Guide,
    Conversation,
    Asked,
    Notes,
    Theme,
    Voice,
    Publication,
    FigureDraw,
    EnteredFigure,
    LedgerSecret,
    LedgerEntry,
    Retention,
    Erasure,
    DemoCompany,
    DemoSignIn,
]
