"""Surveys: short sets of questions that each member answers alone; asked by the clock, read by their writer, counted in publications."""
