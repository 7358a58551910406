"""What the rooms below programs hold about a person: the account, its devices, and the trail."""
from portal.audit.models import Entry
from portal.delegates.models import Delegation
from portal.mail.outbox import Letter
from portal.own_data.holdings.kinds import EMPTIED, ERASED, KEPT, Holding, Nobody
from portal.own_data.models import Erasure, Retention
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
from portal.programs.models import Coordination, GroupCoordination, GroupRule, OwnerGroup, Staff
from portal.web.limits import Allowance
from portal.web.once import Once
from portal.words import lazy as _

ACCOUNT = Holding(
    Person, lambda person: Person.id == person.id, EMPTIED, _("Your account"),
    ("given_name", "family_name", "email", "timezone", "joined_at"),
    # Name and address are replaced by erasing.nameless: the address has to be one of its own.
    why=_("A number without a name stays, so that what your partners wrote still has a place."),
)

HOLDINGS = (
    Holding(
        Delegation, lambda person: (Delegation.leader == person) | (Delegation.delegate == person) | (Delegation.email == person.email),
        ERASED, _("Your assistants, and whose diary you keep"), ("leader", "delegate", "named_at", "accepted_at", "ended_at"),
    ),
    Holding(
        GroupCoordination, lambda person: GroupCoordination.person == person, ERASED, _("Groups that you coordinate"),
        ("group", "appointed_at"),
    ),
    Holding(Administration, lambda person: Administration.person == person, ERASED, _("What you administer"), ("appointed_at",)),
    Holding(Coordination, lambda person: Coordination.person == person, ERASED, _("That you may make programs"), ("appointed_at",)),
    Holding(Staff, lambda person: Staff.person == person, ERASED, _("What you coordinate or sponsor"), ("program", "role", "appointed_at")),
    Holding(
        Device, lambda person: Device.person == person, ERASED, _("Where you were signed in"),
        ("label", "way", "signed_in_at", "seen_at", "ended_at"),
    ),
    Holding(SignIn, lambda person: SignIn.person == person, ERASED, _("Letters to sign in with"), ("asked_at", "used_at")),
    Holding(Password, lambda person: Password.person == person, ERASED, _("Your password"), ("set_at",)),
    Holding(
        CompanyIdentity, lambda person: CompanyIdentity.person == person, ERASED, _("Your account at the company’s provider"),
        ("issuer", "subject", "linked_at"),
    ),
    Holding(Passkey, lambda person: Passkey.person == person, ERASED, _("Your passkeys"), ("name", "added_at", "used_at")),
    Holding(CodeApp, lambda person: CodeApp.person == person, ERASED, _("Your app for codes"), ("started_at", "confirmed_at")),
    Holding(HeldForm, lambda person: HeldForm.person == person, ERASED),
    Holding(Once, lambda person: Once.by == person.id, ERASED),
    Holding(Erasure, lambda person: Erasure.person == person, KEPT),
    Holding(
        Entry, lambda person: Entry.by == person.id, KEPT,
        why=_("The trail of who did what stays: it holds numbers and states, no names and no words, and nobody can change it."),
    ),
)

NOBODY = (
    Nobody(Allowance, "salted hashes, for two days"),
    Nobody(Letter, "numbers of rows: a letter is written when it is sent"),
    Nobody(Challenge, "random words for a passkey to sign, for five minutes"),
    Nobody(Setup, "a link of the portal's, not of a person's"),
    Nobody(Method, "which ways to sign in are switched on"),
    Nobody(OwnerGroup, "a group that owns programs"),
    Nobody(GroupRule, "which group at the company's provider gives which role"),
    Nobody(Retention, "how long a program keeps things"),
)
