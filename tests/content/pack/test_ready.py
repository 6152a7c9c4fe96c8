"""What was read beforehand is what reading the files gives."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from content.pack import ready
from content.pack.files import mark_of
from content.pack.library import Library
from content.pack.playbook import Playbook, ready_of
from content.pack.ready import Kind, Ready

SHIPPED = [(name, language) for name in Library().ids() for language in Library().languages(name)]
KINDS = {kind.name: kind for kind in vars(ready).values() if isinstance(kind, Kind)}


@pytest.fixture
def copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A playbook of which nothing was made beforehand, in the place of the installed program."""
    monkeypatch.setattr(ready, "SHIPPED", tmp_path)
    folder = Library().folder("douyin") / "zh"
    return Path(shutil.copytree(str(folder), tmp_path / "zh", ignore=shutil.ignore_patterns(ready.NAME)))


@pytest.mark.parametrize(("name", "language"), SHIPPED)
def test_every_value_made_at_build_time_is_what_its_file_says(name: str, language: str) -> None:
    files = Library().get(name, language).files
    made = Ready(Library().folder(name) / language)
    assert len(made.files) > 30, "“python hatch_build.py” makes them"
    for file, kind in made.files.items():
        value = made.value(KINDS[kind], file, mark_of(files.text(file)) if kind == "meta" else files.mark(file))
        assert value is not None
        assert value == KINDS[kind].read(files.text(file), file)


def test_a_file_that_was_changed_since_is_read_anew(copied: Path) -> None:
    copied.joinpath(ready.NAME).write_bytes(ready_of(Playbook(copied)))
    page = copied / "steps" / "contact.md"
    before = Playbook(copied).step("contact")
    page.write_text(page.read_text(encoding="utf-8").replace("action:", "action: 先", 1), encoding="utf-8")
    after = Playbook(copied).step("contact")
    assert after.action.startswith("先")
    assert after.todos == before.todos


@pytest.mark.parametrize(
    "content", [b"", b"[]", b"{", b'{"flow.md": ["flow", [1, 2]]}\n3', b'{"flow.md": ["flow"]}\n3']
)
def test_a_broken_ready_file_is_as_good_as_none(copied: Path, content: bytes) -> None:
    copied.joinpath(ready.NAME).write_bytes(content)
    assert Playbook(copied).flow.first == "contact"


def test_of_a_ready_file_that_was_cut_short_the_rest_is_read(copied: Path) -> None:
    made = ready_of(Playbook(copied))
    copied.joinpath(ready.NAME).write_bytes(made[: made.index(b"\n") + 20])
    assert Playbook(copied).flow.first == "contact"
    assert Playbook(copied).step("contact").action


def test_a_value_that_does_not_fit_is_read_from_its_file(copied: Path) -> None:
    made = ready_of(Playbook(copied)).replace(b'"kind":"task"', b'"kind":"dance"')
    copied.joinpath(ready.NAME).write_bytes(made)
    assert Playbook(copied).flow.first == "contact"


def test_a_strangers_playbook_is_exactly_its_markdown(copied: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    letter = next(iter(Playbook(copied).letters()))
    forged = ready_of(Playbook(copied)).replace(letter.title.encode(), "骗人的文书".encode())
    copied.joinpath(ready.NAME).write_bytes(forged)
    assert Playbook(copied).letter(letter.id).title == "骗人的文书", "inside the program it would be believed"
    monkeypatch.setattr(ready, "SHIPPED", copied / "elsewhere")
    assert Playbook(copied).letter(letter.id).title == letter.title
    assert not Ready(copied).files
