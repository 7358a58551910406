"""Circles before they meet: the mentor answers once for all of a circle, each member alone."""
