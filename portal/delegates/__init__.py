"""Assistants who keep a leader's diary of sessions, and nothing else: Delegation."""
