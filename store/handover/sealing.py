"""How what goes out is closed: with age (a passphrase, or the keys of who may read it), as an archive with a
password, or not at all.

With a passphrase the bundle is an archive of two age files: `key.age`, a key locked by the passphrase, and
`parcel.age`, locked by that key; so the large one is never in memory as a whole. `age -d -i key.age parcel.age`
opens it, too. What is read and written passes through in pieces.
"""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Generator, Iterable, Iterator
from typing import IO, Any, BinaryIO, cast

from msgspec import Struct

from content.text.words import N_
from store.errors import Refused, extra
from store.handover.parcel import README
from store.handover.streams import Pull, Push, Sink

EXTRA = "share"
KEY, PARCEL = "key.age", "parcel.age"
SHORTEST = 8
"""Characters of a passphrase or password."""
Write = Callable[[zipfile.ZipFile], Iterator[None]]
"""Writes an archive into a file, and pauses after each piece."""


class Seal(Struct, frozen=True):
    """How to close: nothing set leaves it open. `password` makes an archive with it instead of an age file."""

    passphrase: str = ""
    password: str = ""
    recipients: tuple[str, ...] = ()

    @property
    def kind(self) -> str:
        """What it is closed with: `age`, `zip`, or empty."""
        return "zip" if self.password else "age" if self.passphrase or self.recipients else ""


def check_seal(seal: Seal) -> None:
    """Raise `Refused` for a secret that is too short or a key that is none, `MissingExtra` without the library."""
    for secret in (seal.passphrase, seal.password):
        if 0 < len(secret) < SHORTEST:
            text = N_("A password needs {n} characters or more; nothing was written. Four or five words do.")
            raise Refused(text, n=SHORTEST)  # fmt: skip
    if seal.passphrase or seal.recipients:
        with extra(EXTRA):
            import pyrage  # noqa: F401
        _recipients(seal)
    if seal.password:
        with extra(EXTRA):
            import pyzipper  # noqa: F401


def has_age() -> bool:
    """Whether age is there to close with; nothing is imported."""
    from importlib.util import find_spec

    return find_spec("pyrage") is not None


def closed(file: BinaryIO, seal: Seal, write: Write, readme: str) -> None:
    """Write what `write` makes into a file, closed by `seal`; see `check_seal`, which comes first."""
    if seal.password:
        import pyzipper

        with pyzipper.AESZipFile(file, "w", compression=zipfile.ZIP_STORED, encryption=pyzipper.WZ_AES) as archive:
            archive.setpassword(seal.password.encode())
            _run(write(archive))
    elif seal.recipients:
        _locked(file, _recipients(seal), write)
    elif seal.passphrase:
        from pyrage import passphrase, x25519

        identity = x25519.Identity.generate()
        with zipfile.ZipFile(file, "w") as outer:
            outer.writestr(README, readme)
            outer.writestr(KEY, passphrase.encrypt(f"{identity}\n".encode(), seal.passphrase))
            with outer.open(PARCEL, "w", force_zip64=True) as member:
                _locked(cast(BinaryIO, member), [identity.to_public()], write)
    else:
        with zipfile.ZipFile(file, "w") as archive:
            _run(write(archive))


def _run(pieces: Iterable[None]) -> None:
    for _ in pieces:
        pass


def _recipients(seal: Seal) -> list[Any]:
    from pyrage import RecipientError, ssh, x25519

    found: list[Any] = []
    for text in seal.recipients:
        try:
            kind = ssh.Recipient if text.startswith("ssh-") else x25519.Recipient
            found.append(kind.from_str(text.strip()))
        except RecipientError as error:
            raise Refused(
                N_("“{text}” is not a public key of age; one begins with “age1”. Nothing was written."), text=text
            ) from error
    return found


def _locked(file: BinaryIO, recipients: list[Any], write: Write) -> None:
    import pyrage

    source, target = Pull(_zipped(write)), Push(file)
    try:
        pyrage.encrypt_io(source, target, recipients)
    except (pyrage.EncryptError, OSError):
        source.check()
        target.check()
        raise
    source.check()
    target.check()


def _zipped(write: Write) -> Generator[bytes, None, None]:
    """The bytes of an archive, piece by piece, as they are made."""
    sink = Sink()
    with zipfile.ZipFile(cast(IO[bytes], sink), "w") as archive:
        for _ in write(archive):
            yield sink.taken()
    yield sink.taken()
