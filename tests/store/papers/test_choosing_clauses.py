"""What is meant where a message says several things: its clauses are heard one by one."""

from __future__ import annotations

from pathlib import Path

import pytest

from content.pack.hearing import clauses
from content.pack.library import Library
from content.pack.recalling import NOTHING
from store.papers import measures
from store.papers.recalled import Recalled, recall
from tests.store.papers.test_recalled import answer


@pytest.mark.parametrize(
    ("text", "reason", "cards"),
    [
        (
            "您好，商品包装已拆封影响二次销售，如需退货需扣除30%折旧费，同意的话我这边给您通过",
            "",
            ("fee-deducted", "second-sale"),
        ),
        ("谁叫你签收的时候不当面验，碎了去找快递赔，跟我们店没关系", "", ("signed-accepts", "ask-courier")),
        ("我们只是代播的，售后你找厂家，直播间管不着", "", ("not-our-host", "ask-factory")),
    ],
)
def test_a_card_that_a_clause_says_and_the_whole_may_mean_is_given(
    tmp_path: Path, text: str, reason: str, cards: tuple[str, ...]
) -> None:
    heard = answer(tmp_path, text, reason)
    assert heard.meant == cards
    assert all(heard.heard.why[name] for name in cards)


def test_why_is_told_by_the_clause_where_no_cue_was_met(tmp_path: Path) -> None:
    text = "您好，商品包装已拆封影响二次销售，如需退货需扣除30%折旧费，同意的话我这边给您通过"
    heard = answer(tmp_path, text, "").heard
    assert heard.why["fee-deducted"] == ("如需退货需扣除30%折旧费",)
    assert heard.words == text


def test_a_way_out_of_the_platform_that_a_clause_tells_leads(tmp_path: Path) -> None:
    text = "起球是羊毛嘞特性，俺也不容易恁也不容易，给你补20，你把退款撤咯，中不中"
    assert answer(tmp_path, text, "").meant == ("withdraw-first", "no-defect")


@pytest.mark.parametrize(
    "text",
    [
        "【抖音电商】您的售后申请已提交，商家将在48小时内处理，请留意消息通知。",
        "查到啦！包裹是被隔壁单元签走了，快递已经在取回来的路上，今天晚上重新给您送到家",
        "查到了，刚才运营商那边延迟，100元现在到账了，您看下余额",
        "您的会员将于12月3日自动续费15元，如需取消请在支付宝—免密支付中关闭",
    ],
)
def test_no_clause_makes_a_quarrel_of_what_refuses_nothing(tmp_path: Path, text: str) -> None:
    heard = answer(tmp_path, text, "")
    assert heard.meant == ()
    assert not heard.heard.danger


def test_a_fraud_is_never_told_by_a_clause_alone(tmp_path: Path) -> None:
    text = "您先用后付的钱再不付我们就提交征信了，先把款付了再谈退货的事"
    assert answer(tmp_path, clauses(text)[0], "").heard.danger
    assert not answer(tmp_path, text, "").heard.danger


def test_what_is_refused_behind_a_warning_is_not_called_a_warning(tmp_path: Path) -> None:
    heard = answer(tmp_path, "提醒：凡是让您加微信转账退款的都是骗子。您的商品已拆封，不支持退货", "").heard
    assert not heard.danger
    assert heard.instead == ""
    assert heard.likely[0].id == "opened"


def told(shares: dict[str, float], near: dict[str, float], **more: object) -> Recalled:
    return Recalled(shares, {}, 20, frozenset({"opened", "scam"}), known=True, near=near, **more)  # type: ignore[arg-type]


def test_what_may_want_no_answer_be_a_fraud_or_another_parcel_is_doubtful() -> None:
    assert not told({"opened": 0.4}, {"nothing": 0.24}).doubtful("opened", ("scam",))
    assert told({"opened": 0.4}, {"nothing": 0.25}).doubtful("opened", ("scam",))
    assert told({"opened": 0.4, "scam": measures.BACKED}, {}).doubtful("opened", ("scam",))
    assert not told({"opened": 0.4, "scam": measures.BACKED}, {}).doubtful("opened", ())
    large = {"opened": 0.3, "mismatch": 0.31}
    assert told({"opened": 0.4}, {}, at_large=large, untrue=frozenset({"mismatch"})).doubtful("opened", ())
    assert not told({"opened": 0.4}, {}, at_large=large).doubtful("opened", ())


def test_who_denies_something_is_not_said_to_refuse_nothing() -> None:
    books = (Library().get("generic", "zh"),)
    text = "运费险是保险公司的事，不够的您自己贴，我们不承担"
    assert NOTHING not in recall(books, text, {}, denied=True).shares
    assert recall(books, text, {}).shares.keys() >= {NOTHING}


