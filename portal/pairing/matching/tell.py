"""The words for criteria, rules and facts; numbers come from `explain`, never from here."""

from portal.pairing.matching.criteria import FLOOR, KEPT
from portal.words import lazy as _

CRITERIA = {
    "topics": _("Topics wanted and taught"),
    "interests": _("Shared interests"),
    "other_department": _("Different departments"),
    "shared_hours": _("Common working hours"),
    "languages": _("Further languages in common"),
    "location": _("Location"),
    "perspectives": _("Perspectives"),
    "preferences": _("Wishes"),
    "load": _("Even load"),
}
"""Criterion key -> its name."""

CHECKED = {
    "same_person": _("You are two different people."),
    "reporting_line": _("Neither of you reports to the other, at any distance."),
    "blocked": _("Nobody recorded that you two are not to be paired."),
    "former": _("You two were not proposed to each other before."),
    KEPT: _("Every rule that is kept for pairing allows it."),
    "level_gap": _("The levels are far enough apart."),
    "level_band": _("The levels are close enough."),
    "common_language": _("You share a language."),
    "shared_hours": _("Your working hours overlap long enough for a session."),
    "same_department": _("The roster names no department that you share."),
}
"""Rule key -> what is true of a pair that passed it."""

REMOVED = {
    "same_person": _("the same person"),
    "reporting_line": _("in one reporting line"),
    "blocked": _("not to be paired"),
    "former": _("proposed to each other before"),
    # Neither whose answer it was nor which rule: not to anybody.
    KEPT: _("a rule kept for pairing"),
    "level_gap": _("levels too close"),
    "level_band": _("levels too far apart"),
    "common_language": _("no common language"),
    "shared_hours": _("too few common working hours"),
    "same_department": _("in one department"),
    FLOOR: _("below the lowest score asked for"),
    "closed": _("the circle would have fewer than three members"),
}
"""Rule key -> why it removes a pair."""


def facts_of(part, name_of=str) -> list:
    """Return one or two sentences, translated when shown, for a Part of `explain`.

    `name_of` turns the key of a topic, an interest, a perspective or a language into its name for the reader. Of a part that is kept
    for pairing nothing is told.
    """
    if part.is_kept:
        return []
    return SENTENCES[part.criterion](part.facts, lambda keys: ", ".join(str(name_of(key)) for key in keys))


def _topics(facts, listed):
    taught = [one["topic"] for one in facts["topics"] if one["confidence"]]
    other = [one["topic"] for one in facts["topics"] if not one["confidence"]]
    sentences = []
    if taught:
        sentences.append(_("Wanted and taught: %(topics)s.", topics=listed(taught)))
    if other:
        sentences.append(_("Wanted, not taught: %(topics)s.", topics=listed(other)))
    return sentences or [_("No topic was asked for.")]


def _interests(facts, listed):
    if not facts["shared"]:
        return [_("No interest in common was named.")]
    return [_("Both named: %(interests)s.", interests=listed(facts["shared"]))]


def _other_department(facts, listed):
    mentor, mentee = facts["mentor"].strip(), facts["mentee"].strip()
    if not (mentor and mentee):
        return [_("A department is not known.")]
    if mentor.casefold() == mentee.casefold():
        return [_("Both work in %(department)s.", department=mentor)]
    return [_("%(mentor)s and %(mentee)s.", mentor=mentor, mentee=mentee)]


def _shared_hours(facts, listed):
    hours, minutes = divmod(facts["minutes"], 60)
    return [_("%(hours)d h %(minutes)02d min of a working day in common.", hours=hours, minutes=minutes)]


def _languages(facts, listed):
    if len(facts["shared"]) > 1:
        return [_("Both speak: %(languages)s.", languages=listed(facts["shared"]))]
    return [_("No further language in common than the first.") if facts["shared"] else _("No language in common.")]


def _location(facts, listed):
    mentor, mentee = facts["mentor"].strip(), facts["mentee"].strip()
    if not (mentor and mentee):
        return [_("A location is not known.")]
    if mentor.casefold() == mentee.casefold():
        return [_("Both work in %(location)s.", location=mentor)]
    return [_("%(mentor)s and %(mentee)s.", mentor=mentor, mentee=mentee)]


def _perspectives(facts, listed):
    offered, other = facts["shared"], [one for one in facts["asked"] if one not in facts["shared"]]
    sentences = []
    if offered:
        sentences.append(_("Asked for and offered: %(perspectives)s.", perspectives=listed(offered)))
    if other:
        sentences.append(_("Asked for, not offered: %(perspectives)s.", perspectives=listed(other)))
    return sentences or [_("No perspective was asked for.")]


def _preferences(facts, listed):
    return [_("Each side’s first, second and third choice count.")]


def _load(facts, listed):
    if not facts["partners"]:
        return [_("The mentor has no other pairing yet.")]
    if facts["partners"] == 1:
        return [_("The mentor has one other pairing already.")]
    return [_("The mentor has %(partners)d other pairings already.", partners=facts["partners"])]


SENTENCES = {
    "topics": _topics,
    "interests": _interests,
    "other_department": _other_department,
    "shared_hours": _shared_hours,
    "languages": _languages,
    "location": _location,
    "perspectives": _perspectives,
    "preferences": _preferences,
    "load": _load,
}
