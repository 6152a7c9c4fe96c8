"""A folder for what is only made on the way to something else, known to the home while it is there."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from store.disk.files import hidden
from store.disk.home import Home
from store.disk.unfinished import unfinished


@contextmanager
def workroom(home: Home) -> Iterator[Path]:
    """A folder that only its owner can enter, gone after this block; of one who was killed the next command removes
    it, and says so.

    It lies in the cache of the home, because what is made there shows a case. Where the home takes none, as one
    that is only read, it is a folder of the system for what is temporary, of which nobody knows after a kill.
    """
    with unfinished(home, home.cache) as token, ExitStack() as stack:
        folder = hidden(home.cache / "work", token)
        try:
            home.path.stat()  # a home that is not there is not made for this
            home.files().make_folder(home.cache)
            folder.mkdir(mode=0o700)
            stack.callback(shutil.rmtree, folder, ignore_errors=True)
        except OSError:
            folder = Path(stack.enter_context(TemporaryDirectory(prefix="tuikuan-")))
        yield folder
