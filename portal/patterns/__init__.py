"""Patterns: every building block of the pages in every state, for development and for screenshots only."""
