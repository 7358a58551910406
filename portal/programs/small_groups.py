"""How few people a figure may be about: five, or more where a program says so; never fewer.

The number stands here, below every room that shows figures; the rules that use it for what sponsors read are in
summaries/disclosure.
"""
SMALLEST, LARGEST = 5, 50
# Words are quoted only where so many answered (R8).
FEWEST_FOR_WORDS = 10


def is_enough(people: int, smallest: int = SMALLEST) -> bool:
    """Whether a figure about so many people may be shown, where a program asks for at least `smallest`."""
    return people >= max(SMALLEST, smallest)


def fewest_for_words(smallest: int) -> int:
    """How many people have to have been heard before a word of theirs is told, where a program asks for at least `smallest`."""
    return max(FEWEST_FOR_WORDS, smallest)
