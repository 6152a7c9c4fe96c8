"""The case out: one document on which another person can decide, and what goes with it."""
