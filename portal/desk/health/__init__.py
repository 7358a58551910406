"""How each mentorship is, in points made of facts that a coordinator may read, with the reasons and the next step in words."""
