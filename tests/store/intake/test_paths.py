"""Files as people name them: typed, dropped into the terminal, many at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.intake.paths import Begun, begun, paths_of


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with three pictures, one with blanks in its name."""
    made = tmp_path / "证据 图"
    made.mkdir()
    for name in ("开箱 1.png", "开箱 2.png", "it's.png", ".hidden"):
        (made / name).write_bytes(name.encode())
    return made


def test_paths_are_read_as_terminals_drop_them(folder: Path) -> None:
    one, two, odd = (str(folder / name) for name in ("开箱 1.png", "开箱 2.png", "it's.png"))
    escaped = one.replace(" ", "\\ ")
    assert paths_of(one) == (one,)
    assert paths_of(f"'{one}' '{two}' ") == (one, two)
    assert paths_of(f'"{one}" "{two}"') == (one, two)
    assert paths_of(f"{escaped} '{two}'") == (one, two)
    assert paths_of(f"{one}\n{two}\n") == (one, two)
    assert paths_of(odd) == (odd,)
    assert paths_of(f"file://{one.replace(' ', '%20')}") == (one,)
    assert paths_of(str(folder)) == (str(folder),)
    assert paths_of(f"{folder}/*.png") == (f"{folder}/*.png",)
    assert paths_of("/没有 这个/文件 名.png") == ("/没有 这个/文件 名.png",)
    assert paths_of("  ") == ()


def test_a_path_is_completed_as_far_as_it_is_clear(folder: Path) -> None:
    typed = str(folder)[:-2]
    assert begun(typed) == Begun(folder.parent, folder.name[:-2], f"{folder}/", 1)
    assert begun(f"{folder}/开") == Begun(folder, "开", f"{folder}/开箱 ", 2)
    assert begun(f"{folder}/it").longer == f"{folder}/it's.png"
    assert begun(f"{folder}/无") == Begun(folder, "无", f"{folder}/无", 0)
    assert begun(f"{folder}/") == Begun(folder, "", f"{folder}/", 3)
    assert begun(f"{folder}/.").fitting == 1
    assert begun("开箱") == Begun(None, "开箱", "开箱", 0)
    assert begun("\x00/a") == Begun(None, "a", "\x00/a", 0)


def test_the_own_folder_is_a_tilde(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(folder))
    assert begun("~") == Begun(folder, "", "~/", 1)
    assert begun("~/开").longer == "~/开箱 "
