"""What keeps a home in good order.

`backup` copies, dumps and loads; `purge` takes a case away for good; `recovery` repairs from snapshots; `health` is
what `doctor` says; `packs` cares for the user's own playbooks. Faces reach these by the desk or directly; nothing
below imports them.
"""
