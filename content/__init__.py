"""What can be done: playbooks as Markdown, their reader, and the words of the interface."""
