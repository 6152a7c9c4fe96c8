"""The command `export`: what is typed, what is told before, and what lies there afterwards."""

from __future__ import annotations

import hashlib
import json
import stat
from pathlib import Path

import pytest

from tests.tui.conftest import Cli


@pytest.fixture
def number(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.chdir(tmp_path)
    number = cli.add(
        order="6921873301845520117", merchant="声动旗舰店", paid="199", bought_on="2026-11-14",
        received_on="2026-11-17", reason="quality", demand="refund",
    )  # fmt: skip
    words = tmp_path / "聊天.txt"
    words.write_text("拆封了，不能退", encoding="utf-8")
    assert cli("attach", number, str(words), "--kind", "chat").status == 0
    return number


def test_a_dossier_is_written_for_its_owner_alone_and_the_case_knows_it(cli: Cli, number: str) -> None:
    said = cli("export", number, "--for", "court", "--format", "html")
    assert said.status == 0, said.err
    file = Path(f"tuikuan-{number}-court.html")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    sha256 = hashlib.sha256(file.read_bytes()).hexdigest()
    assert sha256 in said.out
    assert "1件" in said.out
    assert "发出之前：还没有填：问题、您的姓名、您的电话、收货地址。" in said.err
    assert f"写好了给法院的卷宗（HTML，SHA-256 {sha256[:12]}……）" in cli("timeline", number).out
    assert cli("undo", number).status == 0
    assert file.exists()


def test_it_never_writes_over_a_file_unasked(cli: Cli, number: str) -> None:
    Path("a.md").write_text("mine", encoding="utf-8")
    said = cli("export", number, "-o", "a.md")
    assert said.status == 1
    assert Path("a.md").read_text(encoding="utf-8") == "mine"
    assert "写好了" not in cli("timeline", number).out
    assert cli("export", number, "-o", "a.md", "--force").status == 0
    assert "证据名称" in Path("a.md").read_text(encoding="utf-8")


def test_it_is_not_written_into_the_home(cli: Cli, number: str) -> None:
    assert cli("export", number, "-o", str(cli.home.path / "x.md")).status == 1


def test_strict_refuses_what_is_unresolved(cli: Cli, number: str) -> None:
    said = cli("export", number, "--strict", "-o", "a.md")
    assert said.status == 1
    assert said.err.startswith("什么也没有写，因为要求先弄清：")
    assert not Path("a.md").exists()


def test_what_stays_here_is_named_in_the_file_and_on_the_timeline(cli: Cli, number: str) -> None:
    said = cli("export", number, "-o", "a.md", "--without", "E1", "--sections", "demand,evidence")
    assert said.status == 0, said.err
    assert "E1 聊天记录未附" in said.out
    assert "E1 聊天记录未附" in Path("a.md").read_text(encoding="utf-8")
    assert "，不含E1、" in cli("timeline", number).out


def test_json_says_what_went_out(cli: Cli, number: str) -> None:
    said = cli("export", number, "--for", "lawyer", "--json", "-o", "a.zip")
    assert said.json["format"] == "zip"
    assert said.json["exhibits"] == ["E1"]
    assert said.json["omitted"] == []
    assert said.json["unresolved"]
    assert said.json["sha256"] == hashlib.sha256(Path("a.zip").read_bytes()).hexdigest()


@pytest.mark.parametrize(
    ("typed", "status", "words"),
    [
        (("--for", "judge"), 1, "“judge”"),
        (("--format", "odt"), 1, "“odt”"),
        (("-o", "a.odt"), 1, "“odt”"),
        (("--without", "E7"), 1, "没有证据E7"),
        (("--sections", "poems"), 1, "“poems”"),
        (("--for", "court", "--sections", "deadlines"), 1, "deadlines"),
        (("--without", "E1", "--only", "E1"), 2, "--only"),
        (("--only", ""), 2, "--only"),
        (("--sections", " ,"), 2, "--sections"),
    ],
)
def test_what_cannot_be_is_refused_in_one_sentence(
    cli: Cli, number: str, typed: tuple[str, ...], status: int, words: str
) -> None:
    said = cli("export", number, *typed)
    assert said.status == status
    assert words in said.err
    assert not [path for path in Path().iterdir() if path.suffix in (".pdf", ".html", ".md")]


def test_who_reads_chinese_gets_it_in_chinese(cli: Cli, number: str) -> None:
    said = cli("--lang", "en", "export", number, "--for", "court", "-o", "a.md")
    assert f"“tuikuan --lang zh export {number} --for court”" in said.err
    assert "read Chinese" not in cli("--lang", "en", "export", number, "--for", "lawyer", "-o", "b.md").err


def test_a_film_is_said_to_be_sent_along(cli: Cli, number: str, tmp_path: Path) -> None:
    film = tmp_path / "开箱.mp4"
    film.write_bytes(b"\0film")
    cli("attach", number, str(film), "--kind", "unboxing")
    assert "E02-开箱视频.mp4" in cli("export", number, "-o", "a.html").err
    assert "E02" not in cli("export", number, "-o", "a.zip").err


def test_a_preview_lists_what_would_be_hidden_and_writes_nothing(cli: Cli, number: str) -> None:
    cli("fact", number, "name", "李小川")
    cli("fact", number, "reply", "李小川您好，小店不退")
    said = cli("export", number, "--preview", "--hide", "小店", "-o", "a.md")
    assert said.status == 0, said.err
    assert not Path("a.md").exists()
    lines = [line.split() for line in said.out.splitlines()]
    assert ["姓名", "李小川", "→", "李某", "×2"] in lines
    assert ["您写的词", "小店", "→", "[隐去1]", "×1"] in lines
    told = json.loads(cli("export", number, "--preview", "--hide", "小店", "--json").out)
    assert ("name", "李小川", "李某", 2) in [tuple(one.values())[:4] for one in told["hidden"]]
    assert told["painted"] == []


def test_what_is_hidden_in_doubt_is_told_with_its_place_and_how_it_stays(cli: Cli, number: str) -> None:
    cli("log", number, "大壮帮我拍的视频，昨天去了古墩路那家店")
    said = cli("export", number, "--preview")
    assert ["古墩路", "×1", "→", "帮我拍的视频，昨天去了[隐去1]那家店"] in [
        line.split() for line in said.out.splitlines()
    ]
    assert "--show" in said.out
    cli("log", number, "商家说已拆封不退，小胖也听见了", "--who", "merchant")
    assert "大壮" in cli("export", number, "--redact", "-o", "a.md").err
    assert "小胖" not in Path("a.md").read_text("utf-8"), (
        "what the grounds quote of the merchant is no word of ours"
    )
    cli("export", number, "--show", "大壮", "-o", "b.md")
    kept = Path("b.md").read_text("utf-8")
    assert "大壮帮我拍的视频" in kept
    assert "古墩路" not in kept
    cli("export", number, "--show", "拿不准", "-o", "c.md")
    assert "古墩路" in Path("c.md").read_text("utf-8")


@pytest.mark.parametrize(
    ("options", "stands"),
    [
        ((), "6921873301845520117"),
        (("--redact",), "[编号…0117]"),
        (("--redact", "--show", "number"), "6921873301845520117"),
        (("--show", "6921873301845520117"), "6921873301845520117"),
        (("--hide", "声动旗舰店"), "[隐去1]"),
    ],
)
def test_what_is_hidden_and_what_stays(cli: Cli, number: str, options: tuple[str, ...], stands: str) -> None:
    assert cli("export", number, *options, "-o", "a.md").status == 0
    assert stands in Path("a.md").read_text(encoding="utf-8").replace("\\", "")


def test_what_is_masked_on_the_screen_is_exported_masked(cli: Cli, number: str) -> None:
    assert cli("--mask", "export", number, "-o", "a.md").status == 0
    assert "6921873301845520117" not in Path("a.md").read_text(encoding="utf-8")


def test_the_name_of_a_file_does_not_go_out_where_names_are_hidden(cli: Cli, number: str) -> None:
    cli("log", number, "电话138/1234/5689")
    cli("export", number, "-o", "a.md")
    cli("export", number, "--redact", "-o", "b.md")
    plain, hidden = (Path(name).read_text(encoding="utf-8") for name in ("a.md", "b.md"))
    assert "聊天.txt" in plain
    assert "聊天.txt" not in hidden
    assert "138/1234" not in hidden


def test_the_size_of_a_picture_is_a_number(cli: Cli, number: str) -> None:
    said = cli("pack", number, "intervention", "--size", "nan", "-o", "p")
    assert (said.status, "MB" in said.err, Path("p").exists()) == (2, True, False)


@pytest.mark.parametrize("form", [(), ("--format", "html"), ("--format", "md")])
def test_a_dash_is_standard_output_and_no_file(cli: Cli, number: str, form: tuple[str, ...]) -> None:
    said = cli("export", number, "-o", "-", *form)
    assert said.status == 0, said.err
    assert not Path("-").exists()
    assert said.out.startswith("<!DOCTYPE html>" if "html" in form else "# 给律师的案情材料")
    assert said.out.rstrip().endswith("</html>" if "html" in form else " |")
    assert "发出之前" in said.err
    assert "exported" in [line["kind"] for line in cli("timeline", number, "--json").json]


@pytest.mark.parametrize("more", [("--format", "pdf"), ("--format", "zip"), ("--json",), ("--open",)])
def test_what_cannot_go_to_standard_output_is_refused(cli: Cli, number: str, more: tuple[str, ...]) -> None:
    said = cli("export", number, "-o", "-", *more)
    assert (said.status, said.out) == (2, "")
    assert not Path("-").exists()


@pytest.mark.parametrize(("form", "name"), [("pdf", "x.html"), ("html", "x.htm.pdf"), ("md", "x.docx")])
def test_a_name_that_says_another_form_is_refused(cli: Cli, number: str, form: str, name: str) -> None:
    said = cli("export", number, "--format", form, "-o", name)
    assert said.status == 1
    assert f"{name}的结尾是{name.rpartition('.')[2]}，要写的却是{form}" in said.err
    assert not Path(name).exists()
    assert cli("export", number, "--format", "md", "-o", "notes.txt").status == 0, (
        "a name that says no form is free"
    )
