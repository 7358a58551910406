"""What is wrong and being mended: {pattern of windows' names: (part of a finding, ...)}. At the end of a piece of work it is empty."""

KNOWN: dict[str, tuple[str, ...]] = {
    "desk-invitations-refused": ("As the program says",),
    "patterns-*": ("landmark-unique", "small-target", "no-autocomplete", "Day out of range", "Section lacks heading", "pairs_narrowed"),
}
