"""Taking names and places out of somebody's words without changing any other: what is left has to be theirs, in their order."""
GAP = "[…]"
OTHER_GAP = "[...]"


def tidied(typed: str) -> str:
    """What was typed, on one line and with one sign for what is left out."""
    return " ".join(typed.replace(OTHER_GAP, GAP).split())


def is_part_of(typed: str, words: str) -> bool:
    """Whether `typed` is `words` with nothing but whole words left out, each time with the sign for it."""
    whole, pieces = tidied(words), [piece.strip() for piece in tidied(typed).split(GAP)]
    if not any(pieces) or not whole.startswith(pieces[0]) or not whole.endswith(pieces[-1]):
        return False
    if len(pieces) == 1:
        return pieces[0] == whole
    end = len(whole) - len(pieces[-1])
    place = _after(whole, pieces[0], 0, end)
    for piece in pieces[1:-1]:
        place = _after(whole, piece, place, end) if place is not None else None
    return place is not None and place <= end and _parts(whole, end)


def _after(whole: str, piece: str, start: int, end: int) -> int | None:
    """Where the text goes on after this piece, which begins at `start` or later and cuts no word; None if it is not there."""
    if not piece:
        return start
    found = whole.find(piece, start, end)
    while found >= 0 and not (_parts(whole, found) and _parts(whole, found + len(piece))):
        found = whole.find(piece, found + 1, end)
    return found + len(piece) if found >= 0 else None


def _parts(whole: str, place: int) -> bool:
    """Whether no word is cut in two there."""
    return place in (0, len(whole)) or not (whole[place - 1].isalnum() and whole[place].isalnum())
