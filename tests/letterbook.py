"""The letters of six cases, printed for people who want to read before they try: `docs/examples/letters.*.md`."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path

from msgspec import Struct
from msgspec.json import decode

from content.text.words import Translator
from store.case.intents import NoteDiary, OpenCase
from store.days.clock import HOME_ZONE
from store.disk.home import Home
from store.errors import LetterIncomplete
from store.opening import HomeDesk, open_home
from store.papers.letters import Letter

ROOT = Path(__file__).parent.parent
BOOKS = {"zh": ROOT / "docs/examples/letters.zh-CN.md", "en": ROOT / "docs/examples/letters.en.md"}
HEADS = {
    "zh": "# 六个案件的全部文书\n\n由程序从六个编出来的案件写成（`make docs`）：人名、店名、单号都是假的。"
    "每一份下面的引文是写给用户的提示，不在文书里。缺事实的文书会说缺什么，这里不列。\n",
    "en": "# All letters of six cases\n\nWritten by the program from six made-up cases (`make docs`): people, "
    "shops and numbers are invented. What is quoted below a letter is for the user and no part of it. A letter "
    "that lacks a fact says which; those are not listed here.\n",
}
PERSON = {
    "zh": {"name": "林晓", "phone": "13800138000", "address": "杭州市西湖区文三路1号"},
    "en": {"name": "Lin Xiao", "phone": "13800138000", "address": "1 Wensan Road, Xihu District, Hangzhou"},
}


class Said(Struct, frozen=True):
    """A line of the diary, in both languages."""

    on: str
    who: str
    words: Mapping[str, str]
    promise: Mapping[str, str] = {}


class Sample(Struct, frozen=True):
    """A case as it is told to the program, on the day `today`."""

    title: Mapping[str, str]
    today: str
    facts: Mapping[str, str]
    words: Mapping[str, Mapping[str, str]]
    said: tuple[Said, ...] = ()
    exhibits: tuple[tuple[str, Mapping[str, str]], ...] = ()


SAMPLES = decode(ROOT.joinpath("tests/store/papers/data/six_cases.json").read_bytes(), type=tuple[Sample, ...])
"""The six cases."""


class _Clock:
    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now


def told(sample: Sample, language: str, folder: Path) -> tuple[HomeDesk, int]:
    """The case on a desk of its own."""
    when = datetime.fromisoformat(sample.today)
    clock = _Clock(when.replace(hour=when.hour or 10, tzinfo=HOME_ZONE))
    desk = open_home(Home(folder / "home"), clock, author="me", language=language)
    facts = {**sample.facts, **PERSON[language], **{key: words[language] for key, words in sample.words.items()}}
    number = desk.open(OpenCase("douyin", sample.title[language], facts)).view.number
    for said in sample.said:
        promise = said.promise.get(language, "")
        desk.do(number, NoteDiary(said.words[language], said.who, "chat", promise, on=said.on))
    for n, (kind, note) in enumerate(sample.exhibits, 1):
        path = folder / f"{n}-{kind}.jpg"
        path.write_bytes(f"{n} {kind}".encode())
        desk.attach(number, path, kind, note[language])
    return desk, number


def letters(desk: HomeDesk, number: int) -> Iterator[Letter]:
    """All letters of a case that lack nothing."""
    for template in sorted(desk.letters(number), key=lambda one: one.id):
        try:
            yield desk.letter(number, template.id)
        except LetterIncomplete:
            continue


def book(language: str) -> str:
    """The text of the book."""
    tr = Translator(language)
    parts = [HEADS[language]]
    for sample in SAMPLES:
        parts.append(f"\n## {sample.title[language]}\n")
        with tempfile.TemporaryDirectory() as folder:
            desk, number = told(sample, language, Path(folder))
            for letter in letters(desk, number):
                parts.append(f"\n### {letter.template.title}\n\n```text\n{letter.text}```\n")
                beside = [*letter.notes, *(one.words for one in letter.findings)]
                parts += [f"\n> {tr.say(note)}\n" for note in beside]
            desk.close()
    return "".join(parts)


def main() -> None:
    """Write both books."""
    for language, path in BOOKS.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(book(language), encoding="utf-8")


if __name__ == "__main__":
    main()
