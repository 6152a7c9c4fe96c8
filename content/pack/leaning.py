"""Which way a message leans: whether it gives what is asked for or denies it, heard clause by clause. Pure.

A card is known by what a message is about; that “拆了也给您退” is about opening says nothing of which way it goes.
"""

from __future__ import annotations

from collections.abc import Iterable

from content.pack.looking import Chain, Said
from content.pack.meanings import Cue, Lean, Leaning

GIVEN = frozenset((Lean.GIVES, Lean.DONE))
"""Leans of a message that gives."""


class Leans:
    """The words of one language by which a message gives or denies, ready to listen."""

    def __init__(self, words: Leaning) -> None:
        self._gives, self._done, self._denies = _Any(words.gives), _Any(words.done), _Any(words.denies)
        self._terms, self._less, self._yields = _Any(words.terms), _Any(words.less), _Any(words.yields)

    def of(self, clauses: Iterable[Said]) -> Lean:
        """The lean of a message from its clauses, each as it is compared: one that denies decides."""
        heard = {self._of_clause(said) for said in clauses}
        return next((lean for lean in Lean if lean in heard), Lean.OPEN)

    def _of_clause(self, said: Said) -> Lean:
        if self._denies(said):
            return Lean.OPEN if self._yields(said) else Lean.DENIES
        if self._terms(said):
            return Lean.OPEN
        if self._done(said):
            return Lean.DONE
        return Lean.GIVES if self._gives(said) and not self._less(said) else Lean.OPEN


class _Any:
    """Some chains, of which one is enough."""

    def __init__(self, chains: Iterable[Cue]) -> None:
        self._chains = tuple(map(Chain, chains))

    def __call__(self, said: Said) -> bool:
        return any(chain.stands(said) for chain in self._chains)
