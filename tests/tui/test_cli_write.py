from __future__ import annotations

import hashlib
import sys
from pathlib import Path

import pytest

from tests.tui.conftest import Cli

REASONABLE = {"reason": "quality", "order": "6921000000000001", "paid": "199", "demand": "refund"}


def test_items_are_ticked_with_or_without_the_step_before_them(cli: Cli) -> None:
    number = cli.add()

    def state(item: str) -> str:
        items = {entry["id"]: entry["state"] for entry in cli("show", number, "--json").json["checklist"]}
        return str(items[item])

    assert cli("tick", number, "send-message").status == 0
    assert state("contact.send-message") == "have"
    assert cli("untick", number, "contact.send-message").status == 0
    assert state("contact.send-message") == "missing"
    assert cli("mark", number, "chat", "cannot-get").status == 0
    assert state("chat") == "cannot-get"
    again = cli("mark", number, "chat", "cannot-get")
    assert (again.status, "没有改动" in again.out) == (0, True)


def test_every_change_tells_what_was_saved_and_what_to_do_now(cli: Cli) -> None:
    number = cli.add()
    said = cli(
        "log", number, "商家说再等等", "--who", "merchant", "--channel", "phone", "--promise", "48小时内回复"
    )
    assert said.out.splitlines()[0] == "已保存：商家在电话里：商家说再等等（承诺：48小时内回复）"
    assert "“48小时内回复”：" in said.out.splitlines()[1], (
        "as which day a promise is read is told before anything else"
    )
    assert any(line.startswith("下一步：联系商家。在抖音聊天里") for line in said.out.splitlines())


def test_a_fact_is_set_corrected_and_taken_back(cli: Cli) -> None:
    number = cli.add()
    assert (
        "¥" in cli("fact", number, "paid", "1,284元").out
        or cli("show", number, "--json").json["amount"] == "1284.00"
    )
    cli("fact", number, "paid", "199")
    assert cli("show", number, "--json").json["amount"] == "199.00"
    cli("fact", number, "paid", "")
    assert cli("show", number, "--json").json["amount"] is None


def test_several_files_are_told_one_by_one_and_a_bad_one_loses_no_other(cli: Cli, tmp_path: Path) -> None:
    number = cli.add()
    for name in ("一.png", "二.png"):
        (tmp_path / name).write_bytes(name.encode())
    said = cli("attach", number, str(tmp_path / "一.png"), str(tmp_path / "没有.png"), str(tmp_path / "二.png"))
    assert said.status == 1
    assert "没有.png" in said.err
    assert [exhibit["name"] for exhibit in cli("evidence", number, "--json").json] == ["一.png", "二.png"]


def test_standard_input_is_taken_in_under_a_name(cli: Cli) -> None:
    number = cli.add()
    assert cli("attach", number, "-", stdin=b"hello").status == 2
    assert cli("attach", number, "-", "--name", "a/../b.txt", "--kind", "chat", stdin=b"hello").status == 0
    assert cli("evidence", number, "--json").json[0]["size"] == 5


def test_a_folder_brings_all_its_files(cli: Cli, tmp_path: Path) -> None:
    number, folder = cli.add(), tmp_path / "照片"
    folder.mkdir()
    for name in ("一.png", "二.png"):
        (folder / name).write_bytes(name.encode())
    assert cli("attach", number, str(folder), "--kind", "goods").status == 0
    assert [one["name"] for one in cli("evidence", number, "--json").json] == ["一.png", "二.png"]


def test_a_line_that_was_cut_leaves_no_evidence(cli: Cli) -> None:
    number = cli.add()
    digest = hashlib.sha256(b"hello").hexdigest()
    piped = ("attach", number, "-", "--name", "b.txt", "--size", "5", "--sha256")
    for data in (b"hell", b"hello!", b"hallo"):
        said = cli(*piped, digest, stdin=data)
        assert (said.status, len(said.err.splitlines())) == (1, 1)
    assert cli(*piped, "12", stdin=b"hello").status == 2
    assert cli("evidence", number, "--json").json == []
    assert cli(*piped, digest, stdin=b"hello").status == 0
    assert cli("verify").status == 0


def test_an_empty_folder_a_link_and_an_unknown_kind_are_refused(cli: Cli, tmp_path: Path) -> None:
    number, folder = cli.add(), tmp_path / "leer"
    folder.mkdir()
    (tmp_path / "link").symlink_to(tmp_path)
    (tmp_path / "a.png").write_bytes(b"x")
    for args in ([str(folder)], [str(tmp_path / "link")], [str(tmp_path / "a.png"), "--kind", "nonsense"]):
        said = cli("attach", number, *args)
        assert said.status == 1
        assert len(said.err.splitlines()) == 1
    assert cli("evidence", number, "--json").json == []


def test_a_letter_names_what_it_lacks_and_is_written_when_it_has_it(cli: Cli) -> None:
    number = cli.add(**REASONABLE)
    cli("choose", number, "refused")
    lacking = cli("letter", number, "application")
    assert (lacking.status, lacking.out) == (1, "")
    assert "问题" in lacking.err
    assert f"tuikuan fact {number} problem" in lacking.err
    cli("fact", number, "problem", "左耳没有声音")
    written = cli("letter", number, "application")
    assert written.status == 0
    assert all(words in written.out for words in ("6921000000000001", "左耳没有声音", "199元", "退款"))
    told = cli("letter", number, "application", "--json").json
    assert (told["limit"], told["too_long_by"], told["text"].strip()) == (500, 0, written.out.strip())


