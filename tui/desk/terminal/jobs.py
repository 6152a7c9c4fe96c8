"""Whether a shell waits behind the desk that can bring it back."""

from __future__ import annotations

import os


def has_shell() -> bool:
    """Whether the process before this one is a shell with job control: one of the same session in another group.

    A desk that a program or an SSH server started itself would be stopped for ever.
    """
    parent = os.getppid()
    try:
        return os.getsid(parent) == os.getsid(0) and os.getpgid(parent) != os.getpgrp()
    except OSError:
        return False
