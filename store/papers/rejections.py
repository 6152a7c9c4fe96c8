"""The ground that a notice of rejection names: what stands around it is the platform's own form."""

from __future__ import annotations

import re

_FORM_ZH = re.compile(
    r"(?!如|若|要是|一旦|您如|您若|为什么|请)[^，,。;；!！?？\n]{0,24}?(?:拒绝|驳回|不同意|未通过|不通过|没有通过|被拒)了?"
    r"[^。;；!！?？\n]{0,24}?[，,。;；\s]*(?:商家|卖家|对方|平台|系统)?(?:填写|给出|反馈|说明)?的?"
    r"(?:拒绝|驳回|不同意|被拒|审核|不通过|未通过)?的?(?:原因|理由|留言|备注)(?:如下)?"
    r"(?:[为是][：:“「『\"]*|[：:“「『\"]+)\s*(?!什么|啥|请|哪|吗|可|呢)"
)
_FORM_EN = re.compile(
    r"(?!if\b|unless\b|when\b|why\b)"
    r"[^.;!?\n]{0,40}\b(?:rejected|declined|refused|denied|turned down|not approved)\b[^;!?\n]{0,60}?[.,;]?\s*"
    r"\b(?:the )?(?:(?:seller|merchant|store|shop|rejection|refusal)(?:'s|’s)? )?(?:given |stated )?reasons?"
    r"(?: given| stated)?(?: is| was)?\s*[:“\"]+\s*",
    re.IGNORECASE,
)
_NEXT = re.compile(
    r"(?:您|你|如|若|请|逾期|如果|买家)[^，,。;；]{0,24}"
    r"(?:修改申请|修改退款申请|重新申请|重新提交|再次申请|平台介入|申请介入|客服介入|将自动关闭|自动关闭|处理)[^。]*。?$"
    r"|[.;,]\s*(?:you (?:can|may)|please|if you)\b[^.;]*"
    r"\b(?:revise|resubmit|modify|edit|appeal|platform)\b[^.;]*\.?$",
    re.IGNORECASE,
)
"""What the form says one can do next."""
_NONE = re.compile(
    r"(?:其他|其它|无|没有|暂无|未填写|other|others|none|n/a|-|—)+(?:原因|理由|reasons?)?", re.IGNORECASE
)
_EDGE = ' 　”」』"。.，,;；\n'


def ground_of(said: str) -> str:
    """What a notice of rejection gives as the ground, as somebody would say it who refuses; else all that is said.

    The form speaks of a request and of its rejection, whatever the ground is: 商家已拒绝您的申请，拒绝原因：已签收.
    """
    text = said.strip()
    for form, refused, between in ((_FORM_ZH, "不退", "，"), (_FORM_EN, "no refund", ", ")):
        if found := form.match(text):
            ground = _NEXT.sub("", text[found.end() :]).strip(_EDGE)
            what = "不换" if "换货" in found[0] and "退" not in found[0] else refused
            return what if not ground or _NONE.fullmatch(ground) else f"{ground}{between}{what}"
    return said
