"""How laws are named to whoever reads a letter."""

from __future__ import annotations

import pytest

from content.pack.arguing import Audience
from content.pack.library import Library
from store.papers.citing import argument, cited, cited_once, named_in_full, narrowed, right_to_end


@pytest.mark.parametrize(
    ("told", "official"),
    [
        (
            "不影响商品完好（七日无理由退货暂行办法第8条）。",
            "不影响商品完好（《网络购买商品七日无理由退货暂行办法》第8条）。",
        ),
        (
            "由卖家承担（电子商务法第20条），须经同意（第52条）。",
            "由卖家承担（《电子商务法》第20条），须经同意（第52条）。",
        ),
        (
            "由商家负责（网络消费司法解释（一）第11条）。",
            "由商家负责（《最高人民法院关于审理网络消费纠纷案件适用法律若干问题的规定（一）》第11条）。",
        ),
        ("（消费者权益保护法实施条例第18条）", "（《消费者权益保护法实施条例》第18条）"),
        ("（本店规定第3条）", "（本店规定第3条）"),
    ],
)
def test_an_official_reader_reads_laws_by_their_full_names(told: str, official: str) -> None:
    assert named_in_full(Library().get("generic", "zh"), told) == official


@pytest.mark.parametrize(
    ("language", "problem", "argued"),
    [
        ("zh", "第二包里有一条活虫", "混有异物"),
        ("zh", "送到时已经过期两个月", "超过了保质期"),
        ("zh", "已经过期，里面还有虫", "或与标签、页面标示不符"),
        ("zh", "吃完不舒服", "或与标签、页面标示不符"),
        ("en", "The bread was mouldy on the day it came", "had spoiled"),
        ("en", "Two hairs in the soup", "foreign matter"),
        ("en", "My wireless charger", "label and page state"),
    ],
)
def test_a_reason_is_argued_by_the_one_kind_of_fault_that_is_told(language: str, problem: str, argued: str) -> None:
    assert argued in argument(Library().get("generic", language).grounds["food"], problem)


@pytest.mark.parametrize(
    ("language", "reason", "problem", "argued"),
    [
        ("zh", "prepaid-card", "门店搬到十公里外", "变更经营场所"),
        ("zh", "course", "机构把我们转给别的学校", "义务转给第三人"),
        ("en", "prepaid-card", "The studio moved to another district", "moves"),
        ("en", "course", "I was in hospital for two months", "health"),
    ],
)
def test_what_lets_a_prepaid_contract_end_is_cited_first(
    language: str, reason: str, problem: str, argued: str
) -> None:
    ground = Library().get("generic", language).grounds[reason]
    told = narrowed(ground, problem)
    assert (argued in told.argument, told.laws[0]) == (True, "prepaid-13")
    assert right_to_end(ground, problem) == ("prepaid-13",)
    assert (narrowed(ground, "?"), right_to_end(ground, "?")) == (ground, ())


@pytest.mark.parametrize(
    ("reason", "problem", "argued"),
    [
        ("voucher", "雪花牛肉换成了普通肥牛", "核销后没有按写明的内容提供服务"),
        ("voucher", "没去过店里就被核销了", "券没有使用就被核销，没有得到相应的服务"),
        ("lost-parcel", "快递三天没更新", "停滞"),
        ("damaged", "杯子碎了", "破损"),
        ("living", "小猫第二天就死了", "死亡"),
        ("sent-parcel", "寄的花瓶碎了", "损毁"),
        ("work", "大衣被洗缩了", "弄坏、弄丢"),
    ],
)
def test_an_argument_does_not_leave_open_what_the_problem_tells(reason: str, problem: str, argued: str) -> None:
    ground = Library().get("generic", "zh").grounds[reason]
    assert argued in argument(ground, problem)
    assert "或" not in argument(ground, problem)


