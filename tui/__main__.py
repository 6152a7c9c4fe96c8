"""The program `tuikuan`."""

from __future__ import annotations

import gc
import sys

UNIX_ONLY = ("fcntl", "grp", "pwd", "resource", "termios")
"""Modules of Python that Windows does not have."""
NOT_HERE = (
    "tuikuan needs Linux or macOS; nothing was changed. On Windows use WSL: “wsl --install”.\n"
    "tuikuan要在Linux或macOS上运行，什么也没有改动。在Windows上请用WSL：先“wsl --install”，再在里面安装。\n"
)
"""What Windows is told; whose language it is cannot be known without the settings."""


def main() -> int:
    """Run the command line of this process and return its exit status."""
    # what a start makes stays: looking through it for garbage would be a fifth of the time. The desk, which
    # stays open, lets the collector begin once it has drawn itself
    gc.disable()
    try:
        from tui.cli.run import run
    except ModuleNotFoundError as error:
        if error.name not in UNIX_ONLY:
            raise
        encoding = sys.stderr.encoding or "ascii"
        sys.stderr.write(NOT_HERE.encode(encoding, "replace").decode(encoding))
        return 1
    status = run(sys.argv[1:])
    gc.freeze()  # nor is it looked through at the end, when all of it goes
    return status


if __name__ == "__main__":
    sys.exit(main())
