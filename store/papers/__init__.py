"""What is written for others, and what is read from them.

Out: `letters`, `replies` and `dictation` (field by field). In: `ordertext`, a pasted page of an order. Pure.
"""
