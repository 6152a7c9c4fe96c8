"""Pictures of the real program for the README, made by `make docs`."""
