"""What is counted is said for one as well: a sentence with a plural has a twin for one, or never tells of one."""

from __future__ import annotations

import re
from pathlib import Path

from babel.messages.pofile import read_po

from content.text.words import Translator

CATALOGUE = Path(__file__).parents[3] / "content/locale/zh/LC_MESSAGES/tuikuan.po"
PLURAL = re.compile(r"\{(?:n|count)\} (?:more |of |newest )?([a-z]+s)\b")
NEVER_ONE = (
    "Same merchant, ", "A password needs ", "A picture cannot be made as small as ", "That is ",
    "That was too long", "{n} characters", "{n} colours", "{who} has been writing", "The last {n} bytes",
    "{n} bytes came", "Fewer than", "The hook ", "There are {n} orders", "That text holds {n} orders",
    "The order holds {n} goods", "{path}: [keys]", "“{letter}” has no form", "Handed in although",
    "File and journal are whole; the newest {n} changes", "its fixed words are", "the file is larger",
    "the front matter is", "the line is longer", "the page has {n} bytes", "{id} has fewer than",
    "there are {n} parts in a row", "Case {n} is not",
)  # fmt: skip
"""How sentences begin that tell of many only: of limits that are never one, or where one is said in other words."""


def test_every_counted_sentence_can_tell_of_one() -> None:
    with CATALOGUE.open("rb") as file:
        known = [entry.id for entry in read_po(file) if isinstance(entry.id, str) and entry.id]
    alone = {text for text in known if not PLURAL.search(text)}
    lacking = [
        text
        for text in known
        if (found := PLURAL.search(text)) and not text.startswith(NEVER_ONE) and not _twin(text, found, alone)
    ]
    assert not lacking, "give them a twin for one, and say them with counted()"


def _twin(text: str, found: re.Match[str], alone: set[str]) -> bool:
    """Whether a sentence stands in the catalogue that begins and goes on as this one, for one."""
    one = {found[1].removesuffix("s"), re.sub("ies$", "y", found[1]), re.sub("es$", "", found[1])}
    head = text[: found.start()]
    counts = ("{n} ", "{n} more ", "{count} ", "1 ", "one ")
    return any(
        other.startswith(head) and any(f"{count}{word}" in other for count in counts for word in one)
        for other in alone
    )


def test_one_is_said_in_the_singular_and_every_other_number_in_the_plural() -> None:
    said = [Translator("en").n("{n} day", "{n} days", number) for number in (0, 1, 2)]
    assert said == ["0 days", "1 day", "2 days"]
