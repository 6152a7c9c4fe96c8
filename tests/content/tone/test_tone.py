"""The tone of letters: what hurts is found, and what is merely firm is left alone."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.pack.library import Library
from content.text.words import Translator
from content.tone import ADVICE, ToneKind, check_tone

HURTS = [
    ("zh", "insult", "你们就是【骗子】，退钱。"),
    ("zh", "insult", "这种【黑店】怎么还开着"),
    ("zh", "insult", "【垃圾客服】，半天不回"),
    ("zh", "threat", "【不退钱我就去曝光】。"),
    ("zh", "threat", "今天不处理，你【等着瞧】。"),
    ("zh", "threat", "【不赔三倍我就去举报】你们"),
    ("zh", "threat", "请处理，【否则我天天来给差评】"),
    ("zh", "exaggeration", "我说了【无数次】，没人理。"),
    ("zh", "exaggeration", "这【绝对是】翻新货。"),
    ("zh", "guess-about-motive", "你们【故意】发错货。"),
    ("zh", "guess-about-motive", "商家【就是不想】退钱。"),
    ("zh", "off-platform", "把钱【转到我支付宝】就行。"),
    ("zh", "off-platform", "可以【加我微信】谈。"),
    ("zh", "several-demands", "我要求【退款，还要赔偿】误工费。"),
    ("zh", "several-demands", "诉求：【退款199元，并且换货】。"),
    ("zh", "several-demands", "给我【换一个，再赔我】运费"),
    ("zh", "shouting", "到底退不退【！！！】"),
    ("zh", "shouting", "凭什么【？！】"),
    ("en", "insult", "You are 【scammers】."),
    ("en", "threat", "Refund me or 【you will regret】 it."),
    ("en", "threat", "【Unless you pay I will expose】 this."),
    ("en", "exaggeration", "This is the 【worst shop】 on earth."),
    ("en", "guess-about-motive", "You sent the wrong one 【on purpose】."),
    ("en", "off-platform", "Just transfer it 【to my Alipay】."),
    ("en", "several-demands", "I want a 【refund and also compensation】."),
    ("en", "shouting", "【REFUND MY MONEY】 today."),
    ("en", "shouting", "Answer me【!!】"),
    ("en", "insult", "Order 1: 你们是【奸商】。"),
]

FINE = [
    ("zh", "请在今天18点前回复是否同意退款。如不同意，请写明原因。"),
    ("zh", "届时没有答复，我会在订单里提交售后申请，并向12315投诉。"),
    ("zh", "申请退货退款，¥199.00，退回原支付方式。"),
    ("zh", "我要求退款，不接受换货。"),
    ("zh", "请贵店写明：退款还是换货，运费由谁承担。"),
    ("zh", "售后申请里选了维修，再次申请时改为退款。"),
    ("zh", "对退款要求故意拖延或者无理拒绝的，依法处理。"),
    ("zh", "划痕不是我故意弄的，开箱视频里已经有。"),
    ("zh", "商家让我加微信私下退款，我没有同意。"),
    ("zh", "我不在平台外收款或沟通。"),
    ("zh", "相机曝光过度，拍出的照片全白。"),
    ("zh", "垃圾桶的盖子裂了；滚筒洗衣机不转；去死皮膏过期。"),
    ("zh", "页面写“史上最低价”，结算时高了30元。"),
    ("zh", "客服回复：“你是骗子，别来了。”截图已上传。"),
    ("zh", "页面标价虚构原价，涉嫌价格欺诈。面料标100%棉，实测62%。"),
    ("zh", "请补发缺少的充电头，谢谢！"),
    ("zh", "我要求退款、退还货款199元。"),
    ("zh", "我要换货，换一个新的。"),
    ("en", "Please answer within 24 hours. If not, I shall submit an after-sale application."),
    ("en", "I ask for: Return and refund, ¥199.00."),
    ("en", "I want a refund or an exchange; which can you do?"),
    ("en", "The USB HDMI LED port does not work."),
    ("en", "The merchant asked me to talk over WeChat; I declined."),
    ("en", "I take no money and hold no talks outside the platform."),
    ("en", "The scratch was not made on purpose."),
    ("en", 'They answered: "you are a liar". The screenshot is attached.'),
]


@pytest.mark.parametrize(("language", "kind", "marked"), HURTS, ids=lambda value: str(value)[:24])
def test_what_hurts_is_marked_where_it_stands(language: str, kind: str, marked: str) -> None:
    text = marked.replace("【", "").replace("】", "")
    start, end = marked.index("【"), marked.index("】") - 1
    found = check_tone(text, language)
    assert (start, end, ToneKind(kind)) in [(mark.start, mark.end, mark.kind) for mark in found]
    assert {mark.kind for mark in found} == {ToneKind(kind)}


@pytest.mark.parametrize(("language", "text"), FINE, ids=lambda value: str(value)[:24])
def test_what_is_firm_or_quoted_is_left_alone(language: str, text: str) -> None:
    assert [text[mark.start : mark.end] for mark in check_tone(text, language)] == []


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_answers_we_recommend_pass_our_own_check(language: str) -> None:
    book = Library().get("douyin", language)
    for reply in book.replies.values():
        assert check_tone(reply.answer, language) == (), reply.id


def test_every_kind_has_advice_in_both_languages() -> None:
    for kind in ToneKind:
        assert Translator("zh")(ADVICE[kind]) != Translator("en")(ADVICE[kind])


@given(st.text(max_size=400) | st.text(alphabet="退款还要赔偿不我就曝光！!，。 REFUND and", max_size=400))
def test_marks_stay_inside_any_text(text: str) -> None:
    for language in ("zh", "en"):
        for mark in check_tone(text, language):
            assert 0 <= mark.start < mark.end <= len(text)


@pytest.mark.parametrize("piece", ["不退就", "要求退款并", "！", "说“", "I want a refund and ", "ABCD ", "x" * 50])
def test_a_long_text_is_read_quickly(piece: str) -> None:
    text = (piece * 20_000)[:20_000]
    begin = time.process_time()  # a busy machine takes longer, and no more of a processor
    check_tone(text, "zh")
    check_tone(text, "en")
    assert time.process_time() - begin < 10
