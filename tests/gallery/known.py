"""What is wrong and being mended: {window, or * for all: (part of a finding, ...)}. At the end of a piece of work it is empty."""

KNOWN: dict[str, tuple[str, ...]] = {}
