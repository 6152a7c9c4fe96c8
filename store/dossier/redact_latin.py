"""Names in Latin letters that a word beside them gives away, and Chinese names as they are read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from store.dossier.redact_kinds import Found, Kind, bare, compiled
from store.dossier.redact_words import NO_FIRST, NO_WORDS, ORGANISATIONS

_BIG = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĘĚĞĢĨĪİĶŁŃŇŌŐŘŚŞŠŢŤŨŪŮŰŹŻŽƠƯẠ-Ỹ"
_WORD = rf"[{_BIG}][^\W\d_]*(?:['’\-][^\W\d_]+)*"
_SMALL = r"(?:(?:al|el|van|von|de|der|den|da|di|du|bin|ibn|la|le|del)[ \-])"
_MORE = rf"(?:[ \-]{_SMALL}{{0,2}}{_WORD}|\s[{_BIG}]\.)"
_ONE = rf"(?P<value>{_WORD}{_MORE}{{0,4}})"
_TWO = rf"(?P<value>{_WORD}{_MORE}{{1,4}})"
_TITLE = r"(?:Mr|Mrs|Ms|Miss|Mister|Dr|Prof|Professor|Madame|Judge|Officer|Attorney)"
_KIN = (
    r"(?:roommate|flatmate|housemate|husband|wife|partner|mother|father|mom|mum|dad|son|daughter|brother|sister|aunt|"
    r"uncle|cousin|nephew|niece|grandmother|grandfather|grandma|grandpa|neighbou?r|friend|colleague|coworker|"
    r"boyfriend|girlfriend|fianc[eé]e?|landlord|landlady|tenant|assistant|secretary|nanny|classmate|in-law)"
)
_ROLE = (
    r"(?:rep|driver|courier|guard|doorman|concierge|receptionist|manager|supervisor|agent|representative|owner|boss|"
    r"plaintiff|defendant|applicant|respondent|claimant|appellant|appellee|witness|clerk|judge|lawyer|attorney|"
    r"mediator|arbitrator|counsel)"
)
_ASKED = (
    r"(?:(?:full |real |contact |account )?name|recipient|consignee|addressee|sender|receiver|contact(?: person)?|"
    r"attn|attention|payee|(?:ship|bill|sold)(?:ped|ed)?[ \-]to|card ?holder|account holder|buyer|purchaser)"
)
_ACTS = (
    r"(?:went to|goes to|(?:made out|issued|billed|payable|addressed) to|in the name of|"
    r"on behalf of|for the attention of|left (?:it )?with|in the matter of|"
    r"call|phone|ring|contact|ask(?:ed)?(?: for)?|told|"
    r"tell|text|email|signed(?: for)? by|received by|"
    r"collected by|picked up by|deliver(?:ed)? to|sen[dt] (?:it )?to|give(?:n)? (?:it )?to|gave (?:it )?to|"
    r"hand(?:ed)? (?:it )?to|paid (?:it )?to|pay|c/o|spoke (?:to|with)|talked (?:to|with)|speak (?:to|with)|met|"
    r"I am|I['’]m|this is|sincerely|regards|yours(?: truly| faithfully)?|"
    r"transfer(?:red)? (?:it )?to|belongs to|bought by|paid by)"
)
_FAMILIES = (
    "Wang|Zhang|Liu|Chen|Yang|Huang|Zhao|Wu|Zhou|Xu|Ma|Zhu|Hu|Guo|Lin|Gao|Liang|Zheng|Luo|Xie|Tang|Han|Cao|Deng|Xiao|"
    "Feng|Zeng|Cheng|Cai|Peng|Pan|Yuan|Dong|Su|Ye|Lu|Lü|Wei|Jiang|Tian|Du|Ding|Shen|Fan|Fu|Zhong|Dai|Ren|Liao|Yao|"
    "Fang|Jin|Qiu|Xia|Jia|Zou|Shi|Xiong|Meng|Qin|Yan|Xue|Hou|Lei|Bai|Duan|Hao|Kong|Shao|Mao|Wan|Gu|Lai|Wen|Gong|Li|"
    "He|Song|Sun|Ouyang|Sima|Zhuge"
)
_SOUTHERN = (
    "Tan|Lim|Lee|Ong|Goh|Chua|Chan|Wong|Leung|Cheung|Lau|Kwok|Yip|Tse|Chow|Teo|Koh|Yeo|Toh|Ho|Ng|Kim|Park|Nguyen"
)
_CALLED = (
    r"Director|Manager|Supervisor|Boss|Chef|Master|Teacher|Doctor|Nurse|Coach|Captain|Engineer|Chief|President|"
    r"Secretary|Aunt(?:ie|y)?|Uncle|Granny|Grandma|Grandpa|Sister|Brother|Lao|Xiao|Ah|"
    r"(?:Old|Little|Big|Young)(?! (?:He|Song|Sun|Fan|Han|Gu|Jin|Man|Shi)\b)"
)
"""Forms of address that also begin other words: a Chinese family name must follow."""
_REACHED = r"(?:reach|contact|e?mail|text|call|phone|message|whatsapp|write to|ask for|speak to)"
_BRANDS = (
    r"(?:Muscle|Clean|Coffee|Pepper|Martens|Bronner|Oetker|Jart|Dior|Donut|Bean|Kipling|Ben['’]s|Jemima|Meyer['’]s|Dre|Who|"
    r"Kellogg|Scholl|Ci)\b"
)
"""What stands behind a form of address in the name of a thing: Mr Muscle, Dr Martens."""
_ONE_SYLLABLE = (
    "Wei|Min|Fang|Li|Na|Jing|Jie|Lei|Yan|Yong|Jun|Tao|Ming|Hao|Bo|Hui|Ping|Peng|Fei|Hong|Hua|Ling|Juan|Xia|Yun|Ying|"
    "Yu|Xin|Xue|Qiang|Jian|Jia|Kai|Kun|Liang|Mei|Meng|Qi|Qing|Rong|Rui|Shuang|Ting|Xiang|Xu|Yang|Yi|Ze|Zhe|Zhen|"
    "Zheng|Zhi|Chao|Cheng|Chun|Dan|Feng|Gui|Heng|Jiao|Lan|Lu|Qian|Qin|Qiu|Sha|Shu|Yao|Yuan|Yue|Zhuo|Lin|Bin|Gang"
)
"""Chinese given names of one syllable, without those that are English words too."""
_CUES = (
    rf"\b(?:{_TITLE})\b\.?\s(?!{_BRANDS}){_ONE}",
    rf"\b(?:{_CALLED})\b\.?\s(?P<value>(?:{_FAMILIES}|{_SOUTHERN})\b(?:\s(?!{_FAMILIES})[A-Z][a-z]+(?![\w])(?=[\s,.;]))?)",
    rf"\b(?P<value>(?:Ah|Xiao|Lao) (?:{_ONE_SYLLABLE}))(?![\w\-])",
    rf"(?<=\s)(?P<value>(?!(?:He|Song|Fan|Sun|Wan|Ye)\b)(?:{_FAMILIES}))(?=\s(?:said|says|told|asked|promised|wrote|"
    r"signed|looked|took|sent|replied|refused)\b)",
    rf"(?<!\w)(?P<value>{_WORD} (?:bin|binti|ibn|bte|s/o|d/o) {_WORD})",
    rf"[“\"]{_ONE}(?=\s\((?i:agent|rep|staff|operator)\b)",
    rf"(?i:\b{_REACHED}\s){_ONE}(?=\s(?:at|on|via|under)\s)",
    rf"(?i:\b(?:spoke|spoken|speak|talk(?:ed)?|chat(?:ted)?|dealt) (?:to|with)\s){_ONE}"
    r"(?=\s*[,.;]|\s(?:from|at|in|of|on|again|twice|and|who|about)\b)",
    rf"(?i:\b(?:this is|it['’]s|I am|I['’]m)\s){_ONE}(?=\s*[,.!]|\s(?:from|at|here|speaking)\b)",
    rf"(?<!\w){_ONE}(?=\s(?:at|from|in|with)\s(?:the\s|their\s)?"
    r"(?:hotline|customer|service|shop|store|support|help|call cent|warehouse|platform|front desk|after-sales))",
    rf"(?i:\b{_ROLE}:\s)(?=[{_BIG}][a-zà-ÿ]{{2}}){_ONE}",
    rf"(?i:\b(?:her|him|them)sel(?:f|ves)(?: as)?\s){_ONE}",
    rf"(?i:\b(?:goes|went) by\s|\bby the name(?: of)?\s|\bsigned? (?:off )?as\s|\bmet (?:a|an|one)\s){_ONE}",
    rf"(?i:\b(?:dear|hi|hello)\s+){_ONE}(?=\s*[,，:：!])",
    rf"(?i:\b{_ASKED}(?:\s*[:=：]\s*|\s(?:is|was)\s)){_ONE}",
    rf"(?im:^\s*(?:from|to|cc|bcc|sender|reply-to)\s*:\s*){_ONE}(?=\s*[<(\[])",
    rf"(?i:\bname(?:d| is|['’]s)\s+|\bcalled\s+){_ONE}",
    rf"(?i:\b{_KIN}(?: is|,? named)?\s\(?)(?!{_BRANDS}){_ONE}",
    rf"(?i:\b{_KIN},\s){_TWO}",
    rf"(?i:\b{_ROLE}s?(?:,\s|:\s)){_TWO}",
    rf"(?i:\b{_ROLE}\s[(“\"]?){_ONE}",
    rf"(?i:\b{_ASKED}\s){_TWO}",
    rf"(?i:\bwitness(?:es)?:\s){_ONE}",
    rf"(?i:\b{_KIN}\s[\w ]{{1,24}},\s){_ONE}(?=,)",
    rf"(?<!\w){_ONE}(?=['’]s\s(?:card|account|phone|number|address|house|flat|wallet|mail|name)\b)",
    rf"{_TWO}(?=,?\s(?:the\s)?(?i:{_ROLE})\b|\s[Vv][Ss]?\.?\s[{_BIG}])",
    rf"{_TWO}(?=\s(?:is|was)\s(?:my|our|his|her|their|the)\s)",
    rf"(?:\s[Vv][Ss]?\.?\s){_TWO}",
    rf"(?i:\b(?:regards|sincerely|yours|truly|faithfully|thanks|thank you|cheers|best|"
    r"(?:best|kind|warm) (?:regards|wishes)),\s+)"
    rf"{_ONE}(?=\s*$|\s*\n|[”\"])",
    rf"(?:(?<![\w.\s])|(?<=by )|(?<=from )|(?<=to )|(?=(?:[A-Z]\.\s?){{2}}))(?<![\w.])"
    rf"(?P<value>(?:[{_BIG}]\.\s?){{1,3}}[{_BIG}][^\W\d_]{{2,}})",
    rf"(?i:\b{_ACTS}[,:：]?\s+){_TWO}",
    rf"(?<![\w.]\s)(?<!\w){_TWO}(?=\s(?i:signed|picked (?:it|up)|collected|took it|lives|received it))",
)
_SYLLABLE = (
    r"(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:iang|iong|uang|ang|eng|ong|iao|ian|uai|uan|ing|ai|ei|ao|ou|an|en|er|ia|ie|"
    r"iu|in|ua|uo|ui|un|ue|üe|a|o|e|i|u|ü)"
)
_NONE = "(?!(?:Ning|Can|Men|She|You|Long|Song|Sang|Ran|Pin)\\b)"
_READ = (
    rf"(?<![\w])(?P<value>(?:{_FAMILIES}) (?=[A-Z]){_NONE}(?=\w{{3,}})(?i:{_SYLLABLE}['’\-]?{_SYLLABLE}))(?!\w)",
    rf"(?<![\w])(?P<value>(?=[A-Z]\w{{3,}})(?i:{_SYLLABLE}['’\-]?{_SYLLABLE}) (?:{_FAMILIES}))(?!\w)",
    rf"(?<![\w\-])(?P<value>(?!Hua Wei|Lu Xia|Jin Shan|Bai Yun)(?:{_FAMILIES}) (?:{_ONE_SYLLABLE}))"
    r"(?![\w\-]|\s(?:brand|watch))",
)


def latin(text: str) -> Iterator[Found]:
    """The names in Latin letters that stand in a text."""
    for pattern in compiled((*_CUES, *_READ)):
        least = 2 if _TWO in pattern.pattern else 1
        for found in pattern.finditer(text):
            size = _size(found["value"], least)
            if size:
                start = found.start("value")
                yield Found(start, start + size, Kind.NAME, bare(text[start : start + size]))


def _size(words: str, least: int) -> int:
    """How many characters are a name: up to a word that is in none, 0 when fewer words than `least` are left."""
    kept, end = 0, 0
    if ORGANISATIONS & set(re.split(r"[\s\-]", words)):
        return 0
    for one in re.finditer(r"[^\s]+", words):
        if one[0] in NO_WORDS or (not kept and one[0] in NO_FIRST):
            break
        kept, end = kept + 1, one.end()
    return end if kept >= least else 0
