"""One mentorship's page: sessions, goals and journal side by side."""
