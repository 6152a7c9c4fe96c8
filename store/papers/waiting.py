"""What a message says of when it will be answered, which is no part of what it refuses."""

from __future__ import annotations

import re

_SPAN_ZH = (
    r"(?:\d{1,3}|[一二三四五六七八九十两]{1,3})(?:[-~—–至到]\d{1,3})?个?(?:小时|钟头|工作日|自然日|天|日)"
    r"(?:之?内|左右|以内)?"
)
_SPAN_EN = (
    r"(?:with)?in (?:the next )?(?:\d{1,3}(?:[-–]\d{1,3})?|one|two|three) "
    r"(?:working |business )?(?:hours?|days?|hrs?)"
)
_ONLY_WAITING = re.compile(
    r"(?:我们|我方|我司|商家|店家|客服|专员|售后|这边|后台|会|将|预计|一般|大概|最迟|最晚"
    r"|请您?|您|耐心|等待|稍等|在|于|[哦呢亲哈])*"
    rf"{_SPAN_ZH}"
    r"(?:我们|我方|客服|专员|售后|这边|后台|就|会|将|必|一定)*"
    r"(?:(?:给|为|向|跟|对)?(?:您|你|亲)?(?:一个|个)?(?:答复|回复|答覆|回覆|回电|回访)(?:您|你|给您|给你)?"
    r"|(?:给|为|跟|与)(?:您|你|亲)(?:一个|个)?(?:反馈|联系|处理))"
    r"[的哦呢亲哈啊呀吧了~～]*"
    rf"|(?:(?:we|i|our \w+|someone|an? \w+|customer service|they)(?: will| shall|'ll|’ll| can)? )?"
    r"(?:reply|answer|respond|get back to you|come back to you|write back|call you back)(?: to you| you)?"
    rf" {_SPAN_EN}"
    rf"|{_SPAN_EN},? (?:we|our \w+|someone|customer service)(?: will| shall|'ll|’ll)?"
    r" (?:reply|answer|respond|get back to you|come back to you)(?: to you)?",
    re.IGNORECASE,
)
"""A clause that says when there will be an answer, and nothing else: 48小时内给您答复, we reply within 48 hours."""
_CLAUSE = re.compile(r"[^，,。.;；!！?？\n]+[，,。.;；!！?？\n]*")


def besides_waiting(said: str) -> str:
    """What a message says beside when it will be answered; all of it where it says nothing else.

    A span of hours stands in refusals, too: 超过48小时不赔. Beside one it would make a promise sound like that.
    """
    clauses = _CLAUSE.findall(said)
    kept = [
        one for one in clauses if not _ONLY_WAITING.fullmatch(re.sub(r"[，,。.;；!！?？\s]+$", "", one).strip())
    ]
    return "".join(kept).strip(" ，,;；\n") if kept and len(kept) < len(clauses) else said
