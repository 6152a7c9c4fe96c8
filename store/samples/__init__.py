"""Invented cases for the sample desk, in both languages."""
