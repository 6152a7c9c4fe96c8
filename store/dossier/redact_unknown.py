"""What no harmless word explains: in the words of people all of it is hidden that is not known to name nobody.

Elsewhere a rule tells what a name looks like. Here it is the other way round: what is left of a sentence without
the vocabulary of disputes is hidden if it could be somebody, some place, or a number under which somebody is kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from content.text.harmless import alone, parts
from store.dossier.redact_hasty import hasty_in
from store.dossier.redact_kinds import HAN
from store.dossier.redact_loose import loose_in
from store.dossier.redact_names import SOUND
from store.dossier.redact_words import COMMON, GIVEN, NO_GIVEN, NO_NAMES, STOP, SURNAMES

_RARE = SURNAMES - COMMON
_RUN = re.compile(f"[{HAN}]+")
_NAMED = SURNAMES | GIVEN | frozenset(SOUND + "小老阿" + "村镇乡屯沟洼岭寨坡湾塘坝堡苑邸府庭坊郡庄桥巷弄")
"""Characters of which names of people and places are made: what holds none of them is a word that is not known."""
_ENDS_PLACE = (
    "小区|花园|公寓|家园|新村|公馆|大厦|大楼|大院|广场|园区|工业园|产业园|市场|商场|超市|便利店|小卖部|杂货店|药店|药房|饭店|餐厅|"
    "理发店|网吧|酒店|宾馆|民宿|旅馆|茶馆|诊所|卫生院|卫生室|医院|养老院|福利院|学校|小学|中学|高中|初中|幼儿园|学院|大学|工地|"
    "机械厂|[电服食印家塑五化钢纺玩鞋制][子装品刷具料金工铁织材]?厂|粮站|车站|收费站|加油站|码头|水库|农场|林场|村委会|街道|"
    "县|路|街|巷|弄|里弄|胡同|村|镇|乡|屯|沟|洼|岭|寨|坡|湾|塘|坝|堡|苑|邸|府|庭|坊|郡|庄|桥|厂|站|矿|营|铺|城|园"
)
_PLACE = re.compile(_ENDS_PLACE)
_ASKS_WHERE = re.compile(r"地址|(?<!入)住(?![院宿])|老家|家在|户籍|籍贯|寄到|寄往|送到|送往|寄回|发到|位于")
_LAST_OF_PLACES = frozenset("驿轩阁苑邸庭坊郡屯沟洼岭寨坡湾塘坝堡庄")
_SMALL_PLACES = ("县", "村", "镇", "乡", "屯", "沟", "寨", "庄")
_TITLE = re.compile("先生|女士|小姐|师傅|老师|医生|律师|经理|主任|阿姨|大[爷妈叔姐哥]|[哥姐叔姨爷婶]")
_CALLED = re.compile(
    r"说|讲|答应|承诺|保证|告诉|回复|回我|让我|叫我|帮|签|收|拿|微信|转账|转了|发来|打来|老师|师傅|阿姨|经理|主管|医生|律师|"
    r"先生|女士|小姐|同学|总(?![是共结价额会])|[哥姐叔姨婶嫂爷]|的(?:电话|手机|微信|账号|账户|卡|名)"
)
"""What stands behind somebody."""


def unknown_in(text: str) -> Iterator[str]:
    """The unknown words of a text in half width that are to be hidden."""
    for run in _RUN.finditer(text):
        yield from _in_run(run[0])
    yield from loose_in(text)
    yield from hasty_in(text)


def _in_run(run: str) -> Iterator[str]:
    tokens = parts(run)
    strange = [end - start == 1 and run[start] not in alone() for start, end in tokens]
    yield from _nicks(run, tokens)
    at = 0
    while at < len(tokens):
        last = at
        if strange[at]:
            last = _last(run, tokens, strange, at)
            start, end = _hidden(run, tokens, at, last)
            if end > start:
                yield run[start:end]
        at = last + 1


def _hidden(run: str, tokens: list[tuple[int, int]], at: int, last: int) -> tuple[int, int]:
    """Which part of a run goes because no word explains its parts from `at` to `last`; perhaps none."""
    own, end = tokens[at][0], tokens[last][1]
    start = tokens[_first(run, tokens, at)][0]
    alone_here = end - start == 1
    if at and alone_here and run[start] in _LAST_OF_PLACES and tokens[at - 1][1] - tokens[at - 1][0] > 1:
        return tokens[at - 1][0], end
    if place := _PLACE.match(run, end):
        known = end - own == 1 and run[start] not in _RARE and place[0] not in _SMALL_PLACES
        return own, own if known else place.end()
    if alone_here and (title := _TITLE.match(run, end)):
        return start, title.end()
    asked = not alone_here and _ASKS_WHERE.search(run[max(start - _NEAR, 0) : start])
    return start, end if asked or _is_somebody(run, start, end) else start


_NEAR = 12
"""So many characters before an unknown word may ask where somebody lives."""
_NO_NICK = "大最较缩微窄细矮短弱古太很变减越偏更多从母父两不要年多长"
"""Behind these characters 小 and 老 tell a size or an age."""


def _nicks(run: str, tokens: list[tuple[int, int]]) -> Iterator[str]:
    """What people are called after 小, 老 and 阿."""
    for (start, end), (then, stop) in pairwise(tokens):
        before = run[start - 1 : start]
        small = end - start == 1 and run[start] in "小老阿" and before not in {*_NO_NICK}
        given = stop - then == 1 or (stop - then == 2 and _CALLED.match(run, stop))
        if small and given and run[then] not in STOP:
            yield run[start:stop]


def _last(run: str, tokens: list[tuple[int, int]], strange: list[bool], at: int) -> int:
    """The last part of an unknown word: single characters between and, behind a surname, after what is strange."""
    last = at
    while last + 1 < len(tokens) and strange[last + 1]:
        last += 1
    if last + 2 < len(tokens) and strange[last + 2] and _may_be_given(run, tokens[last + 1]):
        return last + 2
    family = run[tokens[at][0]] in _RARE
    while family and last < min(at + 2, len(tokens) - 1) and _may_be_given(run, tokens[last + 1]):
        last += 1
    return last


def _may_be_given(run: str, token: tuple[int, int]) -> bool:
    start, end = token
    return end - start == 1 and run[start] in GIVEN and run[start] not in STOP


def _first(run: str, tokens: list[tuple[int, int]], at: int) -> int:
    """The first part: a surname that is an everyday word as well, right before what is strange."""
    if at and tokens[at - 1][1] - tokens[at - 1][0] == 1:
        before, strange = run[tokens[at - 1][0]], run[tokens[at][0]]
        if before in "小老阿大" or (
            before in SURNAMES and before not in "都和时于应可付查关成满法" and strange in GIVEN
        ):
            return at - 1
    return at


def _is_somebody(run: str, start: int, end: int) -> bool:
    word = run[start:end]
    if word[:2] in NO_NAMES or word[1:] in NO_GIVEN or word[0] == "某":
        return False
    if len(word) == 1:
        return False
    return bool(_NAMED & {*word}) or word[0] == word[1] or _CALLED.match(run, end) is not None
