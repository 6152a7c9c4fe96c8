"""The desk over its home folder: what is saved stays saved, whoever else writes, whatever breaks."""

from __future__ import annotations

import gc
import io
import json
import multiprocessing
import stat
from pathlib import Path

import pytest
import tinydb

from store.case.case import Case
from store.case.intents import MarkItem, NoteDiary, OpenCase, SetFact, TakeChoice
from store.disk.home import Home
from store.disk.settings import read_settings
from store.errors import BadValue, DamagedFile, HomeProblem, LetterIncomplete, Refused
from store.kept import CopyState
from store.opening import HomeDesk, open_home
from tests.conftest import StandingClock


def open_one(desk: HomeDesk, product: str = "蓝牙耳机") -> int:
    return desk.open(OpenCase("douyin", facts={"product": product})).view.number


def another(desk: HomeDesk) -> HomeDesk:
    """A second desk on the same home, as another process would hold it."""
    return open_home(desk.home, desk.clock, author="妈妈", language="zh")


def test_what_was_saved_is_there_for_the_next_one(desk: HomeDesk) -> None:
    number = open_one(desk)
    desk.do(number, TakeChoice("refused"))
    assert another(desk).view(number).case == desk.view(number).case


def test_the_garbage_collector_has_no_cases_to_look_through(desk: HomeDesk) -> None:
    number = open_one(desk)
    view = desk.do(number, TakeChoice("refused")).view
    values = [view, view.case, *view.case.records, *view.checklist, *view.deadlines, *desk.views().outlines]
    assert [value for value in values if gc.is_tracked(value)] == []


def test_stock_tinydb_reads_the_cases(desk: HomeDesk) -> None:
    number = open_one(desk)
    desk.close()
    with tinydb.TinyDB(desk.home.cases) as database:
        document = database.table("cases").get(doc_id=number)
    assert document["events"][0]["data"]["title"] == "蓝牙耳机"


def test_an_open_desk_takes_over_what_another_wrote(desk: HomeDesk) -> None:
    number = open_one(desk)
    other = another(desk)
    assert not desk.refresh()
    other.do(number, NoteDiary("商家打来电话"))
    second = open_one(other, "羽绒服")
    assert desk.refresh()
    assert not desk.refresh()
    assert desk.view(number).diary[0].by == "妈妈"
    assert desk.view(second).title == "羽绒服"


def test_two_desks_change_one_case_and_nothing_is_lost(desk: HomeDesk) -> None:
    number = open_one(desk)
    other = another(desk)
    desk.do(number, SetFact("order", "1"))
    other.do(number, SetFact("merchant", "声动旗舰店"))
    desk.do(number, MarkItem("chat", "have"))
    desk.refresh()
    assert desk.view(number).facts == {"product": "蓝牙耳机", "order": "1", "merchant": "声动旗舰店"}


def test_numbers_are_given_once(desk: HomeDesk) -> None:
    other = another(desk)
    numbers = [open_one(one, f"商品{n}") for n in range(5) for one in (desk, other)]
    assert numbers == list(range(1, 11))


def _add_many(path: Path, count: int) -> None:
    from store.days.clock import system_clock

    desk = open_home(Home(path), system_clock(), author=str(count), language="zh")
    for n in range(count):
        desk.open(OpenCase("douyin", facts={"product": f"商品{n}"}))


def test_several_processes_write_at_once_and_every_case_is_there(desk: HomeDesk) -> None:
    context = multiprocessing.get_context("spawn")
    processes = [context.Process(target=_add_many, args=(desk.home.path, count)) for count in (9, 10, 11)]
    for process in processes:
        process.start()
    for process in processes:
        process.join(60)
    assert [process.exitcode for process in processes] == [0, 0, 0]
    desk.refresh()
    assert sorted(view.number for view in desk.views()) == list(range(1, 31))


