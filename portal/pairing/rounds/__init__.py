"""Rounds: what one is drawn from and keeps, how it is drawn, gone over and released, and how it is drawn again from the same."""
