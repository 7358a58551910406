"""A page as a member sees it, for a coordinator: facts where the member has facts, and a quiet word where the rest is kept."""
