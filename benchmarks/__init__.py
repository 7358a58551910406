"""What the claims of speed are measured with: ratios, in one run, against the plain way."""
