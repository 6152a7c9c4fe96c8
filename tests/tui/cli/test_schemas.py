"""What reads print with `--json` fits what is published of it, for cases other than those it was written from."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.schemas import FOLDER, READS, every, faults, handed, published, purged, shape, stamped
from tests.tui.conftest import Cli

Json = dict[str, object]


@pytest.fixture
def filled(cli: Cli, tmp_path: Path) -> Cli:
    """A home with a bare case, a full one, a closed one and one of another playbook."""
    cli.add("围巾")
    cli.add(reason="quality", paid="199", order="6928374650192837465", merchant="声动旗舰店")
    for name, kind in (("a.png", "chat"), ("b.png", "goods")):
        (tmp_path / name).write_bytes(name.encode())
        assert cli("attach", "2", str(tmp_path / name), "--kind", kind, "--note", "左耳").status == 0
    cli("exhibit", "2", "E2", "--out")
    cli("log", "2", "三天内退款", "--who", "merchant", "--promise", "三天内退款")
    cli("choose", "2", "refused")
    cli("undo", "2")
    cli("todo", "2", "去打印", "--until", "11-28")
    cli.add("手机", reason="counterfeit", paid="4999", received_on="2026-11-01")
    cli("close", "3", "refunded", "--amount", "4999")
    assert cli("add", "--product", "会员", "--playbook", "generic").status == 0
    return cli


def test_all_that_is_printed_fits(filled: Cli) -> None:
    known, seen = published(), set()
    filled("person", "add", "我", "--name", "李小川", "--phone", "13800138000")
    filled("offer", "2", "退50", "--amount", "50")
    filled("sent", "2", "first-message", "--with", "E1", "--on", "昨天")
    told = (
        *every(filled.home, range(1, 5)),
        ("stamp", stamped(filled.home, 2)),
        *handed(filled.home, 2),
        ("purge", purged(filled.home, 4)),
    )
    for name, value in told:
        if value is not None:
            assert list(faults(value, known[name])) == [], name
            seen.add(name)
    assert seen >= READS - {"ready"}  # it prints nothing where there is no step that counts once


def test_what_begins_or_brings_back_a_case_prints_it_like_show(filled: Cli) -> None:
    show = published()["show"]
    begun = json.loads(filled("add", "--product", "鞋", "--yes", "--json").out)
    assert list(faults(begun, show)) == []
    number = str(begun["number"])
    assert filled("trash", number).status == 0
    assert list(faults(json.loads(filled("restore", number, "--json").out), show)) == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"at": 3, "recorded": "", "by": "", "text": "", "kind": "", "voided": False, "voided_by": None},
        {"at": "", "by": "", "text": "", "kind": "", "voided": False, "voided_by": None},
    ],
)
def test_a_key_that_is_gone_or_of_another_type_is_found(wrong: Json) -> None:
    assert list(faults([wrong], published()["timeline"]))
    assert not list(faults([wrong], shape([wrong])))


def test_every_published_schema_is_one() -> None:
    found = sorted(FOLDER.glob("*.schema.json"))
    assert {path.name.partition(".")[0] for path in found} >= READS
    for path in found:
        assert json.loads(path.read_text())["$schema"].endswith("2020-12/schema"), path
