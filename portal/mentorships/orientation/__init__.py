"""Orientation: a few short cards for each role, read once before the first session and again whenever somebody likes."""
