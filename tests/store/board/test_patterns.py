"""What one's other cases say of one: the order, the merchant, what beat this refusal, a way that never worked."""

from __future__ import annotations

from shutil import copytree, rmtree

import pytest

from content.pack.library import Library
from content.pack.playbook import Playbook
from store.board import patterns as rules
from store.board.patterns import others_of, patterns, same_order
from store.care.packs import new_pack
from store.case.case import Case
from store.case.intents import CloseCase, NoteDiary, OpenCase, SendLetter, TrashCase
from store.case.view import CaseView
from store.errors import Doubtful
from store.opening import HomeDesk, open_home
from tests.conftest import StandingClock
from tests.store.board.test_statistics import applied, one


def told(desk: HomeDesk, view: CaseView) -> str:
    return " ".join(map(str, desk.remembered(view.number)))


def cases(desk: HomeDesk) -> list[Case]:
    return [view.case for view in (*desk.views(), *desk.views(trash=True))]


def test_the_same_order_is_told_before_it_is_saved_however_it_is_written(desk: HomeDesk) -> None:
    first = one(desk, order="6921447802938810356")
    again = OpenCase("douyin", facts={"product": "又", "order": "6921 4478 0293 8810 356"})
    with pytest.raises(Doubtful, match=str(first.number)):
        desk.open(again)
    assert len(desk.views()) == 1
    view = desk.open(OpenCase("douyin", facts=again.facts, sure=True)).view
    assert "same order" in told(desk, view)


@pytest.mark.parametrize(
    ("kept", "typed"), [("12345678", "1234-5678"), ("AB-1234", "ab-1234"), ("12345678", "#12345678")]
)
def test_an_order_is_the_same_whatever_stands_between_its_signs(desk: HomeDesk, kept: str, typed: str) -> None:
    one(desk, order=kept)
    again = OpenCase("douyin", facts={"product": "又", "order": typed})
    with pytest.raises(Doubtful, match="same order"):
        desk.open(again)


def test_neither_the_trash_nor_another_order_nor_a_case_that_only_names_it_holds_a_case_up(desk: HomeDesk) -> None:
    desk.do(one(desk, order="12345678").number, TrashCase())
    one(desk, order="123456789", problem="12345678")
    one(desk, product="12345678")
    assert desk.open(OpenCase("douyin", facts={"product": "又", "order": "12345678"})).changed


def test_an_order_that_another_process_has_begun_is_seen(desk: HomeDesk, clock: StandingClock) -> None:
    one(desk, product="壶")
    other = open_home(desk.home, clock, "", "en")
    other.open(OpenCase("douyin", facts={"product": "又", "order": "12345678"}))
    other.close()
    with pytest.raises(Doubtful, match="same order"):
        desk.open(OpenCase("douyin", facts={"product": "再", "order": "12345678"}))


def test_of_several_cases_about_an_order_the_one_that_runs_is_told(desk: HomeDesk, clock: StandingClock) -> None:
    runs = one(desk, order="12345678")
    clock.forward(days=1)
    desk.open(OpenCase("douyin", facts={"product": "灯", "order": "12345678"}, sure=True))
    desk.do(2, CloseCase("refunded"))
    found = same_order("1234 5678", cases(desk))
    assert found is not None and found.number == runs.number
    assert same_order("", cases(desk)) is None
    assert same_order("--", cases(desk)) is None


def test_the_same_merchant_and_what_worked_there_is_told(desk: HomeDesk, clock: StandingClock) -> None:
    one(desk, CloseCase("refunded", way="apply"), product="壶")
    clock.forward(days=1)
    view = one(desk, product="锅")
    apply = desk.playbook().flow.steps["apply"].title
    assert f"Same merchant: 1 壶, refunded by “{apply}”." in told(desk, view)
    clock.forward(days=1)
    desk.do(view.number, CloseCase("stopped"))
    clock.forward(days=1)
    third = one(desk, product="盆")
    assert "Same merchant, 2 times; the last: 2 锅, stopped." in told(desk, third)
    fourth = one(desk, product="碗")
    assert "case 3, 盆, which is still open" in told(desk, fourth)
    assert not told(desk, one(desk, product="杯", merchant="乙店"))


def test_a_refusal_seen_before_names_what_beat_it(desk: HomeDesk) -> None:
    card = next(iter(desk.playbook().replies))
    one(desk, CloseCase("refunded", card=card, worked="开箱视频"), merchant="丙店")
    view = one(desk, product="锅")
    said = [str(words) for words in patterns(view, cases(desk), desk.playbook, lambda: [card])]
    assert any("开箱视频" in words and "case 1" in words for words in said)
    assert not patterns(view, cases(desk), desk.playbook, lambda: ["another"])


