"""Cases as JSON with stable keys, for scripts. Words are in the language of the desk; ids never change."""

from __future__ import annotations

import re
from typing import Any

import orjson

from content.pack.playbook import Playbook
from content.text.later import Later
from content.text.words import Message, Translator
from store.case.checklist import Item
from store.case.deadlines import Deadline
from store.case.stands import places
from store.case.timeline import Entry
from store.case.view import CaseView
from tui.say.ending import ending_json

Json = dict[str, Any]

_HARMFUL = Later(r"[\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]")


def dump(value: object) -> str:
    """A value as JSON text; what could act on a terminal stands in it as `\\u…`, which means the same."""
    try:
        text = orjson.dumps(value, option=orjson.OPT_INDENT_2).decode()
    except TypeError:  # a file that another program wrote can hold halves of characters
        text = orjson.dumps(_whole(value), option=orjson.OPT_INDENT_2).decode()
    return _HARMFUL.made.sub(lambda found: f"\\u{ord(found[0]):04x}", text) + "\n"


def _whole(value: object) -> object:
    if isinstance(value, str):
        return re.sub("[\ud800-\udfff]", "\ufffd", value)
    if isinstance(value, dict):
        return {str(_whole(key)): _whole(part) for key, part in value.items()}
    return [_whole(part) for part in value] if isinstance(value, list) else value


def places_json(playbook: Playbook, tr: Translator) -> list[Json]:
    """Where a case can be put: each word that says so, in which group it stands, and what it means.

    A step whose id is the word of a usual answer is said by its title.
    """
    return [
        {"group": tr(heading), "place": name or words, "title": tr(words)}
        for heading, group in places(playbook)
        for name, words in group
    ]


class JsonView:
    """Turns views into JSON values, with words in one language."""

    def __init__(self, tr: Translator) -> None:
        self.tr = tr

    def case(self, view: CaseView, timeline: bool = True) -> Json:
        """A case; its timeline only when asked for."""
        value: Json = {
            "number": view.number,
            "title": view.title,
            "playbook": view.case.playbook,
            "turn": view.turn,
            "step": {"id": view.step.id, "title": view.step.title, "kind": view.step.kind},
            "next": self.next(view),
            "checklist": [self._item(item) for item in view.checklist],
            "deadlines": [self._deadline(deadline) for deadline in view.deadlines],
            "amount": view.amount or None,
            "in_dispute": view.in_dispute or None,
            "reason": view.facts.get("reason"),
            "reason_title": view.reason or None,
            "facts": dict(view.facts),
            "exhibits": self.exhibits(view),
            "diary": [
                {"at": e.at, "by": e.by, "who": e.who, "channel": e.channel, "text": e.text, "promise": e.promise}
                for e in view.diary
            ],
            "remarks": [
                {
                    "id": r.id,
                    "at": r.at,
                    "author": r.author,
                    "text": r.text,
                    "proposes": {"what": r.about, "key": r.key, "value": r.value} if r.about else None,
                }
                for r in view.case.remarks
            ],
            "trail": [
                {"step": stop.step, "title": stop.title, "at": None if stop.unknown else stop.at}
                for stop in view.trail()
            ],
            "opened": view.case.opened_at,
            "changed": view.case.changed_at,
            "closed": view.case.closed,
            "outcome": view.case.outcome or None,
            "ending": ending_json(view) or None,
            "offers": [
                {"id": one.change, "amount": one.amount or None, "state": one.state} for one in view.case.offers
            ],
            "money": [{"at": one.at, "amount": one.amount, "channel": one.channel} for one in view.case.money],
            "trashed": view.case.trashed,
            "version": view.case.version,
        }
        if timeline:
            value["timeline"] = self.timeline(view.timeline())
        return value

    def next(self, view: CaseView) -> Json:
        """The next action."""
        return {
            "title": self._said(view.next.title),
            "page": view.next.page,
            "reason_page": view.next.reason or None,
            "choices": [
                {"id": choice.id, "title": choice.title, "leads_to": view.passage(choice.id)[-1]}
                for choice in view.next.choices
            ],
            "letters": list(view.next.letters),
            "opened": list(view.next.opened),
            "over": list(view.next.over),
            "notes": [self.tr.say(note) for note in view.next.notes],
        }

    def action(self, view: CaseView) -> Json:
        """The next action with the case it belongs to."""
        nearest = view.nearest
        return {
            "number": view.number,
            "title": view.title,
            "turn": view.turn,
            "step": {"id": view.step.id, "title": view.step.title, "kind": view.step.kind},
            "next": self.next(view),
            "deadline": self._deadline(nearest) if nearest else None,
        }

    def timeline(self, entries: tuple[Entry, ...]) -> list[Json]:
        """The story, oldest first."""
        return [
            {
                "at": None if e.unknown else e.at,
                "recorded": e.recorded,
                "by": e.by,
                "text": self.tr.say(e.text),
                "kind": e.kind,
                "voided": e.voided,
                "voided_by": e.voided_by or None,
            }
            for e in entries
        ]

    def exhibits(self, view: CaseView) -> list[Json]:
        """The evidence that was taken in."""
        return [
            {
                "no": e.no,
                "evidence": e.evidence,
                "name": e.name,
                "stored": e.stored,
                "sha256": e.sha256,
                "size": e.size,
                "note": e.note,
                "at": e.at,
            }
            for e in view.exhibits
        ]

    def _item(self, item: Item) -> Json:
        return {
            "id": item.id,
            "title": self._said(item.title),
            "state": item.state,
            "required": item.required,
            "source": item.source,
            "until": item.until,
        }

    def _changed(self, deadline: Deadline) -> Json | None:
        changed = deadline.changed
        return {"old": changed.before, "new": changed.after, "source": changed.source} if changed else None

    def _deadline(self, deadline: Deadline) -> Json:
        return {
            "id": deadline.id,
            "title": deadline.title,
            "at": deadline.at,
            "latest": deadline.latest,
            "effect": deadline.effect,
            "state": deadline.state,
            "because": self.tr.say(deadline.because),
            "asks": deadline.asks or None,
            "confidence": deadline.confidence,
            "opens": deadline.opens or None,
            "leads": deadline.leads,
            "stated": deadline.stated,
            "estimate": deadline.estimate,
            "snoozed": deadline.snoozed,
            "changed": self._changed(deadline),
        }

    def _said(self, words: str | Message) -> str:
        return self.tr.say(words) if isinstance(words, Message) else words
