"""Opens a file with the program that the system has for its kind."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from content.text.words import N_
from store.errors import Refused


def show(path: Path) -> None:
    """Open a file, which must not be changed there: it is a copy. Raises `Refused` where nothing opens files."""
    opener = shutil.which("open" if sys.platform == "darwin" else "xdg-open")
    if opener is None:
        raise Refused(N_("No program was found that opens files. It lies here: {path}"), path=str(path))
    quiet = subprocess.DEVNULL
    try:
        subprocess.Popen([opener, str(path)], stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True)
    except OSError as error:
        raise Refused(N_("The file could not be opened. It lies here: {path}"), path=str(path)) from error
