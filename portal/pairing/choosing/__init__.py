"""Participants choose: short lists, asking each other, and ranked wishes."""
