"""The place that somebody holds in a program: how many partners, a pause, leaving and coming back."""
