"""Going to the shell and back: only where there is one."""

from __future__ import annotations

import subprocess
import sys

ASK = (sys.executable, "-c", "from tui.desk.terminal.jobs import has_shell; print(has_shell())")


def test_a_desk_started_by_a_shell_can_come_back_and_one_of_its_own_session_cannot() -> None:
    by_shell = subprocess.run(ASK, process_group=0, capture_output=True, check=True, text=True)
    alone = subprocess.run(ASK, start_new_session=True, capture_output=True, check=True, text=True)
    assert (by_shell.stdout, alone.stdout) == ("True\n", "False\n")
