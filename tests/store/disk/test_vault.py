"""The evidence vault: copies that can be trusted, under names that harm nobody."""

from __future__ import annotations

import hashlib
import io
import os
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from store.disk.vault import Vault, safe_name
from store.errors import HomeProblem, Refused
from store.kept import CopyState
from store.ports import Announced
from tests.store.disk.order import Told
from tests.store.samples import exhibit


@pytest.fixture
def vault(tmp_path: Path) -> Vault:
    return Vault(tmp_path / "evidence")


def test_a_file_is_copied_read_only_and_named_by_its_hash(vault: Vault, tmp_path: Path) -> None:
    photo = tmp_path / "开箱 照片.jpg"
    photo.write_bytes(b"pixels")
    with photo.open("rb") as file:
        stored = vault.take(7, file, photo.name)
    copy = tmp_path / "evidence" / "7" / stored.stored
    assert stored.sha256 == hashlib.sha256(b"pixels").hexdigest()
    assert (stored.name, stored.size) == ("开箱 照片.jpg", 6)
    assert stored.stored == f"{stored.sha256[:12]}-开箱_照片.jpg"
    assert copy.read_bytes() == b"pixels"
    assert stat.S_IMODE(copy.stat().st_mode) == 0o400
    assert stat.S_IMODE(copy.parent.stat().st_mode) == 0o700


def test_a_copy_is_durable_before_it_has_its_name_and_then_its_folders_are(tmp_path: Path) -> None:
    files = Told()
    Vault(tmp_path / "evidence", files).take(7, io.BytesIO(b"proof"), "a.txt")
    assert files.done[:4] == ["sync 5 bytes", "name", "sync 7", "sync evidence"]


def test_taking_in_the_same_file_twice_keeps_one_copy(vault: Vault, tmp_path: Path) -> None:
    for _ in range(2):
        vault.take(1, io.BytesIO(b"same"), "a.txt")
    assert len(list((tmp_path / "evidence" / "1").iterdir())) == 1


def test_a_copy_that_was_changed_or_is_gone_is_noticed(vault: Vault) -> None:
    known = exhibit(vault.take(1, io.BytesIO(b"proof"), "a.txt"))
    path = vault.path(1, known)
    assert vault.check(1, known) is CopyState.UNCHANGED
    path.chmod(0o600)
    path.write_bytes(b"pr00f")
    assert vault.check(1, known) is CopyState.CHANGED
    path.unlink()
    assert vault.check(1, known) is CopyState.MISSING
    assert vault.check(1, replace(known, stored="never-there")) is CopyState.MISSING


def test_two_files_whose_hashes_begin_alike_are_both_kept(vault: Vault, monkeypatch: pytest.MonkeyPatch) -> None:
    """SHA-256 values that share 48 bits can be made in a minute."""
    real = hashlib.sha256

    class Alike:
        def __init__(self, data: bytes = b"") -> None:
            self._made = real(data)

        def update(self, data: bytes) -> None:
            self._made.update(data)

        def hexdigest(self) -> str:
            return "ab" * 6 + self._made.hexdigest()[12:]

    monkeypatch.setattr(hashlib, "sha256", Alike)
    monkeypatch.setattr(hashlib, "file_digest", lambda file, name: Alike(file.read()))
    one, two = (vault.take(1, io.BytesIO(data), "a.jpg") for data in (b"first", b"second"))
    assert one.stored != two.stored
    for stored, data in ((one, b"first"), (two, b"second")):
        assert vault.check(1, exhibit(stored)) is CopyState.UNCHANGED
        assert vault.path(1, exhibit(stored)).read_bytes() == data
    assert vault.take(1, io.BytesIO(b"second"), "a.jpg") == two


def test_what_stands_in_the_way_is_never_written_over(vault: Vault, tmp_path: Path) -> None:
    digest = hashlib.sha256(b"photo").hexdigest()
    folder = tmp_path / "evidence" / "1"
    folder.mkdir(parents=True)
    for name in (f"{digest[:12]}-a.jpg", f"{digest}-a.jpg"):
        folder.joinpath(name).write_bytes(b"theirs")
    with pytest.raises(Refused, match="holds something else"):
        vault.take(1, io.BytesIO(b"photo"), "a.jpg")
    assert {path.read_bytes() for path in folder.iterdir()} == {b"theirs"}
    assert not list(folder.parent.glob(".new-*"))


