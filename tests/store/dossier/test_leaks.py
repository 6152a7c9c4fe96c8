"""A redacted dossier is read with other eyes, in every form: nothing that was planted is in any byte of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.care.export import export, gathered
from store.care.knowing import known_here
from store.care.redacting import redacted
from store.case.intents import LabelExhibit, SetFact
from store.dossier.contents import Format, Reader, Wanted
from store.dossier.redact import Veil
from store.dossier.redact_out import Hiding
from store.errors import BadValue
from store.opening import HomeDesk
from store.people.person import Person
from tests.store.dossier.planted import Planted, found_in, plant


def written(desk: HomeDesk, planted: Planted, form: Format, target: Path, reader: Reader = Reader.LAWYER) -> bytes:
    whole = gathered(desk, planted.number, Wanted(reader))
    with redacted(desk, whole, Hiding()) as made:
        export(desk, made.gathered, form, target, redacted=True)
    return target.read_bytes()


@pytest.mark.parametrize("form", Format)
def test_the_eyes_find_what_is_not_redacted(desk: HomeDesk, tmp_path: Path, form: Format) -> None:
    planted = plant(desk, tmp_path / "in", 1)
    export(desk, gathered(desk, planted.number, Wanted(Reader.LAWYER)), form, tmp_path / "out")
    assert set(planted.values[:3]) <= set(found_in((tmp_path / "out").read_bytes(), planted))


@pytest.mark.parametrize("form", Format)
@pytest.mark.parametrize("seed", [1, 2])
def test_nothing_that_was_planted_is_in_any_byte(desk: HomeDesk, tmp_path: Path, form: Format, seed: int) -> None:
    planted = plant(desk, tmp_path / "in", seed)
    assert found_in(written(desk, planted, form, tmp_path / "out"), planted) == []


@pytest.mark.parametrize("reader", Reader)
def test_for_no_reader(desk: HomeDesk, tmp_path: Path, reader: Reader) -> None:
    planted = plant(desk, tmp_path / "in", 7)
    for form in (Format.HTML, Format.MD):
        assert found_in(written(desk, planted, form, tmp_path / f"out.{form}", reader), planted) == []


def test_what_was_done_stands_in_the_document_with_both_hashes(desk: HomeDesk, tmp_path: Path) -> None:
    planted = plant(desk, tmp_path / "in", 3)
    view = desk.view(planted.number)
    first = view.exhibits[0]
    desk.do(planted.number, LabelExhibit(first.id, first.evidence, first.note, areas=("0,0,50%,50%",)))
    with redacted(desk, gathered(desk, planted.number, Wanted(Reader.LAWYER)), Hiding()) as made:
        dossier = made.gathered.dossier
        assert [row.no for row in dossier.manifest] == [1, 2, 3, 5]
        assert dossier.manifest[0].original == first.sha256 != dossier.manifest[0].sha256
        assert [row.file for row in dossier.manifest] == ["E01.jpg", "E02.png", "E03.webp", "E05.txt"]
        assert any("E4" in line for line in dossier.omitted)
        assert any("E6" in line for line in dossier.omitted)
        assert "涂黑1处" in dossier.evidence[0].note
        assert [str(one.values["no"]) for one in made.warnings] == ["2", "3", "4", "6"]
        assert made.gathered.left == ("E4", "E6")
        assert all(path.exists() for path in made.gathered.shown.values())
    assert not any(path.exists() for path in made.gathered.shown.values())


def test_whom_a_case_is_for_is_hidden_though_no_case_says_it(desk: HomeDesk, tmp_path: Path) -> None:
    desk.people.keep(Person("妈妈", "欧阳明月", "13712345678", "上海市浦东新区张江路12弄3号502室"))
    planted = plant(desk, tmp_path / "in", 9)
    desk.do(planted.number, SetFact("problem", "欧阳明月（13712345678）说左耳没声音，住张江路12弄"))
    page = written(desk, planted, Format.HTML, tmp_path / "out").decode()
    for value in ("明月", "13712345678", "张江路", "12弄"):
        assert value not in page
    veil = Veil(known_here(desk))
    assert veil.text("欧阳明月 住张江路12弄") == "欧阳···· 住··········"


def test_the_cover_counts_what_is_enclosed_and_tells_only_what_was_done(desk: HomeDesk, tmp_path: Path) -> None:
    planted = plant(desk, tmp_path / "in", 5)
    with redacted(desk, gathered(desk, planted.number, Wanted(Reader.LAWYER)), Hiding()) as made:
        cover = {line.label: line.value for line in made.gathered.dossier.cover.lines}
        assert cover["证据"] == "6件，附上4件，其余见未附的内容"
        assert "图片" not in cover["已遮盖"]
        omitted = "".join(made.gathered.dossier.omitted)
    assert "没有写出任何东西" not in omitted
    assert "E4聊天记录：PDF" in omitted


def test_what_is_to_stay_is_a_kind_or_stands_in_the_case(desk: HomeDesk, tmp_path: Path) -> None:
    planted = plant(desk, tmp_path / "in", 5)
    whole = gathered(desk, planted.number, Wanted(Reader.LAWYER))
    for word in ("phone", "电话", planted.values[0]):
        with redacted(desk, whole, Hiding(shown=(word,))) as made:
            assert made.gathered.dossier.evidence
    with pytest.raises(BadValue), redacted(desk, whole, Hiding(shown=("nokind",))):
        pass
