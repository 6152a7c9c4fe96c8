"""The desk: the Textual app. `tui.desk.app.run_desk` is the door; nothing here is imported before it."""