@pytest.mark.parametrize("announced", [Announced(6), Announced(4), Announced(None, "0" * 64)])
def test_what_is_not_what_was_announced_is_no_evidence(vault: Vault, tmp_path: Path, announced: Announced) -> None:
    with pytest.raises(Refused, match="announced"), vault.taking(1, io.BytesIO(b"photo"), "a", announced) as taken:
        taken.keep()
    assert not [path for path in (tmp_path / "evidence").rglob("*") if path.is_file()]


def test_a_file_that_is_too_large_is_refused_before_it_fills_the_disk(tmp_path: Path) -> None:
    class Endless(io.RawIOBase):
        def readable(self) -> bool:
            return True

        def read(self, size: int = -1) -> bytes:
            return b"\0" * size

    with pytest.raises(Refused, match="largest_mb"):
        Vault(tmp_path / "evidence", largest=3_000_000).take(1, Endless(), "zero.bin")  # type: ignore[arg-type]
    assert not list((tmp_path / "evidence").iterdir())


def test_what_cannot_be_read_is_told_as_that_and_not_as_a_full_disk(vault: Vault) -> None:
    class Broken(io.RawIOBase):
        def read(self, size: int = -1) -> bytes:
            raise OSError(5, "Input/output error")

    with pytest.raises(Refused, match="cannot be read"):
        vault.take(1, Broken(), "a.jpg")  # type: ignore[arg-type]


def test_what_an_interrupted_copy_left_is_removed_and_told_and_one_that_runs_is_not(
    vault: Vault, tmp_path: Path
) -> None:
    left = tmp_path / "evidence" / ".new-0123456789abcdef"
    left.parent.mkdir()
    left.write_bytes(b"x" * 2_500_000)
    with vault.taking(1, io.BytesIO(b"photo"), "a.jpg") as taken:
        assert not left.exists()
        vault.clean()
        taken.keep()
    (told,) = vault.notices()
    assert (told.values["n"], told.values["size"]) == (1, 3)
    assert not vault.notices()


@pytest.mark.parametrize("what", ["link", "folder", "pipe", "writable"])
def test_a_copy_is_looked_at_whole_not_only_its_bytes(vault: Vault, tmp_path: Path, what: str) -> None:
    known = exhibit(vault.take(1, io.BytesIO(b"proof"), "a.txt"))
    path = vault.path(1, known)
    if what == "writable":
        path.chmod(0o666)
        assert vault.check(1, known) is CopyState.EXPOSED
        return
    elsewhere = tmp_path / "elsewhere"
    elsewhere.write_bytes(b"proof")
    path.unlink()
    match what:
        case "link":
            path.symlink_to(elsewhere)
        case "folder":
            path.mkdir()
        case _:
            os.mkfifo(path)
    assert vault.check(1, known) is CopyState.CHANGED


def test_a_vault_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    (tmp_path / "evidence").write_text("in the way")
    with pytest.raises(HomeProblem, match="evidence"):
        Vault(tmp_path / "evidence").take(1, io.BytesIO(b"x"), "a.txt")


@given(st.text(max_size=300))
def test_a_safe_name_is_safe_anywhere(name: str) -> None:
    safe = safe_name(name)
    assert safe
    assert len(safe.encode()) <= 80
    assert not set(safe) & set('/\\\0\n\r\t<>:"|?*\x1b')
    assert not safe.startswith(".")
    assert safe_name(safe) == safe


@pytest.mark.parametrize("name", ["../../etc/passwd", "C:\\Windows\\a.txt", "/abs/a.txt", "..", ".", "", ".bashrc"])
def test_a_path_leaves_only_its_last_name(name: str) -> None:
    assert safe_name(name) in ("passwd", "a.txt", "file", "bashrc")


def test_a_file_may_be_as_large_as_is_said_and_not_a_byte_larger(tmp_path: Path) -> None:
    vault = Vault(tmp_path / "evidence", largest=100)
    assert vault.take(1, io.BytesIO(b"x" * 100), "a.bin").size == 100
    with pytest.raises(Refused, match="largest_mb"):
        vault.take(1, io.BytesIO(b"x" * 101), "b.bin")


def test_an_empty_copy_that_was_just_begun_is_left_to_whoever_begins_it(vault: Vault, tmp_path: Path) -> None:
    begun = tmp_path / "evidence" / ".new-0123456789abcdef"
    begun.parent.mkdir()
    begun.touch()
    vault.clean()
    assert begun.exists(), "its lock may come in a moment"
    os.utime(begun, (0, 0))
    vault.clean()
    assert not begun.exists()
