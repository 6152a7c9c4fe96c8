"""What the READMEs say of a case, its dates and of SSH is typed as it stands there, in order, and comes true."""

from __future__ import annotations

import os
import re
import shlex
from pathlib import Path

import pytest
from PIL import Image

from tests.readme import READMES
from tests.tui.conftest import Cli
from tui.cli.app import HOMES

HEADINGS = {
    "en": ("A case in one minute", "Dates", "The case out", "Nobody given away", "Over SSH"),
    "zh": ("一分钟走一遍", "日子怎么算", "把案件交出去", "不暴露任何人", "通过SSH"),
}
MOVING = {"en": "A new computer", "zh": "换电脑"}


def blocks(language: str, heading: str) -> list[list[str]]:
    """All command lines below a heading, as words."""
    text = READMES[language].read_text(encoding="utf-8")
    found = re.search(rf"^###? {heading}\n(.*?)(?=^##)", text, re.DOTALL | re.MULTILINE)
    assert found, heading
    lines = "".join(re.findall(r"```console\n(.*?)```", found[1], re.DOTALL)).splitlines()
    assert lines
    return [shlex.split(line.removeprefix("$ "), comments=True) for line in lines]


@pytest.mark.parametrize("language", READMES)
def test_a_case_from_the_first_line_to_ssh(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "unboxing.mp4").write_bytes(b"unboxing")
    Image.new("RGB", (400, 300), "white").save(tmp_path / "photo.jpg")
    typed = 0
    for line in (line for heading in HEADINGS[language] for line in blocks(language, heading)):
        if line[0] == "scp":
            assert line[2].endswith("tuikuan/inbox/")
            (cli.home.inbox / line[1]).write_bytes((tmp_path / line[1]).read_bytes() + b"1")  # another photo
            os.utime(cli.home.inbox / line[1], (1_700_000_000, 1_700_000_000))
            continue
        words, _, sent = " ".join(map(shlex.quote, line)).partition(" '<' ")
        program, *typed_words = shlex.split(words)
        if program == "ssh":
            at = next(n for n, word in enumerate(typed_words) if word.endswith("/tuikuan"))
            program, *typed_words = typed_words[at:]
        if not program.endswith("tuikuan") or typed_words in ([], ["add"]):
            continue  # what asks or draws is tried elsewhere
        said = cli(*typed_words, stdin=(tmp_path / sent).read_bytes() + b"2" if sent else b"")
        assert said.status == 0, (typed_words, said.err)
        typed += 1
    assert typed >= 23
    exhibits = cli("evidence", "1", "--json").json
    assert [one["name"] for one in exhibits] == ["unboxing.mp4", "photo.jpg", "photo.jpg", "photo.jpg"]


@pytest.mark.parametrize("language", READMES)
def test_a_new_computer(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, language: str) -> None:
    monkeypatch.chdir(tmp_path)
    cli.add()
    kept, restored, looked = (line[1:] for line in blocks(language, MOVING[language]))
    assert cli(*kept).status == 0
    assert cli(*restored).status == 1, "where cases are nothing is written"
    there = ("--home", str(tmp_path / "there"))
    for line in (restored, looked, ["show", "1"]):
        assert (said := cli(*there, *line)).status == 0, said.err
    assert "蓝牙耳机" in said.out


@pytest.mark.parametrize("language", READMES)
def test_every_command_that_is_named_is_there_with_the_options_it_is_given(cli: Cli, language: str) -> None:
    text = READMES[language].read_text(encoding="utf-8")
    named = re.findall(r"`tuikuan ([a-z]+)[^`]*?((?: --[a-z-]+)*)[^`]*`", text)
    assert len(named) > 8
    for command, options in named:
        assert command in HOMES, command
        told = cli(command, "--help").out
        assert all(option in told for option in options.split()), (command, options)
