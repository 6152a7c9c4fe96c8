"""What helps after something happened: a sentence names it by a gap, and the face says it as a command or a key.

A sentence of the floors below says “{do_restore}”, never how that is typed: on the command line it is a command, on
the desk a key where there is one. The gaps of the sentence go into the command.
"""

from __future__ import annotations

from collections.abc import Mapping

PROGRAM = "tuikuan"
WAYS: Mapping[str, str] = {
    "do_accept": "doctor --accept {number}",
    "do_agree": "deadline {number} {deadline} --agree",
    "do_bundle": "bundle N",
    "do_close": "close {number}",
    "do_comment": "comment",
    "do_comment_text": "comment N TEXT",
    "do_deadline": "deadline",
    "do_fact": "fact {number} {key} …",
    "do_fact_day": "fact {number} {key} DAY",
    "do_guide": "guide",
    "do_letter_zh": "--lang zh letter {number} {letter}",
    "do_list": "list",
    "do_load": "load",
    "do_look": "doctor",
    "do_merge": "merge",
    "do_open": "open",
    "do_pack": "pack {number} CHANNEL",
    "do_person": "person add {label}",
    "do_persons": "person list",
    "do_place": "place N",
    "do_promise": "log {number} … --promise …",
    "do_ready": "ready {number}",
    "do_reopen": "reopen {number}",
    "do_repair": "doctor --repair",
    "do_restore": "restore {number}",
    "do_stamp": "stamp {number}",
    "do_tidy": "verify --tidy",
    "do_trash": "trash {number}",
    "do_verify": "verify",
    "do_verify_case": "verify {number}",
}
"""The commands, by the gaps that stand for them."""
IN_CHINESE: Mapping[str, str] = {
    "do_comment_text": "comment N 留言",
    "do_fact_day": "fact {number} {key} 日期",
    "do_pack": "pack {number} 渠道",
}
"""Those in which a word of the user's language stands for what is to be typed."""


class Gaps(dict[str, object]):
    """The values of a sentence; a way that it names is said as its command, or as the key that is given for it."""

    def __init__(self, values: Mapping[str, object], language: str, keys: Mapping[str, str]) -> None:
        super().__init__(values)
        self._language, self._keys = language, keys

    def __missing__(self, name: str) -> str:
        """Say a way. Raises `KeyError` for a gap that nothing fills."""
        if name in self._keys:
            return f"“{self._keys[name]}”键" if self._language == "zh" else f"the key “{self._keys[name]}”"
        command = IN_CHINESE.get(name, WAYS[name]) if self._language == "zh" else WAYS[name]
        return f"“{PROGRAM} {command.format_map(self)}”"
