"""What the READMEs say of handing over and of proof of time is typed as it stands there, and comes true."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from tests.readme import READMES
from tests.store.proof.authority import authority
from tests.tui.conftest import Cli, Said
from tui.cli import share


def commands(language: str, heading: str) -> list[list[str]]:
    """The command lines below a heading."""
    text = READMES[language].read_text(encoding="utf-8")
    found = re.search(rf"^## {heading}\n.*?```console\n(.*?)```", text, re.DOTALL | re.MULTILINE)
    assert found
    return [shlex.split(line.removeprefix("$ "), comments=True) for line in found[1].splitlines()]


@pytest.fixture
def case(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Cli:
    """A case with evidence, and somebody at the terminal who knows a password."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(share, "on_terminal", lambda: True)
    monkeypatch.setattr("getpass.getpass", lambda _: "four words are good")
    cli.add()
    (tmp_path / "chat.txt").write_text("商家：不退")
    cli("attach", "1", "chat.txt", "--kind", "chat")
    return cli


@pytest.mark.parametrize(("language", "heading"), [("en", "Hand over"), ("zh", "交给帮手")])
def test_handing_over(case: Cli, language: str, heading: str) -> None:
    copy, said = "", list[Said]()
    for program, *words in commands(language, heading):
        assert program == "tuikuan"
        said.append(case(*(copy if word == "COPY" else word for word in words)))
        assert said[-1].status == 0, (words, said[-1].err)
        if words[0] == "open":
            copy = said[-1].out.strip()
    assert "案件1：新留言2条" in said[-2].out
    shown = case("show", "1", "--json").json
    assert (shown["step"]["id"], shown["remarks"]) == ("contact", [])


@pytest.mark.parametrize(("language", "heading"), [("en", "Proof of time"), ("zh", "时间的证明")])
def test_proof_of_time(case: Cli, tmp_path: Path, language: str, heading: str) -> None:
    tsa = authority(at=case.clock())
    (tmp_path / "roots.pem").write_bytes(tsa.pem)
    said = list[Said]()
    for program, *words in commands(language, heading):
        if program == "curl":
            given, taken = (Path(words[words.index(flag) + 1].lstrip("@")) for flag in ("--data-binary", "-o"))
            taken.write_bytes(tsa.answer(given.read_bytes()))
        elif program == "tuikuan":
            said.append(case(*words))
            assert said[-1].status == 0, said[-1].err
    assert "Test TSA → Test Root" in said[-1].out
    assert (tmp_path / "case.tsq.txt").read_text(encoding="utf-8").startswith("tuikuan manifest 1\ncase 1\n")
