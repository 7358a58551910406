"""A participant's front page: what is next, what waits."""
