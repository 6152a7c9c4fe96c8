"""A stamp from a test authority, asked for and taken in."""

from __future__ import annotations

from pathlib import Path

from content.text.words import Translator
from store.errors import Refused
from store.handover.stamps import Asked, Proof, ask, take_in
from store.opening import HomeDesk
from tests.store.proof.authority import Authority


def stamped(desk: HomeDesk, number: int, tsa: Authority, folder: Path) -> tuple[Asked, Proof]:
    """Ask for a stamp and take the answer in."""
    asked = ask(desk, number)
    answer, roots = folder / "answer.tsr", folder / "roots.pem"
    answer.write_bytes(tsa.answer(asked.request.read_bytes()))
    roots.write_bytes(tsa.pem)
    return asked, take_in(desk, number, answer, roots)


def said(problem: Refused) -> str:
    return Translator("en").say(problem.message)