def test_the_home_is_for_its_owner_only(desk: HomeDesk) -> None:
    open_one(desk)
    for path in desk.home.path.rglob("*"):
        assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0, path
    assert stat.S_IMODE(desk.home.path.stat().st_mode) == 0o700


@pytest.mark.parametrize("data", [b"{not json", b"[1, 2]", b'{"cases": 3}', "退款".encode("gbk"), b"{"])
def test_a_file_that_is_not_ours_is_kept_and_told_and_never_overwritten(
    home: Home, clock: StandingClock, data: bytes
) -> None:
    home.prepare()
    home.cases.write_bytes(data)
    desk = open_home(home, clock, "小李", "zh")
    for _ in range(2):
        with pytest.raises(DamagedFile, match=r"cases\.json"):
            open_one(desk)
        with pytest.raises(DamagedFile):
            desk.views()
    assert home.cases.read_bytes() == data
    copies = list(home.path.glob("cases.json.damaged-*"))
    assert [copy.read_bytes() for copy in copies] == [data]


def test_a_case_with_a_broken_event_is_told_and_left_alone(desk: HomeDesk) -> None:
    number = open_one(desk)
    desk.close()
    tables = json.loads(desk.home.cases.read_text(encoding="utf-8"))
    tables["cases"][str(number)]["events"][0].pop("kind")
    broken = json.dumps(tables)
    desk.home.cases.write_text(broken, encoding="utf-8")
    with pytest.raises(DamagedFile):
        another(desk).view(number)
    assert desk.home.cases.read_text(encoding="utf-8") == broken


def test_a_home_that_cannot_be_made_says_so(tmp_path: Path, clock: StandingClock) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(HomeProblem, match="file"):
        open_home(Home(tmp_path / "file" / "home"), clock, "小李", "zh")


def test_evidence_is_copied_and_checked(desk: HomeDesk, tmp_path: Path) -> None:
    number = open_one(desk)
    photo = tmp_path / "照片.jpg"
    photo.write_bytes(b"pixels")
    desk.attach(number, photo, "goods", "左耳断了")
    desk.attach_stream(number, io.BytesIO(b"chat"), "chat.txt", "chat")
    first, second = desk.exhibits(desk.view(number))
    assert (first.path.read_bytes(), first.state) == (b"pixels", CopyState.UNCHANGED)
    assert second.path.name.endswith("chat.txt")
    assert [exhibit.note for exhibit in desk.view(number).exhibits] == ["左耳断了", ""]


def test_evidence_of_an_unknown_kind_leaves_no_copy_behind(desk: HomeDesk, tmp_path: Path) -> None:
    number = open_one(desk)
    photo = tmp_path / "a.jpg"
    photo.write_bytes(b"pixels")
    with pytest.raises(BadValue, match="magic"):
        desk.attach(number, photo, "magic")
    assert not list(desk.home.evidence.rglob("*.jpg"))


def test_a_letter_names_what_it_lacks_and_is_written_when_it_is_known(desk: HomeDesk) -> None:
    number = open_one(desk)
    with pytest.raises(LetterIncomplete) as refused:
        desk.letter(number, "application")
    assert {"order", "problem", "reason", "demand"} <= set(refused.value.missing)
    facts = {
        "order": "6920001112223334445", "paid": "199", "reason": "quality", "demand": "return-refund",
        "problem": "右耳无声，换手机也一样", "merchant": "声动旗舰店", "bought-on": "11-2",
    }  # fmt: skip
    for key, value in facts.items():
        desk.do(number, SetFact(key, value))
    letter = desk.letter(number, "application")
    for part in ("6920001112223334445", "199元", "商品质量问题", "右耳无声", "退货并退款"):
        assert part in letter.text
    assert letter.too_long_by == 0


def test_the_letters_of_the_step_come_first(desk: HomeDesk) -> None:
    assert desk.letters(open_one(desk))[0].id == "first-message"


