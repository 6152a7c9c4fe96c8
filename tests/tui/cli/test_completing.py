"""What a shell is offered while a command line is typed: by click, and in the shells that are here."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from select import select

import pytest
from ptyprocess import PtyProcess

from tests.tui.conftest import Cli

SHELLS = [shell for shell in ("bash", "zsh", "fish") if shutil.which(shell)]


@pytest.fixture
def typed(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> Cli:
    """A case with an exhibit, and a shell that asks."""
    cli.add(reason="quality")
    file = cli.home.path.parent / "a.png"
    file.write_bytes(b"a")
    assert cli("attach", "1", str(file), "--kind", "chat").status == 0
    assert cli("person", "add", "妈妈").status == 0
    cli.home.config.write_text('[views]\nkitchen = "家电"\n', encoding="utf-8")
    monkeypatch.setenv("TUIKUAN_HOME", str(cli.home.path))
    return cli


def offered(cli: Cli, monkeypatch: pytest.MonkeyPatch, line: str) -> list[str]:
    """What may follow a command line; its last word is what is being typed."""
    words = line.split(" ")
    monkeypatch.setenv("COMP_WORDS", line)
    monkeypatch.setenv("COMP_CWORD", str(len(words) - 1))
    cli.environment = {**cli.environment, "TUIKUAN_HOME": str(cli.home.path), "_TUIKUAN_COMPLETE": "bash_complete"}
    said = cli()
    assert not said.err, said.err
    return [one.partition(",")[2] for one in said.out.splitlines() if one]


@pytest.mark.parametrize(
    ("line", "among"),
    [
        ("tuikuan show ", "1"),
        ("tuikuan choose 1 ", "refused"),
        ("tuikuan letter 1 first", "first-message"),
        ("tuikuan attach 1 x.png --kind unb", "unboxing"),
        ("tuikuan fact 1 pai", "paid"),
        ("tuikuan tick 1 ord", "order"),
        ("tuikuan mark 1 order ", "cannot-get"),
        ("tuikuan exhibit 1 ", "E1"),
        ("tuikuan exhibit 1 E1 --k", "--kind"),
        ("tuikuan deadline 1 ", "no-reason-return"),
        ("tuikuan place 1 ", "contact"),
        ("tuikuan add --playbook d", "douyin"),
        ("tuikuan export 1 --for 1", "12315"),
        ("tuikuan log 1 x --who m", "merchant"),
        ("tuikuan log 1 x --channel ", "phone"),
        ("tuikuan receive 1 5 --channel ", "wallet"),
        ("tuikuan offer 1 --freight ", "them"),
        ("tuikuan exh", "exhibit"),
        ("tuikuan add --reason qua", "quality"),
        ("tuikuan add --demand r", "return-refund"),
        ("tuikuan fact 1 reason not", "not-received"),
        ("tuikuan fact 1 demand re", "repair"),
        ("tuikuan close 1 re", "refunded"),
        ("tuikuan close 1 --card ", "second-sale"),
        ("tuikuan pack 1 ", "intervention"),
        ("tuikuan redact 1 ", "E1"),
        ("tuikuan list --view k", "kitchen"),
        ("tuikuan person edit ", "妈妈"),
        ("tuikuan for 1 ", "妈妈"),
        ("tuikuan --lang ", "zh"),
        ("tuikuan --lang e", "en"),
        ("tuikuan guide ", "limits"),
        ("tuikuan guide steps/acc", "steps/accused"),
        ("tuikuan guide 退款", "退款原因"),
        ("tuikuan guide --playbook gen", "generic"),
        ("tuikuan guide --playbook generic ", "flow"),
    ],
)
def test_what_the_home_has_is_offered(typed: Cli, monkeypatch: pytest.MonkeyPatch, line: str, among: str) -> None:
    found = offered(typed, monkeypatch, line)
    begun = line.rpartition(" ")[2]
    assert among in found
    assert all(one.startswith(begun) for one in found)


@pytest.mark.parametrize(
    "line", ["tuikuan choose 9 ", "tuikuan guide 没有这样的", "tuikuan choose one ", "tuikuan log 1 "]
)
def test_where_nothing_is_known_nothing_is_offered(typed: Cli, monkeypatch: pytest.MonkeyPatch, line: str) -> None:
    assert offered(typed, monkeypatch, line) == []


def test_a_home_is_not_made_by_completing(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    assert offered(cli, monkeypatch, "tuikuan show ") == []
    assert offered(cli, monkeypatch, "tuikuan guide ") == []
    assert offered(cli, monkeypatch, "tuikuan --lang ") == ["zh", "en"]
    assert not cli.home.path.exists()


ASKED = {
    "bash": """eval "$(_TUIKUAN_COMPLETE=bash_source tuikuan)"
