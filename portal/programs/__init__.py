"""Programs and who runs them: Program, Objective, Staff; purposes and the format adviser."""
