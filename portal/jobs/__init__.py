"""Work that is too slow for a page: huey on the portal's own database. It knows nothing of mentoring."""
