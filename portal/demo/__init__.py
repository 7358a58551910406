"""The demo: a company on the Meridian roster whose program is four months old."""
