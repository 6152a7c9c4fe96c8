"""What several screens do alike, as plain objects: each is given the port, and what it works on, and gives verbs.

A part knows no screen of the desk. `base` says in which order the parts are offered a key or a click.
"""
