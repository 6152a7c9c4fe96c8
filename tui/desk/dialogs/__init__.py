"""Typed questions, one file each: a dialog asks and answers, the screen that asked decides.

Only `tui.desk.places` names dialogs.
"""
