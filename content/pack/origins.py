"""Where the clock of a time limit, or of evidence that vanishes, may start."""

from __future__ import annotations

from msgspec import Struct


class Origin(Struct, frozen=True, gc=False):
    """From what a clock may run: a moment that is a fact, the moment a case came to a step, or only what the
    app shows. With nothing of these it is the step at which the limit holds."""

    fact: str = ""
    step: str = ""
    stated: bool = False

    def __str__(self) -> str:
        if self.stated:
            return "stated"
        return self.fact or (f"step:{self.step}" if self.step else "step")


def origin_of(text: str) -> Origin:
    """Read `received-on`, `step`, `step:refused` or `stated`."""
    kind, _, step = text.partition(":")
    if kind == "step":
        return Origin(step=step)
    return Origin(stated=True) if text == "stated" else Origin(fact=text)
