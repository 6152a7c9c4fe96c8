"""What goes out of the home for others, and comes back: bundles for helpers, requests for stamps of time.

Nothing is ever sent: files are written, and what was sent back is read from files.
"""
