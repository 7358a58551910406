"""What axe cannot decide by itself, with the reason why it is right: {(rule, part of the selector): reason}."""

# Within an SVG axe does not see what lies behind words; test_design.py measures the colors of charts.
_CHART = "words of a chart, whose colors are measured as pairs of tokens"

EXPLAINED: dict[tuple[str, str], str] = {
    ("frame-tested", "iframe"): "a letter as it was sent, in a frame without scripts, where axe cannot run; it has tests of its own",
    ("color-contrast", "> text["): _CHART,
    ("color-contrast", "text[y="): _CHART,
    ("color-contrast", "text[x="): _CHART,
    ("color-contrast", ".chart-"): _CHART,
}
