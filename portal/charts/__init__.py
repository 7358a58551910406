"""Charts as numbers: what the macros of templates/ui/charts.html draw, on screen and on paper alike, each with its words and its table."""
