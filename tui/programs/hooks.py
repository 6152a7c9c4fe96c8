"""Hooks: a program of the user's own, called after a change. Off unless the settings name one.

`[hooks]` in `config.toml` maps the kind of an event, or `any`, to a program and its arguments. It gets what
happened as JSON on its standard input. It is started without a shell, beside the desk, and has ten seconds; what
goes wrong with it is told and changes nothing.
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterator, Mapping, Sequence
from threading import Lock, Thread

from content.text.words import N_, Message, Translator, message
from store.case.done import Done
from store.case.events import KINDS, Record
from tui.say.json import dump

SECONDS = 10.0
"""How long a hook may take."""
ANY = "any"
"""The name that stands for every event."""
_KNOWN = (*KINDS, ANY)


class Hooks:
    """Calls the programs of the settings; any thread may use it."""

    def __init__(self, programs: Mapping[str, Sequence[str]], tr: Translator, seconds: float = SECONDS) -> None:
        self._programs = {kind: program for kind, program in programs.items() if program and kind in _KNOWN}
        self._tr, self._seconds = tr, seconds
        self._guard = Lock()
        self._running: list[Thread] = []
        self._failed = [_idle(kind) for kind in programs if kind not in self._programs]

    def __call__(self, done: Done) -> None:
        """Call what is asked for after a change, in its own thread."""
        if not done.changed:
            return
        last = done.view.case.records[-1].change
        records = [record for record in done.view.case.records if record.change == last]
        for program, record in self._asked(records):
            thread = Thread(target=self._run, args=(tuple(program), self._told(done, record)))
            with self._guard:
                self._running.append(thread)
            thread.start()

    def _asked(self, records: Sequence[Record]) -> Iterator[tuple[Sequence[str], Record]]:
        for record in records:
            if record.event.kind in self._programs:
                yield self._programs[record.event.kind], record
        if ANY in self._programs and records:
            yield self._programs[ANY], records[0]

    def _told(self, done: Done, record: Record) -> bytes:
        view = done.view
        value = {
            "number": view.number,
            "case": view.title,
            "kind": record.event.kind,
            "at": record.at,
            "by": record.by,
            "text": self._tr.say(done.words),
            "step": view.step.id,
            "turn": view.turn,
            "closed": view.case.closed,
        }
        return dump(value).encode()

    def _run(self, program: tuple[str, ...], told: bytes) -> None:
        name = program[0]
        try:
            ended = subprocess.run(program, input=told, capture_output=True, timeout=self._seconds, check=False)
        except subprocess.TimeoutExpired:
            text = N_("The hook {name} took longer than {n} seconds and was stopped. What was saved is saved.")
            self._fail(message(text, name=name, n=round(self._seconds)))
        except (OSError, ValueError) as error:
            text = N_("The hook {name} could not be started ({why}). What was saved is saved.")
            self._fail(message(text, name=name, why=getattr(error, "strerror", None) or str(error)))
        else:
            if ended.returncode:
                text = N_("The hook {name} ended with {n}. What was saved is saved.")
                self._fail(message(text, name=name, n=ended.returncode))

    def _fail(self, sentence: Message) -> None:
        with self._guard:
            self._failed.append(sentence)

    def notices(self) -> tuple[Message, ...]:
        """What went wrong; each sentence is told once."""
        with self._guard:
            failed, self._failed = tuple(self._failed), []
        return failed

    def close(self) -> None:
        """Wait for what was begun."""
        with self._guard:
            running, self._running = self._running, []
        for thread in running:
            thread.join(self._seconds + 1)


def _idle(kind: str) -> Message:
    """Why what stands in the settings for a kind of event is never called."""
    if kind in _KNOWN:
        return message(N_("[hooks] names no program for “{kind}”; nothing is called."), kind=kind)
    text = N_("[hooks]: “{kind}” is no event; nothing is called for it. There are: {known}.")
    return message(text, kind=kind[:40], known=_KNOWN)
