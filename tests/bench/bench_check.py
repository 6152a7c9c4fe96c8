"""What checking a playbook costs: the seconds of processor time of each that comes along, the least of some rounds.

An argument is how many rounds. Each round is a process of its own, with everything it imports.
"""

from __future__ import annotations

import resource
import subprocess
import sys

from content.pack.library import Library

ROUNDS = 3
GOAL = 2.0
"""Seconds that a check should stay under."""


def spent(name: str) -> float:
    """Processor seconds of one check."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-m", "tui", "playbook", "check", name], check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    """Print a line for each playbook."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    for name in Library().ids():
        least = min(spent(name) for _ in range(rounds))
        sys.stdout.write(f"{name:12} {least:5.2f} s{'' if least < GOAL else '   over the goal'}\n")


if __name__ == "__main__":
    main()
