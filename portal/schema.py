"""Every table of the portal, lowest room first."""
from portal.audit.models import Entry
from portal.demo.models import DemoCompany, DemoSignIn
from portal.enrollment.invitation_models import Nomination, Reminder
from portal.enrollment.models import (
    Answer,
    Employee,
    Enrollment,
    Invitation,
    InvitationText,
    Question,
    Reply,
    RosterImport,
    StagedRow,
)
from portal.goals.models import Goal, JournalEntry, Milestone
from portal.mail.outbox import Letter
from portal.mentorships.models import Member, Mentorship
from portal.pairing.models import Forbidding, Lock, Proposal, Round, Verdict
from portal.people.models import Administration, Device, Method, Person, Setup, SignIn
from portal.programs.models import Coordination, Objective, Program, Staff
from portal.sessions.models import Cancellation, MentoringSession, Move, SessionLog
from portal.summaries.models import Publication
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
    Program,
    Objective,
    Coordination,
    Staff,
    Employee,
    RosterImport,
    StagedRow,
    InvitationText,
    Invitation,
    Reminder,
    Nomination,
    Reply,
    Enrollment,
    Question,
    Answer,
    Round,
    Proposal,
    Verdict,
    Lock,
    Forbidding,
    Mentorship,
    Member,
    MentoringSession,
    Move,
    Cancellation,
    SessionLog,
    Goal,
    Milestone,
    JournalEntry,
    Publication,
    DemoCompany,
    DemoSignIn,
]
