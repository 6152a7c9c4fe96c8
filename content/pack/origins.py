"""Where the clock of a time limit, or of evidence that vanishes, may start."""

from __future__ import annotations

from msgspec import Struct


class Origin(Struct, frozen=True, gc=False):
    """From what a clock may run: a moment that is a fact, the moment a case last came to one of some steps, or only
    what the app shows. With nothing of these it is the step at which the limit holds."""

    fact: str = ""
    steps: tuple[str, ...] = ()
    stated: bool = False

    def __str__(self) -> str:
        if self.stated:
            return "stated"
        return self.fact or (f"step:{'/'.join(self.steps)}" if self.steps else "step")


def origin_of(text: str) -> Origin:
    """Read `received-on`, `step`, `step:refused`, `step:agreed/ruled` or `stated`."""
    kind, _, steps = text.partition(":")
    if kind == "step":
        return Origin(steps=tuple(steps.split("/")) if steps else ())
    return Origin(stated=True) if text == "stated" else Origin(fact=text)
