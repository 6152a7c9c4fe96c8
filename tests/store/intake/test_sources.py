"""What somebody wants to take in: files, folders, patterns, archives; and nothing that is not what it seems."""

from __future__ import annotations

import io
import os
import tarfile
import zipfile
from pathlib import Path

import pytest

from content.text.words import Problem
from store.errors import Refused
from store.intake import sources as module
from store.intake.sources import opened, sources


def taken(path: Path, whole: bool = False) -> dict[str, bytes]:
    found = {}
    for one in sources(path, whole):
        assert not isinstance(one, Problem), one
        with one.opened() as file:
            found[one.name] = file.read()
    return found


def refused(path: Path) -> str:
    problems = [one for one in sources(path) if isinstance(one, Problem)]
    assert problems
    return str(problems[-1])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "退款 证据"
    (folder / "聊天").mkdir(parents=True)
    for name in ("b.jpg", "a.jpg", "聊天/1.png", ".DS_Store", "聊天/.hidden"):
        (folder / name).write_bytes(name.encode())
    (folder / "link.jpg").symlink_to("/etc/passwd")
    (folder / "elsewhere").symlink_to("/etc")
    os.mkfifo(folder / "pipe")
    return folder


def test_a_folder_stands_for_its_files_and_follows_no_link(folder: Path) -> None:
    assert list(taken(folder)) == ["a.jpg", "b.jpg", "1.png"]


def test_a_pattern_that_the_shell_left_alone_stands_for_what_it_fits(folder: Path) -> None:
    assert list(taken(folder / "[ab].jpg")) == ["a.jpg", "b.jpg"]
    (folder / "c[1].jpg").write_bytes(b"c")
    assert taken(folder / "c[1].jpg") == {"c[1].jpg": b"c"}
    assert "no file" in refused(folder / "*.mp4")


def zipped(path: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return path


def test_an_archive_stands_for_what_is_in_it_or_for_itself(tmp_path: Path) -> None:
    members = {"照片/1.jpg": b"1", "../../etc/2.jpg": b"2", "__MACOSX/x": b"", ".hidden": b"", "empty/": b""}
    archive = zipped(tmp_path / "all.zip", members)
    assert taken(archive) == {"1.jpg": b"1", "2.jpg": b"2"}
    assert taken(archive, whole=True) == {"all.zip": archive.read_bytes()}
    with tarfile.open(tmp_path / "all.tar.gz", "w:gz") as tar:
        tar.add("/etc/hostname", "x/host.txt", recursive=False)
        link = tarfile.TarInfo("evil")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        tar.addfile(link)
        tar.addfile(tarfile.TarInfo("nothing.txt"), io.BytesIO())
    assert set(taken(tmp_path / "all.tar.gz")) == {"host.txt", "nothing.txt"}


def test_names_that_old_programs_wrote_are_read_as_chinese(tmp_path: Path) -> None:
    archive = tmp_path / "old.zip"
    with zipfile.ZipFile(archive, "w") as writing:
        writing.writestr("xx.txt", b"1")
    archive.write_bytes(archive.read_bytes().replace(b"xx.txt", "小.txt".encode("gbk")))
    assert list(taken(archive)) == ["小.txt"]


def test_an_archive_is_read_with_limits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_BYTES", 5_000_000)
    monkeypatch.setattr(module, "MOST_FILES", 3)
    assert "the most" in refused(zipped(tmp_path / "bomb.zip", {f"{n}": bytes(3_000_000) for n in range(2)}))
    with tarfile.open(tmp_path / "bomb.tgz", "w:gz") as tar:
        for n in range(2):
            one = tarfile.TarInfo(str(n))
            one.size = 3_000_000
            tar.addfile(one, io.BytesIO(bytes(one.size)))
    assert "the most" in refused(tmp_path / "bomb.tgz")
    assert "more than 3 files" in refused(zipped(tmp_path / "many.zip", {f"{n}": b"" for n in range(4)}))


def test_an_archive_that_is_packed_too_well_is_no_archive_of_photos(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "SUSPECT_BYTES", 1_000_000)
    assert "times its own size" in refused(zipped(tmp_path / "small.zip", {"a.png": bytes(1_500_000)}))
    assert taken(zipped(tmp_path / "sound.zip", {"a.png": os.urandom(1_500_000)}))


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 no archive", b"PK\x05\x06" + bytes(18)])
@pytest.mark.parametrize("name", ["a.zip", "a.tar", "a.tgz"])
def test_a_broken_archive_ends_in_one_sentence(tmp_path: Path, name: str, data: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    assert "a." in refused(path)


def test_a_broken_member_is_told(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {"photo.jpg": bytes(range(256)) * 40})
    data = bytearray(path.read_bytes())
    data[60] ^= 0xFF
    path.write_bytes(data)
    for one in sources(path):
        assert not isinstance(one, Problem)
        with pytest.raises(Refused, match="cannot be read"), one.opened() as file:
            file.read()


@pytest.mark.parametrize("kind", ["link", "pipe", "nothing", "device", "dangling"])
def test_only_a_real_file_is_opened(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "given"
    match kind:
        case "link":
            path.symlink_to("/etc/passwd")
        case "dangling":
            path.symlink_to("nowhere")
        case "pipe":
            os.mkfifo(path)
        case "device":
            path = Path("/dev/zero")
    with pytest.raises(Refused), opened(path):
        pass


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can make the link of another user")
def test_the_link_of_another_user_on_the_way_is_not_followed(tmp_path: Path) -> None:
    real, link = tmp_path / "real", tmp_path / "link"
    real.mkdir()
    (real / "a.jpg").write_bytes(b"x")
    link.symlink_to(real)
    with opened(link / "a.jpg") as file:
        assert file.read() == b"x"
    os.chown(link, 61_001, 61_001, follow_symlinks=False)
    with pytest.raises(Refused, match="another user"), opened(link / "a.jpg"):
        pass
