"""What all readers of archives share."""

from __future__ import annotations

import struct
import tarfile
import zipfile
import zlib

BROKEN = (
    zipfile.BadZipFile,
    tarfile.TarError,
    zlib.error,
    EOFError,
    NotImplementedError,  # what zipfile raises for a way of packing that it does not know
    RuntimeError,  # a file in it is locked with a password
    ValueError,  # a header that cannot be
    LookupError,  # a name that no code page has
    struct.error,  # what the library of locked archives takes apart without asking how long it is
)
"""What the libraries raise where an archive is broken, cut, or of a kind they cannot read."""
