"""The screens of the desk, one file each. `base` is what they share.

A screen draws what the desk holds and turns keys into intents. Only `tui.desk.places` names screens.
"""
