"""The program `tuikuan`."""

from __future__ import annotations

import gc
import sys


def main() -> int:
    """Run the command line of this process and return its exit status."""
    # what a start makes stays: looking through it for garbage would be a fifth of the time. The desk, which
    # stays open, lets the collector begin once it has drawn itself
    gc.disable()
    from tui.cli.run import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