def test_search_looks_at_all_text_of_a_case(desk: HomeDesk) -> None:
    first, second = open_one(desk), open_one(desk, "羽绒服")
    desk.do(first, NoteDiary("客服说已拆封不退"))
    desk.do(second, SetFact("order", "ABC-77"))
    assert [view.number for view in desk.search("拆封")] == [first]
    assert [view.number for view in desk.search("abc 羽绒")] == [second]
    assert not desk.search("没有这样的词")
    assert len(desk.search("  ")) == 2


def test_the_language_of_a_view_can_change_while_running(desk: HomeDesk) -> None:
    number = open_one(desk)
    chinese = desk.view(number).step.title
    english = desk.read_in("en")
    assert (chinese, english.view(number).step.title) == ("联系商家", "Contact the merchant")
    assert desk.view(number).step.title == chinese


def test_a_running_case_whose_step_is_gone_asks_where_it_stands(home: Home, clock: StandingClock) -> None:
    own = home.playbooks / "shop" / "zh"
    (own / "steps").mkdir(parents=True)
    chart = "```mermaid\nflowchart TD\na([开]) --> b[做] --> c[等] --> d([完])\n```\n"
    (own / "flow.md").write_text(chart, encoding="utf-8")
    for table in ("reasons", "evidence", "limits"):
        (own / f"{table}.md").write_text("# 无\n", encoding="utf-8")
    for step in "bcde":
        (own / "steps" / f"{step}.md").write_text(f"---\naction: {step}\n---\n# {step}\n", encoding="utf-8")
    number = open_home(home, clock, "小李", "zh").open(OpenCase("shop", title="鞋")).view.number
    (own / "flow.md").write_text(chart.replace("b[做]", "e[新]"), encoding="utf-8")
    desk = open_home(home, clock, "小李", "zh")
    view = desk.view(number)
    assert [choice.id for choice in view.next.choices] == ["e", "c", "d"]
    assert desk.do(number, TakeChoice("c")).view.step.id == "c"


def test_case_values_are_equal_when_their_events_are(desk: HomeDesk) -> None:
    number = open_one(desk)
    case: Case = desk.view(number).case
    assert case == another(desk).view(number).case


@pytest.mark.parametrize("year", [1970, 2000, 8363])
def test_a_clock_that_cannot_be_right_is_told_and_nothing_is_saved(
    desk: HomeDesk, clock: StandingClock, year: int
) -> None:
    number = open_one(desk)
    clock.now = clock.now.replace(year=year)
    with pytest.raises(Refused, match=f"clock of this computer says {year}-11-23"):
        desk.do(number, NoteDiary("说了", "me", "other"))
    with pytest.raises(Refused, match="clock"):
        open_one(desk, "灯")
    clock.now = clock.now.replace(year=2026)
    assert len(desk.view(number).case.records) == 2
    assert open_one(desk, "灯") == number + 1


def test_what_cannot_be_read_is_named_and_not_what_lies_beside_it(desk: HomeDesk) -> None:
    open_one(desk)
    journal = desk.home.path / "cases.json.journal"
    desk.close()
    journal.unlink()
    journal.mkdir()
    with pytest.raises(HomeProblem, match=r"cases\.json\.journal cannot be read"):
        another(desk).views()


@pytest.mark.parametrize("what", ["file", "link to nothing", "below a file"])
def test_a_home_that_is_no_folder_is_named(tmp_path: Path, clock: StandingClock, what: str) -> None:
    place = tmp_path / "place"
    if what == "link to nothing":
        place.symlink_to(tmp_path / "nowhere")
    else:
        place.write_text("mine")
    home = Home(place / "home" if what == "below a file" else place)
    with pytest.raises(HomeProblem, match="no folder"):
        open_home(home, clock, author="小李", language="zh")
    if what != "link to nothing":
        with pytest.raises(HomeProblem, match="no folder"):
            read_settings(home)
