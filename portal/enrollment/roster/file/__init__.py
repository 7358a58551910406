"""The roster reader: a company's HR export in, clean rows and named problems out; it touches no database."""
