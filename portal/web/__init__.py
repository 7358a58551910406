"""The web ground: pages, access, origin, links, forms and assets. It knows nothing of mentoring."""
