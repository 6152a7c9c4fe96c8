"""By which law a letter argues: the cards that are cited to its reader, and how their articles are written."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from itertools import takewhile

from msgspec import structs

from content.pack.arguing import Audience, Ground, Narrower
from content.pack.looking import Part, Said, plain
from content.pack.playbook import Playbook
from store.papers.saying import OFFICIAL

CITED = 2
"""Articles that are cited to a merchant and a platform; authorities and courts get all."""
RESCISSION = ("civil-563", "civil-565", "civil-566")
"""The cards of the right to rescind, of how it is done, and of what comes back then."""
ENDING = ("prepaid-13",)
"""Those that let a contract of one kind end for reasons of its own."""
PRIVATE = ("civil-", "contract-", "procedure-")
"""Cards of law between private parties, which are for a court and not for an authority."""
COURTS = (*PRIVATE, "prepaid-", "judicial-", "food-drug-")
"""Those with the interpretations of a court: none of it is what an authority looks after."""


_BARE = re.compile(
    r"(?<=[（；，、。：])(?:[\u4e00-\u9fff]{2,20}?(?:法|典|条例|办法|规定|司法解释（一）)|法释〔\d+〕\d+号)(?=第[\d、]+条)"
)
_NUMBERED = re.compile(r"法释〔\d+〕\d+号")
_CALLED = {"网络消费司法解释（一）": "网络消费纠纷案件适用法律若干问题的规定（一）"}
"""A law that is known by another name, and how its own ends."""
_NAMED = re.compile(r"(《[^《》]+》)第([\d、]+)条")
_NAMED_EN = re.compile(
    r"((?:[A-Z][\w-]*|\([IVX]+\))(?: (?:[A-Z][\w-]*|\([IVX]+\)|of|on|the|for|and))*),? Arts?\. (\d+(?:, \d+)*)"
)
"""A law and its articles as a text names them."""
_BRACKET = re.compile(
    r" ?[（(]((?:[^（）()]|（[^（）()]*）|\([^()]*\))*\d(?:[^（）()]|（[^（）()]*）|\([^()]*\))*)[）)]"
)
_APART = re.compile(r"[；;] ?|、(?=[^\d第])|(?:,| and) (?=[A-Z])")
"""A bracket that may name articles, and what stands between those of two laws."""
_LEANS = re.compile(r"[（(](?:第\d|Arts? ?\.)|[；;] ?(?:第\d|Arts?\.)|(?:该法|同法|its) ?(?:第|Art)")
"""An article that is named without its law."""


def named_in_full(playbook: Playbook, text: str, *, numbers: bool = False) -> str:
    """A Chinese text whose laws are named as an authority or a court writes them: in full, in marks of a title.

    For others only those that go by the `numbers` of a court, which nobody knows for the law that is named beside,
    and those that are called by their whole name anyway.
    """
    titles = sorted({card.law for card in playbook.laws.values() if card.law.startswith("《")}, key=len)

    def full(found: re.Match[str]) -> str:
        if numbers and not _NUMBERED.fullmatch(found[0]):
            return f"《{found[0]}》" if f"《{found[0]}》" in titles else found[0]
        name = _CALLED.get(found[0], found[0])
        numbered = (card.law for card in playbook.laws.values() if card.in_force.startswith(name))
        return next((title for title in titles if title.strip("《》").endswith(name)), next(numbered, found[0]))

    return _BARE.sub(full, text)


def cited_once(playbook: Playbook, text: str, answer: str, language: str) -> str:
    """A letter in which no bracket of an answer names what the letter cites elsewhere: an article is cited once.

    Brackets of an answer with an article that leans on a law named before (“Art. 52”) stay as they are.
    """
    for found in () if _LEANS.search(answer) else _BRACKET.finditer(answer):
        without = text.replace(found[0], "", 1)
        if without == text:
            continue
        elsewhere = set(cited_in(playbook, without, language))
        parts = _APART.split(found[1])
        kept = [one for one in parts if not _all_in(playbook, one, elsewhere, language)]
        if not kept:
            text = without
        elif len(kept) < len(parts):
            text = text.replace(found[1], ("；" if language == "zh" else "; ").join(kept), 1)
    return text


def _all_in(playbook: Playbook, part: str, cards: Collection[str], language: str) -> bool:
    """Whether a part of a bracket only names articles, and all of them are among these cards."""
    named = named_in_full(playbook, f"（{part}）").strip("（）")
    found = (_NAMED if language == "zh" else _NAMED_EN).fullmatch(named)
    its = cited_in(playbook, named, language) if found else ()
    return bool(its) and len(its) == len(re.findall(r"\d+", found[2] if found else "")) and set(its) <= set(cards)


def cited_in(playbook: Playbook, text: str, language: str) -> tuple[str, ...]:
    """The cards of law whose articles a text names, in its order; a law may be named short."""
    found = []
    for named in (_NAMED if language == "zh" else _NAMED_EN).finditer(named_in_full(playbook, text)):
        words = set(named[1].split())
        laws = {card.law for card in playbook.laws.values() if words <= set(_latin(card.law).split())}
        law = min(laws, key=len, default="")
        for number in re.findall(r"\d+", named[2]):
            articles_of = (f"第{number}条", f"Art. {number}")
            found += [
                name for name, card in playbook.laws.items() if card.law == law and card.article in articles_of
            ]
    return tuple(dict.fromkeys(found))


def cited(ground: Ground, audience: Audience, *, rescinds: bool = False, more: bool = False) -> tuple[str, ...]:
    """The cards of law that are cited to a reader: a few, all, or what the argument begins by and public law.

    A court that is to end a contract for a breach reads of the right to it, too; who is asked for `more` than the
    price reads by which law.
    """
    laws = ground.laws if audience in OFFICIAL else ground.laws[:CITED]
    if more and audience in OFFICIAL:
        laws = tuple(dict.fromkeys((*laws, *ground.more_laws)))
    breach = any(name.startswith("civil-") for name in laws)
    if audience is Audience.COURT and rescinds and breach:
        return tuple(dict.fromkeys((*laws, *RESCISSION)))
    if audience is Audience.AUTHORITY:
        # what stands first is what the argument says: without it the rest would carry it alone, or speak against it
        leading = tuple(takewhile(lambda name: name.startswith(PRIVATE), laws))
        return tuple(name for name in laws if name in leading or not name.startswith(PRIVATE))
    return laws


def argument(ground: Ground, problem: str) -> str:
    """Why the reason holds: narrower where what is wrong says by just one kind of words which fault it is."""
    return narrowed(ground, problem).argument


def narrowed(ground: Ground, problem: str) -> Ground:
    """The ground as what is wrong narrows it, with the cards of law that the narrower argument rests on first."""
    kind = _narrower(ground, problem)
    if kind is None:
        return ground
    laws = tuple(dict.fromkeys((*kind.laws, *ground.laws)))
    return structs.replace(ground, argument=kind.argument, laws=laws)


def right_to_end(ground: Ground, problem: str) -> tuple[str, ...]:
    """The cards by which what is wrong lets the contract end, beside those of every contract."""
    kind = _narrower(ground, problem)
    return tuple(name for name in kind.laws if name in ENDING) if kind else ()


def fault(ground: Ground, problem: str) -> str:
    """Which fault it is in a clause, where what is wrong says it by just one kind of words; else empty."""
    kind = _narrower(ground, problem)
    return re.split("[,，]", kind.argument, maxsplit=1)[0] if kind else ""


def _narrower(ground: Ground, problem: str) -> Narrower | None:
    said = Said(plain(problem))
    kinds = [one for one in ground.narrower if Part(one.words).signs(said)]
    return kinds[0] if len(kinds) == 1 else None


def _latin(law: str) -> str:
    """The name of a law without the Chinese one behind it."""
    return re.sub(r"\s*\([^()]*[\u4e00-\u9fff].*\)$", "", law)


def articles(playbook: Playbook, laws: Iterable[str], language: str, plain: bool = False) -> str:
    """Articles by the ids of their cards, those of one law together: 《消费者权益保护法》第23、24条.

    A `plain` English text leaves out the Chinese name of the law.
    """
    grouped: dict[str, list[str]] = {}
    for name in laws:
        card = playbook.laws.get(name)
        if card is not None and card.article.strip("—- "):
            law = _latin(card.law) if plain else card.law
            grouped.setdefault(law, []).append(re.sub(r"^第|条$|^Arts?\. ", "", card.article))
    told = {
        law: sorted(numbers, key=lambda one: int(re.findall(r"\d+", one)[0])) for law, numbers in grouped.items()
    }
    if language == "zh":
        return "；".join(f"{law}第{'、'.join(numbers)}条" for law, numbers in told.items())
    return "; ".join(
        f"{law}, Art{'s' if _several(numbers) else ''}. {', '.join(numbers)}" for law, numbers in told.items()
    )


def _several(numbers: Sequence[str]) -> bool:
    return len(numbers) > 1 or not numbers[0].isdigit()
