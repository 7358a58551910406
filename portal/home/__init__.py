"""The front page: what is next, what waits for me, how do I log; and where help is."""
