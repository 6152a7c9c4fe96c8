"""A copy is read and remarked on; what is said there comes back once, by name, and never as a fact."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import msgspec
import pytest

from content.text.words import Problem, Translator
from store.care.backup import Scope, backup, restore
from store.care.dump import read_dump
from store.care.purge import purge
from store.care.transfer import dump_of, load
from store.case.intents import (
    CloseCase,
    Intent,
    MarkItem,
    NoteDiary,
    NoteExported,
    OpenCase,
    PlaceCase,
    RedoChange,
    SetDeadline,
    SetFact,
    TakeChoice,
    TrashCase,
    UndoChange,
)
from store.disk.home import Home
from store.errors import HomeProblem, Refused
from store.handover.answering import answer, merge
from store.handover.packing import Made, bundle
from store.handover.parcel import ANSWER, Answer, mac_of
from store.handover.sealing import Seal
from store.handover.stamps import ask
from store.handover.unpacking import Opened
from store.opening import HomeDesk, open_home
from tests.conftest import StandingClock
from tests.store.handover.conftest import PHRASE, secrets


def said(problem: Problem) -> str:
    return Translator("en").say(problem.message)


def back(helper: HomeDesk, folder: Path, name: str = "back") -> Path:
    answer(helper, folder / name, Seal())
    return folder / name


def rewritten(path: Path, change: Callable[[Answer], Answer]) -> Path:
    """An answer with something else in it, packed anew."""
    import zipfile

    with zipfile.ZipFile(path) as archive:
        made = change(msgspec.json.decode(archive.read(ANSWER), type=Answer))
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(ANSWER, msgspec.json.encode(made))
    return path


def test_what_is_done_in_a_copy_is_said_or_proposed(helper: HomeDesk, number: int) -> None:
    before = helper.view(number)
    helper.do(number, NoteDiary("先问仓库", promise="今天回复"))
    helper.do(number, TakeChoice("refused"))
    helper.do(number, SetFact("amount", "150"))
    helper.do(number, SetDeadline("after-sale-period", "2026-12-08 18:00", "页面上写的"))
    after = helper.view(number)
    assert [(one.author, one.about, one.key, one.value, one.text) for one in after.case.remarks] == [
        ("王芳", "", "", "", "先问仓库 (今天回复)"),
        ("王芳", "choice", "contact", "refused", ""),
        ("王芳", "fact", "amount", "150.00", ""),
        ("王芳", "deadline", "after-sale-period", "2026-12-08T18:00:00+08:00", "页面上写的"),
    ]
    assert (after.step, after.facts, after.diary) == (before.step, before.facts, before.diary)


def test_what_cannot_be_is_not_proposed(helper: HomeDesk, number: int) -> None:
    for wrong in (TakeChoice("nowhere"), SetFact("amount", "viel"), SetFact("nothing", "1")):
        with pytest.raises(Refused):
            helper.do(number, wrong)
    assert not helper.do(number, SetFact("paid", "199")).changed  # it is so already
    assert helper.view(number).case.remarks == ()


@pytest.mark.parametrize(
    "intent", [TrashCase(), CloseCase("refunded"), PlaceCase("review", "so"), MarkItem("order", "have")]
)
def test_nothing_else_is_done_in_a_copy(helper: HomeDesk, number: int, intent: Intent) -> None:
    with pytest.raises(Refused) as refused:
        helper.do(number, intent)
    assert "This is a copy from 小李, to read and to remark on" in said(refused.value)


def test_neither_are_cases_begun_loaded_purged_handed_on_or_stamped(
    helper: HomeDesk, desk: HomeDesk, number: int, tmp_path: Path
) -> None:
    dump = dump_of(desk)[0]
    evidence = helper.view(number).case.exhibits
    for attempt in (
        lambda: helper.open(OpenCase("douyin", facts={"product": "x"})),
        lambda: helper.attach_stream(number, BytesIO(b"x"), "x.png", "chat"),
        lambda: load(helper, read_dump(BytesIO(dump))),
        lambda: purge(helper.home, helper.file, number, untrashed=True),
        lambda: bundle(helper, [number], tmp_path / "on", Seal()),
        lambda: ask(helper, number),
        lambda: merge(helper, tmp_path / "x", secrets()),
    ):
        with pytest.raises(Refused) as refused:
            attempt()
        assert "This is a copy" in said(refused.value)
    assert helper.view(number).case.exhibits == evidence


def test_a_paper_may_be_written_from_a_copy_and_is_not_noted(helper: HomeDesk, number: int, tmp_path: Path) -> None:
    version = helper.view(number).case.version
    assert not helper.do(number, NoteExported("lawyer", "html", "0" * 64)).changed
    assert helper.view(number).case.version == version


def test_only_what_was_said_here_can_be_undone(helper: HomeDesk, number: int) -> None:
    with pytest.raises(Refused) as refused:
        helper.do(number, UndoChange())
    assert "Nothing of your own is left to undo" in said(refused.value)
    helper.do(number, NoteDiary("falsch"))
    assert helper.do(number, UndoChange()).view.case.remarks == ()
    assert len(helper.do(number, RedoChange()).view.case.remarks) == 1


def test_a_copy_says_at_once_what_it_is(helper: HomeDesk) -> None:
    assert (
        Translator("en").say(helper.notices()[0])
        == "A copy from 小李, as it was on 2026-11-23: it is read, and remarked on."
    )
    assert helper.notices() == ()


def test_a_copy_that_is_restored_from_its_backup_is_a_copy(helper: HomeDesk, number: int, tmp_path: Path) -> None:
    restore(backup(helper, tmp_path / "all.zip", Scope.EVERYTHING), Home(tmp_path / "again"))
    again = open_home(Home(tmp_path / "again"), helper.clock, "王芳", "zh")
    assert again.copied == helper.copied
    with pytest.raises(Refused, match="a copy from"):
        again.do(number, CloseCase("refunded"))


def test_a_copy_of_which_nobody_knows_whose_it_is_stays_closed(helper: HomeDesk, clock: StandingClock) -> None:
    helper.close()
    helper.home.copied.write_text("{")
    with pytest.raises(HomeProblem):
        open_home(Home(helper.home.path), clock, "王芳", "zh")


def test_what_was_said_comes_back_once(
    desk: HomeDesk, helper: HomeDesk, number: int, tmp_path: Path, clock: StandingClock
) -> None:
    helper.do(number, NoteDiary("先问仓库"))
    helper.do(number, NoteDiary("算了"))
    helper.do(number, UndoChange())
    clock.forward(hours=3)
    before = desk.view(number)
    first = back(helper, tmp_path)
    (merged,) = merge(desk, first, secrets())
    assert ([one.text for one in merged.new], merged.known) == (["先问仓库"], 0)
    after = desk.view(number)
    assert (after.facts, after.step, after.diary) == (before.facts, before.step, before.diary)
    lines = [Translator("zh").say(entry.text) for entry in after.timeline()]
    assert "王芳的留言：先问仓库（记于2026-11-23 13:00）" in lines
    version = after.case.version
    (merged,) = merge(desk, first, secrets())
    assert (merged.new, merged.known) == ((), 1)
    assert desk.view(number).case.version == version
    helper.do(number, TakeChoice("refused"))
    (merged,) = merge(desk, back(helper, tmp_path, "second"), secrets())
    assert (len(merged.new), merged.known) == (1, 1)
    assert desk.do(number, UndoChange()).view.case.remarks == after.case.remarks


def test_when_several_remarks_are_taken_back_their_number_is_told(
    desk: HomeDesk, helper: HomeDesk, number: int, tmp_path: Path
) -> None:
    for words in ("先问仓库", "算了", "再等等", "问平台"):
        helper.do(number, NoteDiary(words))
    merge(desk, back(helper, tmp_path), secrets())
    undone = Translator("zh").say(desk.do(number, UndoChange()).words)
    assert "先问仓库" in undone
    assert undone.endswith("还有3个")


def test_an_answer_is_closed_like_a_bundle(desk: HomeDesk, helper: HomeDesk, number: int, tmp_path: Path) -> None:
    helper.do(number, NoteDiary("先问仓库"))
    for seal in (Seal(passphrase=PHRASE), Seal(password=PHRASE)):
        path = tmp_path / seal.kind
        answer(helper, path, seal)
        assert "先问仓库".encode() not in path.read_bytes()
        with pytest.raises(Refused):
            merge(desk, path, secrets("another secret"))
        assert merge(desk, path, secrets())


def test_an_answer_that_was_changed_is_refused(
    desk: HomeDesk, helper: HomeDesk, number: int, tmp_path: Path
) -> None:
    helper.do(number, NoteDiary("先问仓库"))
    path = rewritten(
        back(helper, tmp_path),
        lambda made: msgspec.structs.replace(
            made, remarks=[msgspec.structs.replace(made.remarks[0], text="先付钱")]
        ),
    )
    with pytest.raises(Refused) as refused:
        merge(desk, path, secrets())
    assert "was changed since it was written" in said(refused.value)
    assert desk.view(number).case.remarks == ()


def test_an_answer_to_what_was_not_made_here_is_refused(
    desk: HomeDesk, helper: HomeDesk, number: int, tmp_path: Path, clock: StandingClock
) -> None:
    helper.do(number, NoteDiary("先问仓库"))
    path = back(helper, tmp_path)
    stranger = open_home(Home(tmp_path / "stranger"), clock, "x", "zh")
    stranger.open(OpenCase("douyin", facts={"product": "鞋"}))
    with pytest.raises(Refused) as refused:
        merge(stranger, path, secrets())
    assert "it was made at another one, or its case was purged since" in said(refused.value)


def test_another_case_under_the_number_is_refused(
    *, desk: HomeDesk, helper: HomeDesk, made: Made, number: int, tmp_path: Path, clock: StandingClock
) -> None:
    helper.do(number, NoteDiary("先问仓库"))
    path = back(helper, tmp_path)
    stranger = open_home(Home(tmp_path / "stranger"), clock, "x", "zh")
    stranger.open(OpenCase("douyin", facts={"product": "鞋"}))
    stranger.home.handed.mkdir()
    kept = f"{made.bundle.id}.json"
    (stranger.home.handed / kept).write_bytes((desk.home.handed / kept).read_bytes())
    with pytest.raises(Refused) as refused:
        merge(stranger, path, secrets())
    assert "is not the one that was handed over, or is gone" in said(refused.value)
    desk.do(number, TrashCase())
    with pytest.raises(Refused) as refused:
        merge(desk, path, secrets())
    assert "is in the trash" in said(refused.value)


def test_values_that_make_no_sense_are_refused_even_with_the_right_key(
    desk: HomeDesk, helper: HomeDesk, made: Made, number: int, tmp_path: Path
) -> None:
    """The helper has the key, and may still be somebody else's program."""
    helper.do(number, NoteDiary("先问仓库"))
    every: tuple[dict[str, Any], ...] = (
        {"at": "yesterday"},
        {"at": "2026-11-23T10:00:00"},
        {"at": "9999-12-31T23:59:59+00:00"},
        {"about": "money"},
        {"about": "deadline", "value": "soon"},
        {"case": 7},
    )
    for wrong in every:

        def change(made_: Answer, wrong: dict[str, Any] = wrong) -> Answer:
            one = msgspec.structs.replace(made_.remarks[0], **wrong)
            changed = msgspec.structs.replace(made_, remarks=[one])
            return msgspec.structs.replace(changed, mac=mac_of(changed, made.bundle.key))

        path = rewritten(back(helper, tmp_path, "-".join(map(str, wrong.values())).replace(":", "")), change)
        with pytest.raises(Refused):
            merge(desk, path, secrets())
    assert desk.view(number).case.remarks == ()


def test_bundles_and_answers_are_told_apart(
    *, desk: HomeDesk, helper: HomeDesk, number: int, made: Made, tmp_path: Path, open_it: Callable[..., Opened]
) -> None:
    with pytest.raises(Refused) as refused:
        merge(desk, made.path, secrets())
    assert "is a bundle, and no answer" in said(refused.value)
    with pytest.raises(Refused) as refused:
        back(helper, tmp_path)
    assert "Nothing was said here yet" in said(refused.value)
    helper.do(number, NoteDiary("先问仓库"))
    with pytest.raises(Refused) as refused:
        open_it(back(helper, tmp_path))
    assert "is an answer to a bundle" in said(refused.value)
    with pytest.raises(Refused) as refused:
        answer(desk, tmp_path / "own", Seal())
    assert "This is no copy" in said(refused.value)
