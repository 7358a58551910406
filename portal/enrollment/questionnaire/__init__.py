"""The questionnaire: its kinds of question, how it is built and changed, how it is answered, and how that goes."""
