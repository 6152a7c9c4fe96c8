"""The command line face: each command asks the desk for one thing and prints what came of it."""
