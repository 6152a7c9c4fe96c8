"""The exhibits and the diary of a case as letters list them: each with its number and what it proves."""

from __future__ import annotations

import re
from collections.abc import Sequence

from content.pack.arguing import Audience
from content.text.words import N_, Translator, message
from store.case.called import kind_proves, kind_title
from store.case.case import Exhibit
from store.case.timeline import WHO_WORDS
from store.case.view import CaseView
from store.papers.saying import OFFICIAL, cleaned, day, exhibit_number, moment, spoken

_TO_PROVE = N_(", to prove {what}")
_OF_NO_KIND = "other"
_PROVES = re.compile(r"，(?:用来|可以|能)?证明|\b(?:to prove|proves|proving)\b")
"""Where the user says of an exhibit what it proves."""


def listed(view: CaseView, audience: Audience) -> dict[str, object]:
    """The exhibits and the diary for a template to go through, and the exhibits as one text."""
    language = view.playbook.meta.language
    tr = Translator(language)
    exhibits = [
        {
            "no": exhibit_number(exhibit.no, tr, audience in OFFICIAL),
            "note": cleaned(exhibit.note, language),
            **_called(view, exhibit, _proof(proof_of(view, exhibit, tr), audience, tr)),
            "on": day(exhibit.at.date(), language),
            "name": exhibit.name,
        }
        for exhibit in view.exhibits
    ]
    diary = [
        {
            "at": day(entry.at.date(), language) if entry.day else moment(entry.at, language),
            "on": day(entry.at.date(), language),
            "who": tr(WHO_WORDS.get(entry.who, entry.who)),
            "channel": spoken(entry.channel, tr),
            "text": cleaned(entry.text, language),
            "promise": cleaned(entry.promise, language),
        }
        for entry in view.diary
    ]
    return {"exhibits": exhibits, "diary": diary, **_evidence(exhibits, tr)}


def _beside(said: str, language: str) -> str:
    """What the user wrote of an exhibit, behind its name: in brackets where it has a colon of its own."""
    colon, opening, closing = ("：", "（", "）") if language == "zh" else (": ", " (", ")")
    if colon in said and not re.search(r"[（）()]", said):
        return f"{opening}{said}{closing}"
    return f"{colon}{said}"


def _evidence(exhibits: Sequence[dict[str, str]], tr: Translator) -> dict[str, object]:
    """The exhibits as a text: each with what it proves, each by its kind, or their number."""
    zh = tr.language == "zh"
    proved = [f"{one['no']} {one['kind']}{one['shows']}" for one in exhibits]
    named = [f"{one['no']} {one['kind']}" for one in exhibits]
    count = tr.n("1 exhibit, numbered as uploaded", "{n} exhibits, numbered as uploaded", len(exhibits))
    least = ("、" if zh else ", ").join(one["no"] for one in exhibits)
    return {
        "evidence": ("；" if zh else "; ").join(proved),
        "evidence_short": ("、" if zh else ", ").join(named),
        "evidence_count": count if exhibits else "",
        "evidence_least": least if len(least) < len(count) else "",
    }


def _called(view: CaseView, exhibit: Exhibit, told: dict[str, str]) -> dict[str, str]:
    """What an exhibit is called, with what it proves. What is of no kind goes by the words of the user: nobody is
    told anything by “other evidence, to prove the circumstances”."""
    if exhibit.evidence == _OF_NO_KIND and told["described"]:
        return dict.fromkeys(told, "") | {"kind": told["described"], "proves": told["described"]}
    return {"kind": kind_title(exhibit.evidence, view.case, view.playbook)} | told


def _proof(told: dict[str, str], audience: Audience, tr: Translator) -> dict[str, str]:
    """An official reader reads of what is described also what it proves."""
    if audience not in OFFICIAL or not told["described"] or not told["aims"]:
        return told
    return told | {"shows": told["shows"] + tr.say(message(_TO_PROVE, what=told["aims"]))}


def proof_of(view: CaseView, exhibit: Exhibit, tr: Translator) -> dict[str, str]:
    """What an exhibit proves, and the same to stand behind its name: the user's words, else those of its kind.

    `described` are the user's words where they say what is to be seen and not what it proves; `aims` is then what
    its kind proves.
    """
    of_kind = kind_proves(exhibit.evidence, view.case, view.playbook)
    said = cleaned(exhibit.note, tr.language)
    plain = said
    for word in ("证明", "to prove ", "proves "):
        plain = plain.removeprefix(word).lstrip("：: ")
    proves = plain or of_kind
    if not proves:
        return {"proves": "", "shows": "", "described": "", "aims": ""}
    if plain and plain == said:
        aims = "" if _PROVES.search(plain) else of_kind
        return {"proves": proves, "shows": _beside(plain, tr.language), "described": plain, "aims": aims}
    shows = tr.say(message(_TO_PROVE, what=proves))
    return {"proves": proves, "shows": shows, "described": "", "aims": proves}
