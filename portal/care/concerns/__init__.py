"""A concern: told to one coordinator in confidence, after its writer has seen who will read it and has agreed."""