def test_a_letter_alone_is_the_one_of_the_step_or_a_list(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    number = cli.add(**REASONABLE, problem="左耳没有声音", merchant="声动旗舰店")
    cli("choose", number, "refused")
    with monkeypatch.context() as somebody_reads:
        somebody_reads.setattr(sys.stdout, "isatty", lambda: True)
        listed = cli("letter", number)
    assert listed.status == 0
    assert listed.out.index("application-80") < listed.out.index("complaint-12315")
    assert cli("letter", number, "--json").json[0]["now"] is True
    cli("choose", number, "review", "--anyway")
    alone = cli("letter", number)
    assert alone.status == 0
    assert "6921000000000001" in alone.out


@pytest.mark.parametrize(("way", "named"), [(("refused",), "application-80"), ((), "first-message")])
def test_a_file_never_keeps_the_list_of_letters_as_a_letter(cli: Cli, way: tuple[str, ...], named: str) -> None:
    number = cli.add(**REASONABLE, problem="左耳没有声音", merchant="声动旗舰店")
    for choice in way:
        cli("choose", number, choice)
    said = cli("letter", number)
    assert (said.status, said.out) == (1, "")
    assert named in said.err
    assert f"tuikuan letter {number} " in said.err
    assert cli("letter", number, named).out.startswith("您好") or named != "first-message"


def test_the_length_picks_among_letters_of_one_family(cli: Cli) -> None:
    number = cli.add(**REASONABLE, problem="左耳没有声音")
    cli("choose", number, "refused")
    assert cli("letter", number, "--length", "200", "--json").json["id"] == "application-200"
    assert cli("letter", number, "application-80", "--length", "500", "--json").json["id"] == "application"
    wrong = cli("letter", number, "application", "--length", "90")
    assert (wrong.status, "80、200、500" in wrong.err or "80, 200, 500" in wrong.err) == (1, True)
    alone = cli("letter", number, "written-refusal", "--length", "90")
    assert (alone.status, "只有一种" in alone.err or "one form only" in alone.err) == (1, True)


def test_words_that_would_hurt_the_case_are_named_beside_the_letter(cli: Cli) -> None:
    number = cli.add()
    cli("fact", number, "problem", "这个骗子商家，右耳没有声音")
    said = cli("letter", number, "first-message")
    assert "“骗子”像是辱骂" in said.err
    assert f"tuikuan fact {number} problem" in said.err, "the fact to correct is named"
    assert "骗子" in said.out, "the text itself is the writer's"


def test_a_letter_for_eighty_characters_fits_and_says_what_was_shortened(cli: Cli) -> None:
    number = cli.add(**REASONABLE, problem="左耳没有声音" * 30)
    said = cli("letter", number, "application-80")
    assert said.status == 0
    assert 0 < len(said.out.strip()) <= 80
    assert "缩短了的：问题" in said.err


@pytest.mark.parametrize(
    ("args", "status"),
    [
        (("show", "99"), 1),
        (("choose", "99", "refused"), 1),
        (("choose", "1", "nonsense"), 1),
        (("tick", "1", "nonsense"), 1),
        (("mark", "1", "order", "perhaps"), 1),
        (("fact", "1", "paid", "abc"), 1),
        (("fact", "1", "paid", "-1"), 1),
        (("fact", "1", "bought-on", "2026-13-40"), 1),
        (("fact", "1", "bought-on", "2027-01-01"), 1),
        (("fact", "1", "colour", "red"), 1),
        (("fact", "1", "reason", "nonsense"), 1),
        (("log", "1", "  "), 1),
        (("log", "1", "x", "--who", "nobody"), 1),
        (("attach", "1", "/nowhere/at-all.png"), 1),
        (("letter", "1", "nonsense"), 1),
        (("undo", "1"), 1),
        (("redo", "1"), 1),
        (("reopen", "1"), 1),
        (("restore", "1"), 1),
        (("show", "abc"), 2),
        (("show", "-1"), 2),
        (("show",), 2),
        (("show", "1", "2"), 2),
        (("nonsense",), 2),
        (("list", "--nonsense"), 2),
        (("letter", "1", "--length"), 2),
        (("letter", "1", "--length", "x"), 2),
        (("list", "--json=yes"), 2),
        (("playbook", "nonsense"), 2),
    ],
)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_bad_input_gets_one_clear_sentence_and_changes_nothing(
    cli: Cli, args: tuple[str, ...], status: int, language: str
) -> None:
    cli.add()
    before = cli("show", "1", "--json").json
    said = cli("--lang", language, *args)
    assert (said.status, said.out) == (status, "")
    first, *rest = said.err.splitlines()
    assert first.rstrip()[-1] in "。.…：:" or "{" not in first
    assert len(rest) <= (1 if status == 2 else 0)
    assert "Traceback" not in said.err
    assert any("一" <= char <= "鿿" for char in first) or language == "en"
    assert cli("show", "1", "--json").json == before


def test_a_claim_without_evidence_is_told_how_to_attach_some(cli: Cli) -> None:
    number = cli.add(reason="quality", problem="右耳没有声音")
    said = cli("letter", number, "first-message")
    told = next(line for line in " ".join(said.err.split()).split("。") if f"tuikuan attach {number} 文件" in line)
    assert "附上" in told
    assert f"tuikuan fact {number} problem" not in said.err
