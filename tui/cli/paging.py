"""The pager: shows what is longer than the terminal, as the user's other programs do."""

from __future__ import annotations

import shlex
import subprocess
from collections.abc import Mapping

USUAL = "less"


def paged(text: str, environment: Mapping[str, str]) -> bool:
    """Show a text in the pager that `PAGER` names; False when there is none that can be started.

    `less` ends at once when all fits, leaves the text on the screen, and can neither edit nor start anything.
    """
    try:
        command = shlex.split(environment.get("PAGER") or USUAL)
        pager = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            env={"LESS": "FRX", "LESSCHARSET": "utf-8", **environment, "LESSSECURE": "1"},
        )
    except (OSError, ValueError, IndexError):
        return False
    try:
        pager.communicate(text.encode("utf-8", errors="replace"))
    except (BrokenPipeError, KeyboardInterrupt):
        pager.wait()
    return True
