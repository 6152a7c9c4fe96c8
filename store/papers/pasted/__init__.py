"""Reads what stands on a pasted page, step by step: script, labels, values, goods, sentences, orders."""
