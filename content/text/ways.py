"""What helps after something happened: a sentence names it by a gap, and the face says how it is done there.

A sentence of the floors below says “{do_restore}” or “{with_roots}”, never how that is typed: on the command line
it is a command or an option, on the desk a key or a field where there is one. The gaps of the sentence go into it.
"""

from __future__ import annotations

import sys
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
    "do_export_zh": "--lang zh export {number} --for {reader}",
    "do_fact": "fact {number} {key} …",
    "do_fact_day": "fact {number} {key} DAY",
    "do_guide": "guide",
    "do_letter_zh": "--lang zh letter {number} {letter}",
    "do_list": "list",
    "do_load": "load",
    "do_look": "doctor",
    "do_merge": "merge",
    "do_open": "open",
    "do_open_file": "open FILE",
    "do_pack": "pack {number} CHANNEL",
    "do_page": "guide --playbook {book} {page}",
    "do_person": "person add {label}",
    "do_person_named": 'person add WORD --name "{label}"',
    "do_persons": "person list",
    "do_place": "place N",
    "do_place_on": "place {number} {place} --reason …",
    "do_promise": "log {number} … --promise …",
    "do_ready": "ready {number}",
    "do_reopen": "reopen {number}",
    "do_repair": "doctor --repair",
    "do_restore": "restore {number}",
    "do_set_aside": "mark {number} {item} cannot-get",
    "do_show": "show {number}",
    "do_stamp": "stamp {number}",
    "do_tick": "tick {number} {item}",
    "do_tidy": "verify --tidy",
    "do_trash": "trash {number}",
    "do_verify": "verify",
    "do_verify_case": "verify {number}",
}
"""The commands, by the gaps that stand for them."""
AS_IT_STANDS: Mapping[str, str] = {
    "do_install": f"{{pip}} install '{PROGRAM}[{{extra}}]'",
    "do_install_there": f"pip install '{PROGRAM}[{{extra}}]'",
    "with_home": "--home",
    "with_html": "--format html",
    "with_identity": "--identity",
    "with_into": "--into",
    "with_marks": "--redact",
    "with_no_notes": "--no-notes",
    "with_notes": "--notes",
    "with_password": "--password",
    "with_redacted": "--redact",
    "with_roots": "--roots",
    "with_whole": "--whole",
    "with_worked": "--worked",
}
"""What is typed as it stands: options of the command that was just given, and a command of another program, here or
on the computer of who gets something."""
IN_CHINESE: Mapping[str, str] = {
    "do_comment_text": "comment N 留言",
    "do_fact_day": "fact {number} {key} 日期",
    "do_open_file": "open 文件",
    "do_pack": "pack {number} 渠道",
}
"""Those in which a word of the user's language stands for what is to be typed."""


def names_way(text: str) -> bool:
    """Whether a sentence may name a way."""
    return "{do_" in text or "{with_" in text


def pip_here() -> str:
    """What installs beside this program: a shell that just says `pip` may mean another Python, where it fails or
    brings a stranger's package of that name."""
    import shlex
    import shutil
    from pathlib import Path

    python, found = Path(sys.executable), shutil.which("pip")
    if found and Path(found).parent == python.parent:
        return "pip"
    typed, home = shlex.quote(str(python)), f"{Path.home()}/"
    return f"{'~/' + typed.removeprefix(home) if typed.startswith(home) else typed} -m pip"


class Gaps(dict[str, object]):
    """The values of a sentence; a way that it names is said as the face says it in `ways`, else as it is typed."""

    def __init__(
        self, values: Mapping[str, object], language: str, ways: Mapping[str, str], options: str = ""
    ) -> None:
        super().__init__(values)
        self._language, self._ways, self._options = language, ways, options

    def __missing__(self, name: str) -> str:
        """Say a way. Raises `KeyError` for a gap that nothing fills."""
        if name == "pip":
            return pip_here()
        return self._ways.get(name) or f"“{self.typed(name)}”"

    def typed(self, name: str) -> str:
        """What is typed for a way on the command line. Raises `KeyError`."""
        if name in AS_IT_STANDS:
            return AS_IT_STANDS[name].format_map(self)
        command = IN_CHINESE.get(name, WAYS[name]) if self._language == "zh" else WAYS[name]
        return " ".join(filter(None, (PROGRAM, self._options, command.format_map(self))))