def test_of_a_long_text_the_beginning_and_the_end_are_heard() -> None:
    books = (Library().get("generic", "zh"),)
    ends = "拆封了不给退" + "甲" * (measures.ENDS - 6) + "\n" + "甲" * (measures.ENDS - 6) + "拆封了不给退"
    long = ends.replace("\n", "券过期了就作废" * 50)
    assert recall(books, long, {}).shares == recall(books, ends, {}).shares


@pytest.mark.parametrize("name", ["CALL-SCAM", " off-platform ", "Opened"])
def test_the_id_of_a_card_is_known_in_any_letters(tmp_path: Path, name: str) -> None:
    assert answer(tmp_path, name, "").meant == (name.strip().lower(),)


def test_a_fraud_that_the_sentences_cry_is_not_silenced_by_words_of_a_card(tmp_path: Path) -> None:
    text = (
        "Dear guest, your booking may be cancelled because your card failed verification. Please re-enter your "
        "card details at the link below within 6 hours, a hold of full amount will be returned."
    )
    heard = answer(tmp_path, text, "", "room", "en").heard
    assert heard.danger
    assert [one.id for one in heard.replies] == ["call-scam"]


@pytest.mark.parametrize(
    "text",
    [
        "你好我顺丰的，有个件下午三点左右送，家里有人不？没人我给你放物业？",
        "叔叔您好，麻烦把同行几位的姓名和回程车次发我下，我好安排接站送站",
        "您好，菜单已经按您要求调整好了，麻烦您核对一下桌数是18桌还是20桌？",
        "Hi, this is your DHL courier. Will you be home between 2 and 4 pm today? Need signature",
    ],
)
def test_who_greets_and_then_asks_or_tells_does_not_only_greet(tmp_path: Path, text: str) -> None:
    heard = answer(tmp_path, text, "").heard
    greeting = [Library().get("generic", one).ear.meanings["greeting"].instead for one in ("zh", "en")]
    assert heard.replies == ()
    assert heard.instead not in ("", *greeting)


@pytest.mark.parametrize("text", ["您好，请问有什么可以帮到您", "在的亲，您请说", "您好，在吗", "你好"])
def test_who_only_greets_greets(tmp_path: Path, text: str) -> None:
    assert (
        answer(tmp_path, text, "").heard.instead == Library().get("generic", "zh").ear.meanings["greeting"].instead
    )


@pytest.mark.parametrize(
    ("text", "cards"),
    [
        ("退货物流显示已经签收三天了？仓库那边没看到入库，您让快递发签收底单来", ("return-not-received",)),
        ("你这理由不成立啊，7天无理由也得有个合理理由吧", ()),
    ],
)
def test_what_the_whole_hardly_means_is_not_given_for_a_clause(
    tmp_path: Path, text: str, cards: tuple[str, ...]
) -> None:
    assert answer(tmp_path, text, "").meant == cards


def test_a_trap_is_told_also_where_a_fraud_is_near(tmp_path: Path) -> None:
    assert answer(tmp_path, "抖音内部渠道追款，100%成功，追回再收费，加QQ 88213xxxx", "").meant == ("off-platform",)


def test_a_clause_of_a_few_signs_neither_speaks_nor_counts(tmp_path: Path) -> None:
    text = "您好，商品包装已拆封影响二次销售，如需退货需扣除30%折旧费，同意的话我这边给您通过"
    assert answer(tmp_path, text, "").meant == ("fee-deducted", "second-sale")


@pytest.mark.parametrize(
    ("text", "card"),
    [
        ("运费您自己出", "freight-either"),
        ("大件退货运费要您自己出，180", "freight-either"),
        ("You pay return postage", "freight-either"),
        ("只能换颜色，换别的也行，退是不退的", "exchange-either"),
    ],
)
def test_where_the_reason_would_decide_the_card_that_holds_whichever_way_is_given(
    tmp_path: Path, text: str, card: str
) -> None:
    assert answer(tmp_path, text, "").meant == (card,)


@pytest.mark.parametrize(("reason", "card"), [("quality", "freight-on-you"), ("no-reason", "freight-no-reason")])
def test_where_the_reason_is_known_the_card_for_it_is_given(tmp_path: Path, reason: str, card: str) -> None:
    assert answer(tmp_path, "运费您自己出", reason).meant == (card,)


def test_a_courtesy_in_passing_is_no_advice_where_most_clauses_argue(tmp_path: Path) -> None:
    text = (
        "让您久等了不好意思。照片给师傅看了，他说是您坐的姿势不对，不是海绵的问题。老板说最多补偿您80块，"
        "您点头我就打款，再多真没有了，一单也就赚这点"
    )
    assert answer(tmp_path, text, "quality", "沙发").heard.instead == ""


def test_a_clause_that_sounds_like_a_refusal_takes_no_good_news_away(tmp_path: Path) -> None:
    heard = answer(tmp_path, "您的退货申请审核通过了，请在7天内寄回并填写运单号，逾期申请自动关闭", "").heard
    assert heard.instead
    assert heard.replies == ()
