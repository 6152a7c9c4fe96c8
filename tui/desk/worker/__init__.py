"""What is done beside the event loop: the `worker` with its `report`, the `news` it brings, and `idle` moments.

`worker` and `report` are importable before Textual is: the cases are read while Textual is being imported.
"""
