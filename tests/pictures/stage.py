"""The real program in a pseudo-terminal, with sample cases, at a moment that stands still.

`python -m tests.pictures.stage` is the program `tuikuan` with that clock, so that the same keys draw the same
picture on any day.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from store.days.clock import HOME_ZONE
from store.disk.home import Home
from store.samples.demo import fill
from tests.e2e.terminal import Terminal
from tui.cli.run import run
from tui.cli.session import Session

TITLES = {"zh": "退款案台", "en": "Refund desk"}
"""What a desk that has opened shows, by language."""


def moment() -> datetime:
    """The moment at which every picture is taken."""
    return datetime(2026, 11, 23, 10, 0, tzinfo=HOME_ZONE)


@dataclass(frozen=True)
class Setting:
    """On what the program is shown: language, size, theme, variables of the terminal, and whether it has cases."""

    language: str = "zh"
    size: tuple[int, int] = (120, 36)
    theme: str = "dark"
    terminal: tuple[str, ...] = ("TERM=xterm-256color", "COLORTERM=truecolor")
    cases: bool = True

    @property
    def light(self) -> bool:
        """Whether the terminal around the program is drawn light."""
        return self.theme == "light"


@contextmanager
def playing(setting: Setting) -> Iterator[Terminal]:
    """The desk, open and at rest; it and its home are gone when the block ends."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        if setting.cases:
            fill(Home(home), moment, setting.language)
        (home / "config.toml").write_text(f'theme = "{setting.theme}"\n', encoding="utf-8")
        # the pseudo-terminal names itself xterm-256color; env has the last word
        program = ["env", *setting.terminal, sys.executable, "-m", "tests.pictures.stage"]
        surroundings = {name: value for name, value in os.environ.items() if name != "COLORTERM"}
        with Terminal(
            [*program, "--home", folder, "--lang", setting.language], surroundings, *setting.size
        ) as shown:
            shown.until(TITLES[setting.language])
            shown.settle(0.5)
            yield shown


if __name__ == "__main__":
    sys.exit(run(sys.argv[1:], Session(moment)))
