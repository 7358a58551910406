"""The gallery: every page in every state, as the person who opens it sees it, and what holds for each of them."""
