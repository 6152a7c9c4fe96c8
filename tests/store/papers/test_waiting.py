"""When something will be answered is no part of what is refused."""

from __future__ import annotations

import pytest

from store.case.intents import NoteDiary, OpenCase
from store.opening import HomeDesk
from store.papers.waiting import besides_waiting


@pytest.mark.parametrize(
    ("said", "beside"),
    [
        ("生鲜一经签收概不退换，48小时内答复", "生鲜一经签收概不退换"),
        ("已拆封不退。我们会在24小时内给您回复哦", "已拆封不退。"),
        ("We reply within 48 hours. It was opened, no return.", "It was opened, no return."),
        ("It was opened, no return; we will get back to you in 2-3 business days", "It was opened, no return"),
    ],
)
def test_when_they_answer_is_put_aside(said: str, beside: str) -> None:
    assert besides_waiting(said) == beside


@pytest.mark.parametrize(
    "said",
    [
        "48小时内答复",
        "We reply within 48 hours.",
        "超过48小时不赔",
        "签收后48小时内联系客服，逾期不退",
        "请您48小时内提供照片，拆封不退",
        "商家48小时内未回复，同意退款",
    ],
)
def test_a_span_that_means_something_else_stays(said: str) -> None:
    assert besides_waiting(said) == said


@pytest.mark.parametrize("promise", ["", "，48小时内答复", "，我们会在24小时内给您回复"])
def test_a_refusal_is_answered_whatever_they_promise_beside_it(desk: HomeDesk, promise: str) -> None:
    number = desk.open(OpenCase("douyin", "", {"product": "蓝牙耳机", "reason": "quality"})).view.number
    said = f"已拆封不退{promise}"
    desk.do(number, NoteDiary(said, "merchant", "chat", ""))
    answer = desk.answer(number, "")
    assert answer.meant[0] == "opened"
    assert answer.heard.words == said
