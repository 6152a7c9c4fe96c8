"""How what others gave is opened: it is looked at first, and nothing of it is believed."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO, cast

from msgspec import Struct

from content.text.words import N_
from store.archive import BROKEN
from store.errors import Refused, extra
from store.handover.given import read_given
from store.handover.sealing import EXTRA, KEY, PARCEL
from store.handover.streams import Push

AGE = b"age-encryption.org/"
MOST_KEY = 1 << 16
TRIES = 5
_WORK = re.compile(rb"age-encryption\.org/v1\n-> scrypt \S{1,64} (\d{1,3})\n")
"""How a file begins that a passphrase locked, with the work that trying one costs: a power of two."""
MOST_WORK = 20
"""At this one a try takes a gigabyte of memory, and age's own choice is 18 on a fast machine. age itself refuses by
what it measures of time alone, and takes up to sixteen gigabytes."""
_TOO_MUCH = "Excessive work"
"""How age begins to say that a passphrase costs more than it thinks that this machine can do."""


class Secrets(Struct, frozen=True):
    """What opens what is closed: the secret, asked for when it is needed, and the file of age keys, if any."""

    ask: Callable[[], str]
    identity: Path | None = None


@contextmanager
def opened(path: Path, file: BinaryIO, secrets: Secrets, room: BinaryIO) -> Iterator[zipfile.ZipFile]:
    """The archive in a file that somebody gave. What age closed is decrypted into `room`. Raises `Refused`."""
    begin = file.read(len(AGE))
    file.seek(0)
    if begin == AGE:
        _unlocked(path, file, room, _identities(path, secrets))
        with _zip(path, room) as archive:
            yield archive
        return
    with _zip(path, file) as archive:
        names = archive.namelist()
        if PARCEL in names and KEY in names:
            identity = _own_key(
                path, archive.read(KEY) if archive.getinfo(KEY).file_size < MOST_KEY else b"", secrets
            )
            with archive.open(PARCEL) as member:
                _unlocked(path, cast(BinaryIO, member), room, [identity])
            with _zip(path, room) as inner:
                yield inner
        elif any(one.flag_bits & 1 for one in archive.infolist()):
            with extra(EXTRA):
                import pyzipper
            try:
                with pyzipper.AESZipFile(file) as locked:
                    locked.setpassword(secrets.ask().encode())
                    yield cast(zipfile.ZipFile, locked)
            except pyzipper.BadZipFile as error:  # its own class, which no other archive raises
                raise zipfile.BadZipFile(str(error)) from error
        else:
            yield archive


@contextmanager
def _zip(path: Path, file: BinaryIO) -> Iterator[zipfile.ZipFile]:
    file.seek(0)
    try:
        archive = zipfile.ZipFile(file)
    except BROKEN as error:
        raise no_parcel(path, "zip") from error
    with archive:
        yield archive


def _own_key(path: Path, locked: bytes, secrets: Secrets) -> Any:
    with extra(EXTRA):
        import pyrage
    try:
        _check_work(path, locked)
        text = _unlocked_key(path, locked, secrets.ask())
        return pyrage.x25519.Identity.from_str(text.decode().strip())
    except pyrage.DecryptError as error:
        raise wrong_secret(path) from error
    except (pyrage.IdentityError, ValueError) as error:
        raise no_parcel(path, KEY) from error


def _check_work(path: Path, locked: bytes) -> None:
    """Raise `Refused` for what no passphrase locked, and for what was locked so that a try takes all memory."""
    found = _WORK.match(locked)
    if found is None:
        raise no_parcel(path, KEY)
    if int(found[1]) > MOST_WORK:
        raise Refused(
            N_("{path} was closed on a much faster machine, or so that nobody opens it: trying a password would "
               "take more than a gigabyte of memory. It was not tried and nothing was opened. Ask for it closed "
               "for a key of yours, or as an archive with a password."),
            path=str(path),
        )  # fmt: skip


def _unlocked_key(path: Path, locked: bytes, secret: str) -> bytes:
    """What a passphrase locked. Raises `pyrage.DecryptError` where it is another one.

    age makes a passphrase cost about a second on the machine that closes, and refuses what would cost some sixteen
    on the one that opens. It measures for a moment, in which a busy machine seems slow: so it is asked again.
    """
    from pyrage import DecryptError, passphrase

    for _ in range(TRIES):
        try:
            return bytes(passphrase.decrypt(locked, secret))
        except DecryptError as error:
            if _TOO_MUCH not in str(error):
                raise
    raise Refused(
        N_("{path} was closed on a much faster machine, or this one is too busy now: the password was not tried "
           "and nothing was opened. Try again when it is quiet, or ask for it closed for a key of yours, or as an "
           "archive with a password."),
        path=str(path),
    )  # fmt: skip


def _identities(path: Path, secrets: Secrets) -> list[Any]:
    if secrets.identity is None:
        raise Refused(N_("{path} is closed for the owner of a key: name the file of that key with "
                         "{with_identity}."),
                      path=str(path))  # fmt: skip
    with extra(EXTRA):
        import pyrage
    text = read_given(secrets.identity, MOST_KEY).decode(errors="replace")
    try:
        if "PRIVATE KEY" in text:
            return [pyrage.ssh.Identity.from_buffer(text.encode())]
        lines = [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#")]
        return [pyrage.x25519.Identity.from_str(line) for line in lines]
    except (pyrage.IdentityError, ValueError) as error:
        raise Refused(N_("{path} holds no key of age; nothing was opened."), path=str(secrets.identity)) from error


def _unlocked(path: Path, file: BinaryIO, room: BinaryIO, identities: list[Any]) -> None:
    import pyrage

    target = Push(room)
    try:
        pyrage.decrypt_io(file, target, identities)
    except (pyrage.DecryptError, OSError) as error:
        target.check()
        if "No matching keys" in str(error):
            raise Refused(N_("{path} is closed for another key; nothing was opened."), path=str(path)) from error
        raise no_parcel(path, "age") from error
    target.check()


def no_parcel(path: Path, why: str) -> Refused:
    """The sentence for what is no bundle and no answer."""
    return Refused(
        N_("{path} is not a bundle of tuikuan, is not whole, or was changed ({why}); nothing was taken from it."),
        path=str(path), why=why,
    )  # fmt: skip


def wrong_secret(path: Path) -> Refused:
    """The sentence for a password that does not open it."""
    return Refused(N_("This password does not open {path}; nothing was opened."), path=str(path))