@pytest.mark.parametrize(
    ("reason", "leads", "left_out"),
    [
        ("minor-from-8", "civil-145", "civil-157"),  # the E-commerce Law's article alone presumes capacity
        ("minor-under-8", "civil-144", "civil-157"),
        ("double-charge", "civil-985", "civil-122"),
        ("top-up", "civil-577", ""),
        ("quality", "cpl-24", "civil-615"),
        ("not-received", "ecl-20", "civil-577"),
        ("deposit", "civil-587", ""),
    ],
)
def test_an_authority_reads_the_article_that_carries_the_argument(reason: str, leads: str, left_out: str) -> None:
    ground = Library().get("generic", "zh").grounds[reason]
    told = cited(ground, Audience.AUTHORITY)
    assert told[0] == ground.laws[0] == leads
    assert left_out not in told


@pytest.mark.parametrize(
    ("language", "problem", "argued"),
    [
        ("zh", "11月24日通知人数不够，不成团，只退一半", "退还已收取的全部费用"),
        ("zh", "被带去购物店买了玉镯", "行程结束后三十日内"),
        ("en", "They say too few people signed up and refund half", "refunds everything"),
        ("en", "We were taken to shops twice", "within 30 days"),
    ],
)
def test_a_tour_is_argued_by_what_went_wrong_with_it(language: str, problem: str, argued: str) -> None:
    assert argued in argument(Library().get("generic", language).grounds["tour"], problem)


@pytest.mark.parametrize(
    ("language", "before", "answer", "after"),
    [
        ("zh", "依据：《电子商务法》第20条。", "风险由卖家承担（电子商务法第20条）。", "风险由卖家承担。"),
        (
            "zh",
            "依据：《最高人民法院关于审理网络消费纠纷案件适用法律若干问题的规定（一）》第7条。",
            "按经营者承担责任（网络消费司法解释（一）第7条）。",
            "按经营者承担责任。",
        ),
        (
            "zh",
            "假货（《消费者权益保护法》第20、23条）。",
            "应当相符（《消费者权益保护法》第23条），别的不算。",
            "应当相符，别的不算。",
        ),
        (
            "zh",
            "依据：《消费者权益保护法》第24条。",
            "可以要求处理（《民法典》第621条、《消费者权益保护法》第24条）。",
            "可以要求处理（《民法典》第621条）。",
        ),
        (
            "zh",
            "依据：《电子商务法》第20条。",
            "由卖家承担（电子商务法第20条），须经同意（第52条）。",
            "由卖家承担（电子商务法第20条），须经同意（第52条）。",
        ),
        (
            "zh",
            "依据：《电子商务法》第20条。",
            "照付（含运费12元）；不影响完好（七日无理由退货暂行办法第8条）。",
            "照付（含运费12元）；不影响完好（七日无理由退货暂行办法第8条）。",
        ),
        (
            "en",
            "Basis: E-commerce Law, Arts. 20, 52.",
            "The risk is the seller's (E-commerce Law Art. 20).",
            "The risk is the seller's.",
        ),
        (
            "en",
            "Basis: E-commerce Law, Art. 20.",
            "It is theirs (Civil Code Art. 577; E-commerce Law Art. 20).",
            "It is theirs (Civil Code Art. 577).",
        ),
        (
            "en",
            "Basis: E-commerce Law, Art. 52.",
            "The risk is the seller's (E-commerce Law Art. 20).",
            "The risk is the seller's (E-commerce Law Art. 20).",
        ),
    ],
)
def test_an_article_that_a_letter_names_is_not_named_again_behind_the_answer(
    language: str, before: str, answer: str, after: str
) -> None:
    assert cited_once(Library().get("generic", language), before + answer, answer, language) == before + after


def test_what_the_other_side_puts_in_brackets_stays_as_they_wrote_it() -> None:
    text = "商家：“不退（电子商务法第20条）”。依据：《电子商务法》第20条。由卖家承担。"
    assert cited_once(Library().get("generic", "zh"), text, "由卖家承担。", "zh") == text
