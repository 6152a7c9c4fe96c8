"""What was read beforehand is what reading the files gives."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

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


@given(kept=st.floats(0, 1))
@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_of_a_ready_file_that_was_cut_short_the_rest_is_read(copied: Path, kept: float) -> None:
    made = _made(copied)
    copied.joinpath(ready.NAME).write_bytes(made[: int(len(made) * kept)])
    _says_what_its_files_say(copied)


@given(place=st.integers(0), twice=st.booleans())
@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_line_that_is_missing_or_there_twice_puts_no_page_in_the_place_of_another(
    copied: Path, place: int, twice: bool
) -> None:
    lines = _made(copied).split(b"\n")
    at = 1 + place % (len(lines) - 1)
    lines[at : at + 1] = [lines[at]] * 2 * twice
    copied.joinpath(ready.NAME).write_bytes(b"\n".join(lines))
    _says_what_its_files_say(copied)


@given(place=st.integers(0), byte=st.sampled_from(b'\0\n\xff{"]'))
@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_line_that_is_broken_is_read_from_its_file(copied: Path, place: int, byte: int) -> None:
    lines = [bytearray(line) for line in _made(copied).split(b"\n")]
    line = lines[place % len(lines)]
    line[0] = byte
    copied.joinpath(ready.NAME).write_bytes(b"\n".join(lines))
    _says_what_its_files_say(copied)


def test_one_that_cannot_be_read_and_one_of_an_older_program_are_as_good_as_none(copied: Path) -> None:
    copied.joinpath("ready.json").write_bytes(b'{"flow.md": ["flow", [0, 0], {"first": "elsewhere"}]}')
    copied.joinpath(ready.NAME).unlink(missing_ok=True)
    copied.joinpath(ready.NAME).mkdir()
    _says_what_its_files_say(copied)


def _made(folder: Path) -> bytes:
    ours = Library().folder("douyin") / "zh" / ready.NAME
    made = ours.read_bytes()
    folder.joinpath(ready.NAME).write_bytes(made)
    assert Ready(folder).files, "it counts where nothing is wrong"
    return made


def _says_what_its_files_say(folder: Path) -> None:
    said, shipped = Playbook(folder), Library().get("douyin", "zh")
    assert (said.meta, said.flow, said.replies) == (shipped.meta, shipped.flow, shipped.replies)
    assert [said.step(name) for name in said.files.names("steps")] == [
        shipped.step(name) for name in shipped.files.names("steps")
    ]
    assert {one.id: one.body for one in said.letters()} == {one.id: one.body for one in shipped.letters()}


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
