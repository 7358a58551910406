"""How people come to a program: the roster, invitations, applications, questionnaires, answers and the waiting list."""
