"""Two people who meet: Mentorship and its Members."""
