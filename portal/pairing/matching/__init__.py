"""The pairing engine: pure functions from people and rules to the best assignment, its proof and its reasons."""
