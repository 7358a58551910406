"""Invitations: their words, waves, answers, reminders, and the colleagues that invitees suggest."""
