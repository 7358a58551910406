"""HTML in, a tagged and frozen PDF out: drawn by a child process that can reach nothing but our own static files."""
