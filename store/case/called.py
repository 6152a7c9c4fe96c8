"""What a kind of evidence is called in a case: the playbook speaks of goods, and a service has none."""

from __future__ import annotations

from content.pack.guidance import GOODS
from content.pack.playbook import Playbook
from content.text.words import N_, Translator
from store.case.case import Case
from store.case.moot import moot_facts

_OF_GOODS = "goods"
_PICTURES = N_("Pictures or videos")
_SERVICE = N_("the actual state of what was provided")
_PARCEL = N_("the actual state of the parcel and of what was in it")
"""What such pictures prove; of a parcel one sent, that."""
SENT = "sent-parcel"
"""The reason by which a courier answers for what one sent."""


def without_goods(evidence: str, case: Case, playbook: Playbook) -> bool:
    """Whether evidence is pictures of goods, in a case in which there are none."""
    return evidence == _OF_GOODS and GOODS in moot_facts(case, playbook)


def kind_title(evidence: str, case: Case, playbook: Playbook) -> str:
    """The words of a kind of evidence in a case; a kind the playbook no longer has stands for itself."""
    kind = playbook.evidence.get(evidence)
    if kind is None:
        return evidence
    return Translator(playbook.meta.language)(_PICTURES) if without_goods(evidence, case, playbook) else kind.title


def kind_proves(evidence: str, case: Case, playbook: Playbook) -> str:
    """What a kind of evidence proves in a case; empty where the playbook does not say it."""
    kind = playbook.evidence.get(evidence)
    if kind is None or not kind.proves or not without_goods(evidence, case, playbook):
        return kind.proves if kind else ""
    return Translator(playbook.meta.language)(_PARCEL if case.facts.get("reason") == SENT else _SERVICE)