def test_where_the_other_side_said_nothing_no_refusal_was_seen_before(desk: HomeDesk) -> None:
    card = next(iter(desk.playbook().replies))
    one(desk, CloseCase("refunded", card=card, worked="开箱视频"), merchant="丙店")
    view = one(desk, NoteDiary("发货了吗", who="me"), product="锅")
    assert not desk.remembered(view.number)


def test_what_was_said_is_listened_to_only_where_a_card_once_worked(desk: HomeDesk) -> None:
    one(desk, CloseCase("refunded"), merchant="丙店")
    view = one(desk, product="锅")

    def never() -> list[str]:
        raise AssertionError

    assert patterns(view, cases(desk), desk.playbook, never) == ()


def test_a_way_that_never_worked_is_told_where_it_can_be_gone(desk: HomeDesk) -> None:
    one(desk, *applied(), CloseCase("refunded", way="contact"), product="货", merchant="店")
    once = one(desk, product="锅", merchant="新店")
    assert not told(desk, once)
    one(desk, *applied(), CloseCase("refunded", way="contact"), product="货", merchant="又一店")
    assert "was gone in 2 of your cases, and something else was what worked" in told(desk, once)
    one(desk, *applied(), CloseCase("refunded", way="apply"), product="货", merchant="第三店")
    assert not told(desk, once)


def test_a_case_in_the_trash_says_nothing(desk: HomeDesk) -> None:
    one(desk, CloseCase("refunded"), TrashCase())
    assert not told(desk, one(desk, product="锅"))


def test_among_many_cases_those_that_matter_are_looked_for(desk: HomeDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    one(desk, CloseCase("stopped"), product="壶", merchant="丁店")
    one(desk, product="灯", merchant="甲店")
    for number in range(4):
        one(desk, product=f"货{number}", merchant=f"店{number}")
    view = one(desk, product="锅", merchant="甲店")
    few = told(desk, view)
    monkeypatch.setattr(rules, "ENDED", 3)
    found = others_of(view, desk.file.cases(), desk.views, desk.search)
    assert {case.number for case in found} == {1, 2, view.number}, "what ended, and the same merchant"
    assert told(desk, view) == few != ""


def test_a_case_whose_playbook_is_gone_is_told_without_its_words(desk: HomeDesk) -> None:
    card = next(iter(desk.playbook().replies))
    one(desk, CloseCase("refunded", way="apply", card=card, worked="开箱视频"), product="壶")
    view = one(desk, product="锅")

    def gone(name: str) -> Playbook:
        return desk.playbook("no-such-pack")

    said = " ".join(map(str, patterns(view, cases(desk), gone, lambda: [card])))
    assert "Same merchant: 1 壶, refunded." in said
    assert f"(“{card}”); what worked there: 开箱视频" in said


def test_a_page_that_breaks_takes_nothing_from_what_other_cases_say(desk: HomeDesk) -> None:
    sent = SendLetter("first-message")
    pack = new_pack(desk.home, desk.library, "my-shop", desk.clock().date())
    rmtree(pack)
    copytree(desk.library.folder("douyin"), pack)
    for head in pack.rglob("playbook.md"):
        head.write_text(head.read_text(encoding="utf-8").replace("id: douyin", "id: my-shop"), encoding="utf-8")
    facts = {"product": "灯", "reason": "quality", "merchant": "店"}
    desk.library = Library(desk.home.playbooks)
    numbers = [desk.open(OpenCase("my-shop", facts=facts)).view.number for _ in range(2)]
    for intent in (sent, CloseCase("refunded")):
        desk.do(numbers[0], intent)
    before = desk.remembered(numbers[1])
    assert any("went out in 1 of your cases" in str(one) for one in before)
    book = desk.library.get("my-shop", "zh")
    for folder in ("steps", "letters"):
        (pack / "zh" / folder).mkdir(exist_ok=True)
        for name in {*book.files.names(folder)} - {"contact"}:
            (pack / "zh" / folder / f"{name}.md").write_text("---\n: [\n---\n", encoding="utf-8")
    desk.library = Library(desk.home.playbooks)
    after = desk.remembered(numbers[1])
    assert len(after) == len(before)
    assert any("“first-message” went out" in str(one) for one in after)
