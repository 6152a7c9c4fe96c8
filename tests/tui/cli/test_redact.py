"""The commands `redact` and `pack`, and `--mask`: what is typed, what is told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PIL import Image

from tests.tui.conftest import Cli


@pytest.fixture
def number(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.chdir(tmp_path)
    number = cli.add(order="6921873301845520117", merchant="声动旗舰店", paid="199", reason="quality")
    cli("fact", number, "name", "李小川")
    Image.new("RGB", (200, 100), "green").save("李小川.png")
    Path("a.pdf").write_bytes(b"%PDF-1.4")
    assert cli("attach", number, "李小川.png", "a.pdf").status == 0
    return number


def test_areas_are_marked_looked_at_and_taken_back(cli: Cli, number: str) -> None:
    assert "还没有涂过" in cli("redact", number).out
    assert cli("redact", number, "E1", "--box", "0,0,50%,100%", "--box", "150,0,10,10").status == 0
    assert "涂黑2处" in cli("redact", number, "E1").out
    assert cli("redact", number, "E1", "-o", "look.png").status == 0
    with Image.open("look.png") as image:
        assert [image.getpixel(at) for at in ((50, 50), (120, 50))] == [(0, 0, 0), (0, 128, 0)]
    assert cli("undo", number).status == 0
    assert "还没有涂过" in cli("redact", number, "E1").out
    cli("redact", number, "E1", "--box", "0,0,1,1")
    assert cli("redact", number, "E1", "--clear").status == 0
    assert "还没有涂过" in cli("redact", number, "E1").out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("E1", "--box", "500,0,10,10"), "200×100"),
        (("E1", "--box", "1,2"), "10%,20%,30%,5%"),
        (("E2", "--box", "0,0,1,1"), "E2"),
        (("E9",), "E1、E2"),
        (("--box", "0,0,1,1"), "E2"),
    ],
)
def test_what_hides_nothing_is_refused(cli: Cli, number: str, words: tuple[str, ...], said: str) -> None:
    ran = cli("redact", number, *words)
    assert ran.status in (1, 2)
    assert said in ran.err
    assert "还没有涂过" in cli("redact", number, "E1").out


def test_what_is_printed_with_mask_shows_nobody(cli: Cli, number: str) -> None:
    for words in (
        ("show", number),
        ("list",),
        ("timeline", number),
        ("evidence", number),
        ("show", number, "--json"),
    ):
        ran = cli("--mask", *words)
        assert ran.status == 0, ran.err
        assert "李小川" not in ran.out
        assert "6921873301845520117" not in ran.out
    assert "6921···········0117" in cli("--mask", "show", number).out
    assert json.loads(cli("--mask", "show", number, "--json").out)["facts"]["merchant"] == "声动旗舰店"


def test_mask_covers_names_and_addresses_that_stand_in_words_and_over_the_ends_of_lines(
    cli: Cli, number: str
) -> None:
    cli(
        "log",
        number,
        "联系王秀英，她住华星时代广场A座1201，" + "东西是她签收的，" * 4 + "电话139 1234 5678，找秀英",
    )
    ran = cli("--mask", "timeline", number)
    told = "".join(ran.out.split())
    assert ran.status == 0, ran.err
    for value in ("秀英", "华星时代广场", "1201", "12345678"):
        assert value not in told
    assert "秀英" not in cli("--mask", "export", number, "--preview").err


def test_a_pack_tells_what_it_holds_and_what_is_not_known(cli: Cli, number: str) -> None:
    assert "platform-12315" in cli("pack", number).out
    ran = cli("pack", number, "12315", "--json")
    assert ran.status == 0, ran.err
    made = json.loads(ran.out)
    assert made["pictures"] == [
        {"name": "01-E1.png", "exhibits": [1], "size": made["pictures"][0]["size"], "original": True}
    ]
    assert (Path(made["path"]) / "01-E1.png").exists()
    again = cli("pack", number, "12315")
    assert again.status == 1
    assert "已经存在" in again.err
    told = cli("pack", number, "12315", "-o", "other")
    assert "您的电话" in told.err
    assert cli("pack", number, "nobody").status == 1


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("redact", "E2", "--box", "1,2,3,4"), "E2是PDF"),
        (("redact", "E2", "-o", "x.png"), "E2是PDF"),
        (("redact", "E1", "--box", "10,10"), "不是一块区域"),
        (("redact", "E1", "--box", "9000,2,3,4"), "在图片之外"),
        (("export", "--redact", "--show", "nokind"), "“nokind”既不是"),
    ],
)
def test_what_cannot_be_is_told_in_one_sentence(
    cli: Cli, number: str, tmp_path: Path, words: tuple[str, ...], told: str
) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.4")
    cli("attach", number, str(tmp_path / "a.pdf"))
    ran = cli(words[0], number, *words[1:])
    assert ran.status != 0
    assert told in ran.err
    assert len(ran.err.strip().splitlines()) == 1
