"""Their meetings: MentoringSession, Move, Cancellation, SessionLog."""
