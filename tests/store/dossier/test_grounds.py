"""The articles of a demand: each that is named stands in the list with its version and words of its text."""

from __future__ import annotations

import pytest

from content.pack.library import Library
from store.dossier.contents import Reader
from store.opening import HomeDesk
from store.papers.citing import cited_in
from tests.store.dossier.cases import headphones
from tests.store.dossier.test_lawyer import made


@pytest.mark.parametrize("reader", list(Reader))
def test_the_law_of_an_answer_is_listed_with_its_version(desk: HomeDesk, reader: Reader) -> None:
    demand = made(desk, headphones(desk), reader).demand
    assert "七日无理由退货暂行办法" in demand.answer
    (law,) = (one for one in demand.laws if "七日无理由退货" in one.law)
    assert law.law.endswith("第8条")
    assert "起施行" in law.version
    assert len({one.law for one in demand.laws}) == len(demand.laws), "each once"


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("不影响商品完好（七日无理由退货暂行办法第8条），不能拒绝。", ["seven-day-8"]),
        ("《消费者权益保护法》第24、25条", ["cpl-24", "cpl-25"]),
        ("已经拆封，不能退。", []),
        ("《没有的法》第3条", []),
    ],
)
def test_articles_are_known_by_the_names_that_texts_give_them(text: str, named: list[str]) -> None:
    book = Library().get("generic", "zh")
    laws = [book.laws[name] for name in cited_in(book, text, "zh")]
    expected = {"seven-day-8": "《网络购买商品七日无理由退货暂行办法》第8条"}
    assert [f"{one.law}{one.article}" for one in laws] == [
        expected.get(name, f"《消费者权益保护法》第{name.removeprefix('cpl-')}条") for name in named
    ]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("leaves the goods intact (Seven-day Return Measures Art. 8), so", ["第8条"]),
        ("under Consumer Protection Law Arts. 24, 25 and Civil Code Art. 577", ["第24条", "第25条", "第577条"]),
        ("(Implementing Regulation Art. 12)", ["第12条"]),
        ("Art. 5 of nothing", []),
    ],
)
def test_english_texts_name_them_short(text: str, named: list[str]) -> None:
    english, chinese = (Library().get("generic", language) for language in ("en", "zh"))
    assert [chinese.laws[name].article for name in cited_in(english, text, "en")] == named


@pytest.mark.parametrize("reader", [Reader.AUTHORITY, Reader.LAWYER, Reader.COURT])
def test_what_only_a_promise_of_more_gives_is_no_ground_for_the_price_alone(desk: HomeDesk, reader: Reader) -> None:
    fake = {"reason": "counterfeit", "demand": "refund"}
    laws = [one.law for one in made(desk, headphones(desk, **fake), reader).demand.laws]
    assert laws
    assert not [one for one in laws if "网络消费纠纷案件" in one], "nobody promised to pay more for a fake"


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("pack", ["generic", "douyin", "services", "virtual"])
def test_what_an_exhibit_is_to_prove_is_more_than_its_name(pack: str, language: str) -> None:
    kinds = Library().get(pack, language).evidence.values()
    assert not [kind.title for kind in kinds if kind.title.strip() == kind.proves.strip()]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_right_to_end_a_contract_and_what_is_intact_come_with_words_of_its_text(language: str) -> None:
    laws = Library().get("generic", language).laws
    assert not [
        name for name in ("civil-563", "civil-565", "civil-566", "return-8") if not laws[name].quote.strip("—- ")
    ]
