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
from store.ports import CopyState
from tests.store.samples import exhibit


@pytest.fixture
def vault(tmp_path: Path) -> Vault:
    return Vault(tmp_path / "evidence")


def test_a_file_is_copied_read_only_and_named_by_its_hash(vault: Vault, tmp_path: Path) -> None:
    photo = tmp_path / "开箱 照片.jpg"
    photo.write_bytes(b"pixels")
    stored = vault.take_file(7, photo)
    copy = tmp_path / "evidence" / "7" / stored.stored
    assert stored.sha256 == hashlib.sha256(b"pixels").hexdigest()
    assert (stored.name, stored.size) == ("开箱 照片.jpg", 6)
    assert stored.stored == f"{stored.sha256[:12]}-开箱_照片.jpg"
    assert copy.read_bytes() == b"pixels"
    assert stat.S_IMODE(copy.stat().st_mode) == 0o400
    assert stat.S_IMODE(copy.parent.stat().st_mode) == 0o700


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


@pytest.mark.parametrize("kind", ["link", "folder", "pipe", "nothing", "device"])
def test_only_a_real_file_is_taken(vault: Vault, tmp_path: Path, kind: str) -> None:
    path = tmp_path / "given"
    match kind:
        case "link":
            path.symlink_to("/etc/passwd")
        case "folder":
            path.mkdir()
        case "pipe":
            os.mkfifo(path)
        case "device":
            path = Path("/dev/zero")
    with pytest.raises(Refused):
        vault.take_file(1, path)


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
