"""The room of pairing: the rules, the rounds and the other ways in which two people, or a circle, are proposed to each other."""
