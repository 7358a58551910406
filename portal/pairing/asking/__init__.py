"""Asking about any two people: why they are no pair, what it would cost, or that they are never to be one."""
