"""The tour: half a minute at the desk, played in the real program and recorded."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tests.pictures.drawing import lines_of
from tests.pictures.recording import Frame
from tests.pictures.stage import Setting, playing

SIZE = (120, 36)
TITLES = {"zh": "tuikuan 退款案台", "en": "tuikuan, the refund desk"}


@dataclass(frozen=True)
class Step:
    """A key, or none; what a reader is told of it, and for how many seconds to look at what it did."""

    key: tuple[str, ...]
    zh: str
    en: str
    seconds: float


STEPS = (
    Step((), "打开案台：每一笔退款轮到谁、下一步是什么", "The desk: whose move it is, and what comes next", 3.5),
    Step(("j",), "走到一个案件", "Walk to a case", 0.8),
    Step(("j",), "走到一个案件", "Walk to a case", 1.6),
    Step(("enter",), "打开它：下一步、会消失的证据、攻略", "Open it: next action, vanishing proof, guide", 3.5),
    Step(("j",), "走到清单的一项", "Walk to an item of the checklist", 1.2),
    Step(("space",), "勾上办好的一项", "Tick what is done", 2.5),
    Step(("2",), "商家不同意：下一步和攻略都换了", "The merchant refuses: next action and guide change", 4.5),
    Step(("m",), "整个流程，和案件走到了哪里", "The whole flow, and where the case stands", 4.0),
    Step(("esc",), "回到案件", "Back to the case", 1.5),
    Step(("u",), "选错了？撤销，回到原来那一步", "Took the wrong one? Undo; the old step is back", 3.5),
    Step(("esc",), "回到案台；一切早已存好", "Back to the desk; everything is saved already", 3.0),
)


def frames(language: str) -> Iterator[Frame]:
    """Play the tour and look at every step of it."""
    with playing(Setting(language, SIZE)) as terminal:
        for step in STEPS:
            terminal.press(*step.key)
            terminal.settle(0.5)
            words = {"zh": step.zh, "en": step.en}[language]
            yield Frame(lines_of(terminal.screen), step.seconds, " ".join(step.key), words)
