"""The room of pairing: rounds, proposals and their review."""
