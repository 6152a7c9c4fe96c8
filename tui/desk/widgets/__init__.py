"""What draws itself and takes keys: lines, lists, cards, fields, and the `surface` that screens and dialogs share.

Widgets know the port of the desk, never the app, a screen or a dialog.
"""
