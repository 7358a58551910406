"""Figures made of what people answer: gathered as narrow rows, one number for each person, decided and told by the rules for answers."""
