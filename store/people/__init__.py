"""Whom cases are for: what is known of each person once, and used in all letters and papers."""
