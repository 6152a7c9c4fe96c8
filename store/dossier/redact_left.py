"""What stays in redacted texts and may still name somebody: told to whoever sends it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from content.text.words import N_, Message, message
from store.dossier.contents import Dossier
from store.dossier.redact_kinds import HAN, compiled
from store.dossier.redact_known import half
from store.dossier.redact_loose import GOODS, HERE, PLAIN
from store.dossier.redact_names import SUR
from store.dossier.redact_shapes import shapes, without_sure
from store.dossier.redact_unknown import unknown_in
from store.dossier.redact_words import (
    COMMON,
    GIVEN,
    JOINED,
    NO_FIRST,
    NO_GIVEN,
    NO_NAMES,
    NO_WORDS,
    NOBODY,
    ORGANISATIONS,
    SURE,
    SURNAMES,
)

MOST = 12
"""So many are named: a longer list is not read."""
EYES = N_(
    "Look through it yourself: a name that nothing beside it tells, a nickname, and what stands in pictures are "
    "not found."
)
_STAY = N_("These stay and may name somebody: {words}.")
_PEOPLE = f"[{''.join(sorted(SURNAMES - COMMON))}]"
_GIVEN, _SURELY = (f"[{''.join(sorted(chars))}]" for chars in (GIVEN, SURE))
_EDGE = "的是叫给找和跟与让由在为了说对把被里示有及、"
"""Characters behind which a name may begin in the middle of a clause."""
_UNITS = "元块年月天日件个名人小折%￥¥份次条点分斤克米寸双套瓶包盒箱张台部本路层楼mMgGkKhH毫"
_TO_DO = "[我你您他她它咱先再别不去来拿退换寄等填发到把上]|自己|重新|申请|提供|联系|直接|尽快"
"""How what somebody is called on to do begins: no name stands there."""
_PATTERNS = (
    rf"(?<![{HAN}])(?P<han>{SUR}{_GIVEN}{{2}})(?![{HAN}])",
    rf"(?<![{HAN}])(?P<edge>{_PEOPLE}{_GIVEN}{{2}})",
    rf"(?<=[{_EDGE}])(?P<behind>{_PEOPLE}{_GIVEN}{{2}})",
    rf"(?P<loose>{_PEOPLE}(?:{_SURELY}{_GIVEN}|{_GIVEN}{_SURELY}|{_SURELY}))",
    rf"(?<![{HAN}])(?P<short>{_PEOPLE}{_GIVEN})(?![{HAN}])",
    rf"(?P<called>{SUR}(?:先生|女士|小姐|师傅|经理|主管|老师|医生|律师|法官|警官|[哥姐叔姨]))",
    rf"(?<!大)(?P<nick>(?!小红书)[小阿](?:{_SURELY}|{_PEOPLE})|(?:叫|@)[“\"「]?(?P<quoted>(?!{_TO_DO})[{HAN}]{{2,8}})(?=[”\"」\s,.!]))"
    rf"|(?<=叫)(?P<last>(?!{_TO_DO})(?:(?!的)[{HAN}]){{2,3}})$",
    rf"(?P<latin>(?:(?<=[a-z,;:] )|(?<=[“\"]))[A-Z][a-z]+(?:[ \-][A-Z][a-z]+)*"
    rf"|(?<=[{HAN}（( ,;])[A-Z][a-z]{{2,}}(?![A-Za-z0-9])"
    rf"|(?<=[{HAN}])(?!app|ok|vip|wifi|usb|type|log|logo|bug)[a-z]{{3,}}(?=[{HAN}]))",
    r"(?P<handle>(?<![\w/.])[A-Za-z]\w*[_.](?=\w*[a-z\d])[A-Za-z0-9_.]{3,})(?<!\.txt)(?<!\.jpg)(?<!\.png)(?<!\.com)(?<!\.pdf)(?<!\.mp4)",
    r"(?<![\dA-Za-z.¥￥\-价付花款费额涨降值约共计至第])(?!9[56]\d{3,4}(?!\d)|1\d{4}(?!\d)|(?:19|20)\d\d(?!\d))"
    rf"(?P<code>[A-Za-z]{{0,2}}-?\d{{5,}}(?:-\d+)*|[A-Z]\d{{1,2}}-\d{{2,4}})(?![\dA-Za-z.\-]|\s?[{_UNITS}])",
    r"(?<![\dA-Za-z.¥￥\-])(?!(?:19|20)\d\d(?!\d)|123\d\d(?!\d))"
    rf"(?P<number>[A-Za-z]{{0,3}}-?\d{{4,}}(?:-\d+)*|\d{{1,2}}-\d{{3,4}})(?![\dA-Za-z.\-]|\s?[{_UNITS}])",
)
_ONLY_TOLD = ("number",)
"""What is told and not hidden: a short number, because a sum often stands alone."""
_MARK = re.compile(rf"\[[^\[\]]*(?:\d|…\w+)\]|{SUR}某\d*")


def doubtful_in(texts: Iterable[str], known: Iterable[str]) -> tuple[str, ...]:
    """What in redacted texts may name somebody and is nothing of what is `known` to be harmless, such as goods, the
    shop, and words of the playbook: hidden, unless whoever sends it wants it to stay."""
    stays = " ".join(known).casefold()
    met = (word for text in texts for word in _doubtful(text))
    return tuple(word for word in dict.fromkeys(met) if word and word.casefold() not in stays)


def _doubtful(text: str) -> Iterator[str]:
    told = half(text).text
    yield from _met(_MARK.sub("\0", told), _ONLY_TOLD)
    yield from unknown_in(without_sure(_MARK.sub("\0", _PLACED.sub(HERE, told))))
    if (closed := _closed(told)) != told:
        yield from (closed[one.start : one.end] for one in shapes(closed) if "[" not in closed[one.start : one.end])
        yield from unknown_in(without_sure(_MARK.sub("\0", closed)))


def _closed(text: str) -> str:
    """A text without the blanks that a scanner puts between the characters of one word or number."""
    if len(_SINGLE.findall(text)) >= _SCANNED:
        return text.replace(" ", "")
    joined = _DIGITS.sub(lambda found: found[0].replace(" ", ""), text)
    return _APART.sub("", _DASH.sub("-", joined))


_SINGLE = re.compile(rf"(?<!\S)[{HAN}A-Za-z\d](?!\S)")
_SCANNED = 5
"""So many characters that stand alone show that a scanner parted them."""
_DIGITS = re.compile(r"(?<!\d)\d(?: \d){3,}(?!\d)")
_DASH = re.compile(rf"(?<=[\d{HAN}]) - (?=\d)")
_APART = re.compile(rf"(?<=[{HAN}]) (?=[{HAN}]|\d{{1,3}}-\d{{1,3}}-\d{{3,4}}(?!\d))")
_PLACED = re.compile(r"\[(?:地址|address ?)\d+\]|\[address \d+\]")


def left_in(texts: Iterable[str], known: Iterable[str]) -> tuple[str, ...]:
    """What in redacted texts may name somebody, in the order it is met; nothing that is part of what is `known` to
    stay, such as the name of the shop."""
    stays = " ".join(known)
    met = (word for text in texts for word in _met(_MARK.sub("\0", half(text).text)))
    return tuple(word for word in dict.fromkeys(met) if word not in stays)[:MOST]


def told_left(words: tuple[str, ...]) -> tuple[Message, ...]:
    """What is to be said of it, whether anything was met or not."""
    return (*((message(_STAY, words=words),) if words else ()), message(EYES))


def said_in(dossier: Dossier) -> Iterator[str]:
    """The texts of a dossier that people wrote, and not its playbook."""
    yield from (dossier.demand.problem, dossier.demand.promise)
    yield from (one.text for one in dossier.story)
    for tried in dossier.tried:
        yield from (tried.said, tried.promised)
    for row in dossier.evidence:
        yield from (row.name, row.proves)
    yield from (one.text for one in dossier.exhibits)


def _met(text: str, besides: Collection[str] = ()) -> Iterator[str]:
    plain = without_sure(text)
    found = sorted(
        (one for pattern in compiled(_PATTERNS) for one in pattern.finditer(plain)),
        key=lambda one: (one.start(), -one.end()),
    )
    end = 0
    for one in found:
        if one.start() >= end and _may_name(one, text):
            end = one.end()
            if one.lastgroup not in besides:
                yield one.groupdict().get("quoted") or one[0]


def _may_name(found: re.Match[str], text: str) -> bool:
    word = found[0]
    if found.lastgroup == "latin":
        if GOODS.issuperset(word.split()):
            return False
        return word != "Dear" and not {*re.split(r"[ \-]", word)} & (PLAIN | NO_WORDS | NO_FIRST | ORGANISATIONS)
    if found.lastgroup in ("code", "number"):
        return True
    if found.groupdict().get("quoted") in NOBODY or word[1:] in NO_GIVEN:
        return False
    before = text[max(found.start() - 1, 0) : found.start() + 1]
    return word[:2] not in NO_NAMES and before not in JOINED
