"""Interviews and focus groups: guides, conversations with who was asked and sealed notes, and themes that may become evidence."""