COMP_WORDS=(tuikuan letter 1 first) COMP_CWORD=3; _tuikuan_completion tuikuan first 1
printf '%s\\n' "${COMPREPLY[@]}" """,
    "zsh": """autoload -U compinit; compinit -u -D; eval "$(_TUIKUAN_COMPLETE=zsh_source tuikuan)"
compadd() { print -r -- "$@" }; _describe() { print -rl -- ${(P)${@[-1]}} ${(P)${@[3]}} }
words=(tuikuan letter 1 first) CURRENT=4; _tuikuan_completion""",
    "fish": """_TUIKUAN_COMPLETE=fish_source tuikuan | source; complete -C 'tuikuan letter 1 first'""",
}
"""How each shell switches completion on, as the READMEs say it, and what it is asked then."""


def surroundings(typed: Cli, tmp_path: Path) -> dict[str, str]:
    """What a shell sees: the program on its path, and the home."""
    program = tmp_path / "bin" / "tuikuan"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec {sys.executable} -m tui "$@"\n')
    program.chmod(0o755)
    return {
        "PATH": f"{program.parent}:/usr/local/bin:/usr/bin:/bin",
        "HOME": str(tmp_path),
        "TUIKUAN_HOME": str(typed.home.path),
        "LANG": "C.UTF-8",
        "TERM": "dumb",
        "PYTHONPATH": str(Path(__file__).parents[3]),
    }


@pytest.mark.parametrize("shell", SHELLS)
def test_a_real_shell_completes(typed: Cli, tmp_path: Path, shell: str) -> None:
    ran = subprocess.run(
        [shell, "-c", ASKED[shell]],
        env=surroundings(typed, tmp_path),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert "first-message" in ran.stdout, ran.stderr


def said_by(shell: PtyProcess, words: str, seconds: float = 60) -> str:
    """What a shell on a terminal says until these words are there."""
    said, end = b"", time.monotonic() + seconds
    while words.encode() not in said and time.monotonic() < end:
        if not select([shell.fd], [], [], 1)[0]:
            continue
        try:
            said += shell.read(4096)
        except EOFError:
            break
    return said.decode("utf-8", "replace")


def test_tab_completes_in_bash_on_a_terminal(typed: Cli, tmp_path: Path) -> None:
    assert "bash" in SHELLS, "bash is not installed"
    (tmp_path / ".bashrc").write_text(
        "bind 'set enable-bracketed-paste off'\nPS1='ready> '\neval \"$(_TUIKUAN_COMPLETE=bash_source tuikuan)\"\n"
    )
    environment = {**surroundings(typed, tmp_path), "TMPDIR": str(tmp_path)}
    shell = PtyProcess.spawn(["bash", "--noprofile", "-i"], env=environment, dimensions=(24, 120))
    try:
        assert "ready> " in said_by(shell, "ready> ")
        for begun, rest in (("tuikuan letter 1 first", "first-message"), ("tuikuan exhibit 1 E1 --ki", "--kind")):
            os.write(shell.fd, f"{begun}\t".encode())
            assert rest in said_by(shell, rest)
            os.write(shell.fd, b"\x15\r")  # not ctrl+c: it could hit what completes, and no prompt would come
            assert "ready> " in said_by(shell, "ready> ")
    finally:
        shell.close(force=True)


def test_windows_is_told_in_a_sentence() -> None:
    code = "import sys; sys.modules['fcntl'] = None; from tui.__main__ import main; sys.exit(main())"
    environment, here = {"PYTHONIOENCODING": "cp437"}, Path(__file__).parents[3]
    ran = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, timeout=60, check=False, env=environment, cwd=here
    )
    assert ran.returncode == 1
    assert b"WSL" in ran.stderr
    assert b"Traceback" not in ran.stderr
