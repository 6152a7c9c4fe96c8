"""A journaled TinyDB: durable, shared by processes, and still a plain TinyDB file after it is closed.

`open_database` is the way in. `cases.json` is a plain TinyDB file; `cases.json.journal` holds what was changed
since, one checksummed line per transaction; `cases.json.reached` notes how far that has reached;
`cases.json.lock` exists to be locked while one writes. The journal is folded into the plain file when it has grown
and when a process that wrote closes the database.
`store.disk.journal.repair` mends what was damaged.
"""

from store.disk.files import Files
from store.disk.journal.database import Database, open_database

__all__ = ["Database", "Files", "open_database"]
