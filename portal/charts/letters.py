"""How wide words will be, so that a chart knows before it is drawn whether its labels fit."""
NARROW, WIDE = set("iljtfrI.,:;'’|!()[] 1-–"), set("mwMWOQDGHNU%@&—…")


def width_of(words: str, size: float) -> float:
    """About how wide `words` are at this size, on the generous side: the reader's own font is not known."""
    return size * sum(0.4 if letter in NARROW else 0.86 if letter in WIDE or ord(letter) > 0x2E80 else 0.6 for letter in words)


def wrapped(words: str, room: float, size: float, most: int = 2) -> list[str] | None:
    """The words on at most so many lines that fit into `room`, or None where they do not."""
    lines: list[str] = []
    for word in words.split():
        if lines and width_of(f"{lines[-1]} {word}", size) <= room:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    fits = len(lines) <= most and all(width_of(line, size) <= room for line in lines)
    return (lines or [""]) if fits else None


def cut(words: str, room: float, size: float, most: int = 2) -> list[str]:
    """The words on at most so many lines, the last one cut where it has to be: the table below holds all of them."""
    endless = len(words) + 1
    lines = wrapped(words, room, size, endless) or wrapped(_broken(words, room, size), room, size, endless) or [words]
    if len(lines) <= most:
        return lines
    kept = lines[: most - 1] + [" ".join(lines[most - 1:])]
    while width_of(kept[-1] + "…", size) > room and kept[-1]:
        kept[-1] = kept[-1][:-1]
    return kept[:-1] + [kept[-1].rstrip() + "…"]


def _broken(words: str, room: float, size: float) -> str:
    """A word longer than a line is broken where the line ends."""
    pieces = [""]
    for letter in words:
        if letter != " " and width_of(pieces[-1].rpartition(" ")[2] + letter, size) > room:
            pieces[-1] += " "
        pieces[-1] += letter
    return pieces[0]
