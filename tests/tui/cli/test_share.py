"""Handing over on the command line: from one person's desk to another's and back."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.conftest import Cli, Said
from tui.cli import share

SECRET = "four words are good\n"


@pytest.fixture
def secret(tmp_path: Path) -> str:
    (tmp_path / "secret").write_text(SECRET)
    return str(tmp_path / "secret")


def as_helper(cli: Cli, copy: str, *words: str) -> Said:
    return cli("--home", copy, "--as", "王芳", *words)


@pytest.mark.parametrize("closed", [(), ("--password",), ("--zip",)], ids=["open", "age", "zip"])
def test_a_case_goes_to_a_helper_and_comes_back_with_remarks(
    cli: Cli, tmp_path: Path, secret: str, closed: tuple[str, ...]
) -> None:
    how = (*closed, "--secret-file", secret) if closed else ()
    cli.add("蓝牙耳机", paid="199")
    (tmp_path / "chat.txt").write_text("商家：不退")
    cli("attach", "1", str(tmp_path / "chat.txt"), "--kind", "chat")
    out = cli("bundle", "1", "-o", str(tmp_path / "case"), "--for", "王芳", *how)
    assert (out.status, out.out.strip()) == (0, str(tmp_path / "case"))
    assert ("谁拿到文件都能看到" in out.err) == (not closed)
    assert ("文件名没有加密" in out.err) == ("--zip" in closed)

    opened = cli("open", str(tmp_path / "case"), "--secret-file", secret)
    copy = opened.out.strip()
    assert Path(copy).parent == tmp_path / "data" / "tuikuan-copies"
    assert "的副本：#1" in opened.err
    assert "只能看和留言" in as_helper(cli, copy, "list").err
    assert as_helper(cli, copy, "verify").status == 0
    assert "王芳的留言：先问仓库" in as_helper(cli, copy, "comment", "1", "先问仓库").out
    assert "王芳建议：选择“商家不同意退款”" in as_helper(cli, copy, "choose", "1", "refused").out
    assert as_helper(cli, copy, "fact", "1", "amount", "150").status == 0
    refused = as_helper(cli, copy, "close", "1", "refunded")
    assert (refused.status, "只能看和留言；什么都没有改动" in refused.err) == (1, True)
    back = as_helper(cli, copy, "bundle", "--back", "-o", str(tmp_path / "back"), *how)
    assert (back.status, back.out.strip()) == (0, str(tmp_path / "back"))

    merged = cli("merge", str(tmp_path / "back"), "--secret-file", secret)
    assert "案件1：新留言3条，已有0条。" in merged.out
    assert "tuikuan choose 1 refused" in merged.err
    assert "tuikuan fact 1 amount 150.00" in merged.err
    shown = cli("show", "1", "--json").json
    assert shown["step"]["id"] == "contact"
    assert "amount" not in shown["facts"]
    assert [one["author"] for one in shown["remarks"]] == ["王芳"] * 3
    assert shown["remarks"][1]["proposes"] == {"what": "choice", "key": "contact", "value": "refused"}
    assert "新留言0条，已有3条" in cli("merge", str(tmp_path / "back"), "--secret-file", secret).out
    assert cli("undo", "1").status == 0
    assert cli("show", "1", "--json").json["remarks"] == []


def test_opened_again_it_says_so(cli: Cli, tmp_path: Path) -> None:
    cli.add()
    cli("bundle", "1", "-o", str(tmp_path / "case"))
    first = cli("open", str(tmp_path / "case"))
    again = cli("open", str(tmp_path / "case"))
    assert again.out == first.out
    assert "以前打开过" in again.err
    assert cli("open", str(tmp_path / "case"), "--into", str(tmp_path / "here")).out.strip() == str(
        tmp_path / "here"
    )


def test_a_password_is_asked_twice_and_stands_nowhere(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed = iter(["four words are good", "four words are bad", "four words are good", "four words are good"])
    monkeypatch.setattr(share, "on_terminal", lambda: True)
    monkeypatch.setattr("getpass.getpass", lambda question: next(typed))
    cli.add()
    different = cli("bundle", "1", "-o", str(tmp_path / "case"), "--password")
    assert (different.status, "两次输入不一样" in different.err) == (1, True)
    assert not (tmp_path / "case").exists()
    assert cli("bundle", "1", "-o", str(tmp_path / "case"), "--password").status == 0
    assert b"four words" not in (tmp_path / "case").read_bytes()
    assert not any(b"four words" in path.read_bytes() for path in cli.home.path.rglob("*") if path.is_file())


def test_where_nobody_can_be_asked_that_is_said(cli: Cli, tmp_path: Path) -> None:
    cli.add()
    said = cli("bundle", "1", "-o", str(tmp_path / "case"), "--password")
    assert (said.status, "--secret-file" in said.err) == (1, True)
    piped = cli("bundle", "1", "-o", str(tmp_path / "case"), "--secret-file", "-", stdin=SECRET.encode())
    assert piped.status == 0
    assert cli("open", str(tmp_path / "case"), "--secret-file", "-", stdin=SECRET.encode()).status == 0
    wrong = cli("open", str(tmp_path / "case"), "--secret-file", "-", stdin=b"something else\n")
    assert (wrong.status, "打不开" in wrong.err) == (1, True)


def test_an_empty_password_closes_nothing_and_is_refused(cli: Cli, tmp_path: Path) -> None:
    cli.add()
    (tmp_path / "empty").write_text("\n")
    said = cli("bundle", "1", "--secret-file", str(tmp_path / "empty"), "-o", str(tmp_path / "x"))
    assert (said.status, "密码是空的" in said.err) == (1, True)
    assert not list(tmp_path.glob("x*"))


def test_what_makes_no_sense_together_is_said(cli: Cli, tmp_path: Path) -> None:
    cli.add()
    out = ("-o", str(tmp_path / "x"))
    assert cli("bundle", "1").status == 2
    assert cli("bundle", *out).status == 2
    assert cli("bundle", "1", "--back", *out).status == 2
    assert cli("bundle", "1", "--zip", *out).status == 2
    assert cli("bundle", "1", "--password", "--recipient", "age1x", *out).status == 2
    assert cli("bundle", "--back", *out).status == 1
    assert cli("bundle", "7", *out).status == 1
    assert cli("bundle", "1", "-o", str(cli.home.path / "evidence" / "x")).status == 1
    assert cli("merge", str(tmp_path / "nothing")).status == 1
    own = cli("comment", "1", "x")
    assert (own.status, "tuikuan log 1" in own.err) == (1, True)
    assert not (tmp_path / "x").exists()
