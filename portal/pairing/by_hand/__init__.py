"""A coordinator pairs two people directly: what the rules say of the two, and the proposal."""
