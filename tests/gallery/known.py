"""What is wrong and being mended: {pattern of windows' names: (part of a finding, ...)}. At the end of a piece of work it is empty."""

KNOWN: dict[str, tuple[str, ...]] = {}
