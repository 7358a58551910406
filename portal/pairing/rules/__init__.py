"""How a program pairs: its rules, its criteria and its aim, edited without code."""
