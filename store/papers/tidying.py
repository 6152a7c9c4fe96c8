"""The typography of a filled letter: what filling a template leaves behind is put right, words are left alone."""

from __future__ import annotations

import re

_CHINESE = (
    (r"[ \t]+(?=[，。；：！？、）”])", ""),
    (r"，(?=[，。；：！？、）])", ""),
    (r"、(?=[，。；：！？、）])", ""),
    (r"；(?=[，。；：！？、）])", ""),
    (r"：(?=[，。；、）])", ""),
    (r"([。！？])[，。；：、]+", r"\1"),
    (r"([。！？])(?=”[。，；])", ""),
    (r"（\s*）", ""),
)
_ENGLISH = (
    (r"[ \t]+(?=[,.;:!?)])", ""),
    (r"[,;:](?=[,.;:])", ""),
    (r"([.!?])[,.;:]+", r"\1"),
    (r"([.!?])(?=”[.,;])", ""),
    (r"\(\s*\)", ""),
    (r"(?<=\S) {2,}", " "),
)


def tidy(text: str, language: str) -> str:
    """A letter without doubled marks, empty brackets, quotation marks in quotation marks, or holes of lines."""
    lines = [_quoted(_mended(line.rstrip(), language)) for line in text.strip("\n").split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n") + "\n"


def _mended(line: str, language: str) -> str:
    for pattern, instead in _ENGLISH if language == "en" else _CHINESE:
        line = re.sub(pattern, instead, line)
    return line


def _quoted(line: str) -> str:
    """Quotation marks inside quotation marks as single ones."""
    depth, made = 0, []
    for char in line:
        if char == "“":
            depth += 1
            made.append("“" if depth % 2 else "‘")
        elif char == "”" and depth:
            made.append("”" if depth % 2 else "’")
            depth -= 1
        else:
            made.append(char)
    return "".join(made)
