"""What axe cannot decide by itself, with the reason why it is right: {(rule, part of the selector): reason}."""

EXPLAINED: dict[tuple[str, str], str] = {
    ("frame-tested", "iframe"): "a letter as it was sent, in a frame without scripts, where axe cannot run; it has tests of its own",
}
