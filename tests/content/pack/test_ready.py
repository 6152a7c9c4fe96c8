"""What was read beforehand is what reading the files gives."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from content.pack import ready
from content.pack.files import PackFiles, mark_of
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
    files, own = Library().get(name, language).files, Library().folder(name) / language
    made = Ready(own)
    assert len(made.files) > 30, "“python hatch_build.py” makes them"
    for file, kind in made.files.items():
        value = made.value(KINDS[kind], file, PackFiles(own).mark if kind == "meta" else files.mark)
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
    "content",
    [
        b"",
        b"[]",
        b"{",
        b'{"flow.md": ["flow", [1, 2]]}\n3',
        b'{"flow.md": ["flow"]}\n3',
        b'{"flow.md": ["flow", [%d, %d], 0, 1, 1842515611]}\n3',
        b'{"flow.md": ["flow", [%d, %d], 0, 99999999999999, 1842515611]}\n3',
        b'{"flow.md": ["flow", [%d, %d], -99, 1, 1842515611]}\n3',
        b'{"flow.md": ["flow", [%d, %d], 99999999999999, -1, 0]}\n3',
    ],
)
def test_a_broken_ready_file_is_as_good_as_none(copied: Path, content: bytes) -> None:
    mark = PackFiles(copied).mark("flow.md")
    assert mark is not None
    copied.joinpath(ready.NAME).write_bytes(content % mark if b"%" in content else content)
    assert Playbook(copied).flow.first == "contact"


@given(kept=st.floats(0, 1))
@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_of_a_ready_file_that_was_cut_short_the_rest_is_read(copied: Path, kept: float) -> None:
    made = _made(copied)
    copied.joinpath(ready.NAME).write_bytes(made[: int(len(made) * kept)])
    _says_what_its_files_say(copied)


@given(place=st.integers(0), twice=st.booleans())
@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_line_that_is_missing_or_there_twice_puts_no_page_in_the_place_of_another(
    copied: Path, place: int, twice: bool
) -> None:
    lines = _made(copied).split(b"\n")
    at = 1 + place % (len(lines) - 1)
    lines[at : at + 1] = [lines[at]] * 2 * twice
    copied.joinpath(ready.NAME).write_bytes(b"\n".join(lines))
    _says_what_its_files_say(copied)


@given(place=st.integers(0), byte=st.sampled_from(b'\0\n\xff{"]'))
@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_line_that_is_broken_is_read_from_its_file(copied: Path, place: int, byte: int) -> None:
    lines = [bytearray(line) for line in _made(copied).split(b"\n")]
    line = lines[place % (len(lines) - 1)]  # behind the last line end stands nothing
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
    _forge(copied, "flow.md", ready.FLOW, {"first": 3})
    assert Ready(copied).files == {"flow.md": "flow"}
    assert Playbook(copied).flow.first == "contact"


def test_a_value_that_was_damaged_and_still_fits_is_read_from_its_file(copied: Path) -> None:
    made = _made(copied)
    damaged = made.replace(b'"id":"contact"', b'"id":"confact"')
    assert len(damaged) == len(made)
    assert damaged != made
    copied.joinpath(ready.NAME).write_bytes(damaged)
    assert Playbook(copied).flow == Library().get("douyin", "zh").flow


def test_a_file_exchanged_while_it_is_in_use_says_nothing_of_the_new_one(copied: Path) -> None:
    made = _made(copied)
    book = Playbook(copied)
    assert book.flow.first == "contact"
    first, rest = made.split(b"\n", 1)
    copied.joinpath(ready.NAME).write_bytes(first + b"\n" + rest[rest.index(b"\n") + 1 :])
    assert book.step("contact") == Library().get("douyin", "zh").step("contact")


def test_a_file_of_the_same_length_that_was_changed_is_read_anew(copied: Path) -> None:
    _made(copied)
    page = copied / "steps" / "contact.md"
    page.write_text(page.read_text(encoding="utf-8").replace("聊天", "电话"), encoding="utf-8")
    assert "电话" in Playbook(copied).step("contact").action


def test_a_mark_is_that_of_the_text_and_there_is_none_of_what_is_no_file(copied: Path) -> None:
    files = PackFiles(copied)
    assert files.mark("steps/contact.md") == mark_of(files.text("steps/contact.md"))
    os.mkfifo(copied / "pipe.md")
    assert [files.mark(name) for name in ("steps", "nowhere.md", "steps/contact.md/x.md")] == [None] * 3
    assert files.mark("pipe.md") == (0, 0), "and nobody waits for its other end"
    files.hold(("steps",))
    copied.joinpath("steps", "contact.md").write_text("", encoding="utf-8")
    assert files.mark("steps/contact.md") == mark_of(files.text("steps/contact.md"))


def test_a_strangers_playbook_is_exactly_its_markdown(copied: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    letter = next(iter(Playbook(copied).letters()))
    _forge(copied, f"letters/{letter.id}.md", ready.LETTER, replace(letter, title="骗人的文书"))
    assert Playbook(copied).letter(letter.id).title == "骗人的文书", "inside the program it would be believed"
    monkeypatch.setattr(ready, "SHIPPED", copied / "elsewhere")
    assert Playbook(copied).letter(letter.id).title == letter.title
    assert not Ready(copied).files


def _forge(folder: Path, file: str, kind: Kind[Any], value: object) -> None:
    mark = Playbook(folder).files.mark(file)
    assert mark is not None
    folder.joinpath(ready.NAME).write_bytes(ready.made_ready([(file, kind, mark, value)]))
