"""A new pairing, asked for in private by either side; the partner learns of it in the neutral words that both read."""
