"""Looking back when a mentorship ends: what each member writes for the end of it, private or shared."""
