"""Pairs of the demo that had done what they came for after two months: they look back, and their places are free again."""
from collections import Counter

from portal.demo.meetings import Told
from portal.demo.pairs import Pair
from portal.demo.story import Story

FINISHED_EARLY, FINISHED_AGO, ENOUGH_TO_FINISH = 14, 47, 2


def with_one_partner(pairs: list[Pair]) -> set[int]:
    """The mentorships whose two have nobody else."""
    held = Counter(place.id for pair in pairs for place in (pair.mentor, pair.mentee))
    return {pair.id for pair in pairs if held[pair.mentor.id] == held[pair.mentee.id] == 1}


def until_finished(story: Story, theirs: list[Told], pair: Pair, finished: list[int]) -> list[Told]:
    """Their sessions until the day on which some finished; all of them for a pair that had met less than twice by then."""
    until = [one for one in theirs if one.row["starts_at"].date() < story.ago(FINISHED_AGO + 3)]
    if sum(bool(one.logs) for one in until) < ENOUGH_TO_FINISH:
        return theirs
    finished.append(pair.id)
    return until
