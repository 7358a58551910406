"""Letters: composed when they are sent, queued with the fact that causes them. It knows nothing of mentoring."""
