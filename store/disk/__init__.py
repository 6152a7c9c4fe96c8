"""The engine on one disk.

`casefile` keeps cases, `vault` evidence, `drafts` what was typed and not saved, `snapshots` hourly copies;
`settings` reads `config.toml`. All stand on `files`, the one writer, and on `lock`. `journal` is the journaled
TinyDB. Outside of this room only `store.desk`, `store.care` and `store.samples` know that cases are files.
"""
