"""The letters of the six cases of the examples, as their readers read them: nothing untrue, nothing twice, and the
days stay in the shortest form."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest

from content.text.words import Translator
from store.case.intents import NoteDiary, OpenCase
from store.days.clock import HOME_ZONE
from store.disk.home import Home
from store.opening import HomeDesk, open_home
from store.papers.letters import Letter
from tests.conftest import StandingClock
from tests.letterbook import PERSON, SAMPLES, letters, told

EARPHONES, CLOTHES, SERUM, KETTLE, NUTS, VACUUM = range(6)
Read = Callable[[int, str, str], str]
DAYS = {"zh": "2026年11月", "en": "Nov"}


@pytest.fixture
def read(tmp_path: Path) -> Iterator[Read]:
    """A letter of one of the six cases, in a language, as one line."""
    desks: list[HomeDesk] = []

    def one(case: int, language: str, letter: str) -> str:
        folder = tmp_path / str(len(desks))
        folder.mkdir()
        desk, number = told(SAMPLES[case], language, folder)
        desks.append(desk)
        return " ".join(desk.letter(number, letter).text.split())

    yield one
    for desk in desks:
        desk.close()


def written(home: Home, clock: StandingClock, language: str, letter: str, facts: dict[str, str]) -> Letter:
    """A letter of a case that is told by its facts alone."""
    desk = open_home(home, clock, author="me", language=language)
    number = desk.open(OpenCase("generic", "", {**PERSON[language], **facts}, sure=True)).view.number
    return desk.letter(number, letter)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("case", range(6))
def test_the_day_and_the_demand_stay_in_every_short_form(tmp_path: Path, case: int, language: str) -> None:
    desk, number = told(SAMPLES[case], language, tmp_path)
    short = [one for one in letters(desk, number) if one.template.limit >= 200]
    desk.close()
    dated = [one for one in short if "dates" in one.template.body or "story" in one.template.body]
    assert {one.template.id for one in dated} >= {"application", "application-200", "intervention", "limit-appeal"}
    assert [one.text for one in dated if DAYS[language] not in one.text] == []
    sum_of = SAMPLES[case].facts["paid"].split(".")[0][-3:]
    assert [one.text for one in short if one.template.id != "limit-appeal" and sum_of not in one.text] == []


def test_half_a_sentence_is_never_all_that_is_told_of_what_is_wrong(read: Read) -> None:
    assert read(SERUM, "en", "application-80") == "Counterfeit. Return and refund, RMB 588.50."
    assert read(VACUUM, "en", "application-80") == "False advertising. Return and refund, RMB 1,299."
    assert read(KETTLE, "en", "application-80").startswith("Not received: I received nothing ")
    assert read(NUTS, "en", "application-80") == "There was foreign matter in the food. Refund only, RMB 59.90."
    assert read(EARPHONES, "en", "application-80").startswith("Quality problem: The right side makes no sound. ")


@pytest.mark.parametrize(
    "letter", ["application", "intervention", "rejection-answer", "complaint-12315", "civil-outline"]
)
def test_an_insect_is_argued_as_foreign_matter_and_not_by_the_label(read: Read, letter: str) -> None:
    assert "标签" not in read(NUTS, "zh", letter)
    assert "食品中混有异物" in read(NUTS, "zh", letter)
    assert "label" not in read(NUTS, "en", letter)


@pytest.mark.parametrize(
    ("letter", "zh", "en"),
    [
        ("offer-answer", "寄回", "go back"),
        ("settlement", "寄回", "go back"),
        ("limit-appeal", "退货", "return the goods"),
        ("accusation-answer", "拆包视频", "unpacking video"),
    ],
)
def test_what_never_came_is_not_sent_back(read: Read, letter: str, zh: str, en: str) -> None:
    assert zh not in read(KETTLE, "zh", letter)
    assert en not in read(KETTLE, "en", letter)


def test_a_refusal_is_not_answered_as_an_offer(read: Read) -> None:
    assert "贵店另有方案的，请用文字写明：" in read(EARPHONES, "zh", "offer-answer")
    assert "Before I decide" not in read(EARPHONES, "en", "offer-answer")
    assert "Before I decide" in read(NUTS, "en", "offer-answer")


def test_who_was_refused_does_not_write_that_no_answer_came(read: Read) -> None:
    assert "联系过贵店，事情还没有解决。" in read(EARPHONES, "zh", "reminder")
    assert ", and it is not settled yet." in read(EARPHONES, "en", "reminder")


def test_a_contact_that_the_case_does_not_know_of_is_named_beside_the_reminder(tmp_path: Path) -> None:
    desk, number = told(SAMPLES[CLOTHES], "zh", tmp_path)
    assert [one.fact for one in desk.letter(number, "reminder").findings] == ["contacted-on"]
    desk.do(number, NoteDiary("要不要换一件？", "merchant", "chat", on="2026-11-19", sure=True))
    assert not desk.letter(number, "reminder").findings
    desk.close()


def test_an_offer_is_called_an_offer_and_argued_against_everywhere(read: Read) -> None:
    assert "就被投诉人的方案：这个方案只退一部分" in read(NUTS, "zh", "complaint-12315")
    assert "On the respondent's offer: " in read(NUTS, "en", "complaint-12315")
    assert "On their offer (“We can only refund half, no return needed”): " in read(NUTS, "en", "intervention")
    assert "held against" not in read(NUTS, "en", "supplement")


def test_the_brand_that_has_answered_is_not_going_to_be_asked(read: Read) -> None:
    assert "ask the brand" not in read(SERUM, "en", "civil-outline")
    assert "向品牌方核实" not in read(SERUM, "zh", "accusation-answer")


def test_the_buyers_own_i_stands_as_own_words_before_a_court(read: Read) -> None:
    text = read(KETTLE, "en", "civil-outline")
    assert "Not received: “The tracking shows a signature; I received nothing and let nobody accept it”." in text
    assert "did not receive this parcel" not in text


def test_a_day_is_named_once_in_a_line_of_dates(read: Read) -> None:
    assert "11月10日申请售后，同日被拒绝" in read(VACUUM, "zh", "application-200")
    assert "applied on November 10; refused on the same day" in read(VACUUM, "en", "defence-outline")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_one_contract_has_one_name_in_all_papers(home: Home, clock: StandingClock, language: str) -> None:
    words = {
        "zh": ("六日游", "彩云旅行社", "两个景点没有去"),
        "en": ("six-day tour", "Caiyun", "Two sights were left out"),
    }
    product, merchant, problem = words[language]
    facts = {"reason": "tour", "demand": "refund", "paid": "5600", "order": "L88", "product": product,
             "merchant": merchant, "problem": problem}  # fmt: skip
    name = Translator(language)("contract for a package tour")
    for paper in ("civil-outline", "evidence-list", "defence-outline"):
        assert name in written(home, clock, language, paper, facts).text
    asked = {"zh": "退还所付款项人民币5600元整", "en": "repayment of what was paid, RMB 5,600"}
    assert asked[language] in written(home, clock, language, "complaint-12315", facts).text
    part = {"zh": "退还部分价款人民币2000元整", "en": "repayment of a part of the price, RMB 2,000"}
    assert part[language] in written(home, clock, language, "complaint-12315", facts | {"amount": "2000"}).text
    ends = written(home, clock, language, "rescission", facts | {"amount": "2000"})
    assert "amount" in {one.fact for one in ends.findings}


def test_a_lost_parcel_of_ones_own_is_claimed_from_the_courier_who_answered(
    home: Home, clock: StandingClock
) -> None:
    desk = open_home(home, clock, author="me", language="zh")
    facts = {**PERSON["zh"], "reason": "sent-parcel", "demand": "compensation", "paid": "18", "amount": "1500",
             "order": "SF1234567890123", "product": "旧相机", "merchant": "快达速递", "problem": "寄丢了",
             "refused-on": "2026-11-10"}  # fmt: skip
    number = desk.open(OpenCase("generic", "", facts, sure=True)).view.number
    desk.do(number, NoteDiary("没有保价，最多赔运费的三倍", "courier", "chat", on="2026-11-10", sure=True))
    claim = desk.letter(number, "courier-claim")
    assert "请求：赔偿1500元。" in claim.text
    assert "amount" not in {one.fact for one in claim.findings}
    court = desk.letter(number, "civil-outline").text
    assert "运单号SF1234567890123" in court
    assert "三、2026年11月10日，被告在聊天中答复：“没有保价，最多赔运费的三倍”。争议没有解决。" in court


def test_an_appeal_tells_what_is_wrong_behind_one_colon_at_most(tmp_path: Path) -> None:
    facts = {
        "product": "Two tickets for the concert", "order": "", "paid": "760", "reason": "event-ticket",
        "problem": "At the show a pillar stood before the seats, and nothing of the stage could be seen, "
        "which the plan of the hall had not shown; nobody helped us to other seats that evening",
    }  # fmt: skip
    clock = StandingClock(datetime(2026, 11, 23, 10, 0, tzinfo=HOME_ZONE))
    text = written(Home(tmp_path / "home"), clock, "en", "limit-appeal", facts).text
    told = next(line for line in text.splitlines() if "Two tickets" in line)
    assert told.count(":") <= 1
    assert "nothing of the stage" in told
