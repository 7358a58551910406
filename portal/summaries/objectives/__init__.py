"""Objectives at the desk: what each is counted from, where it stands, and the figures that a coordinator enters with their source."""
