"""What checking the biggest playbook costs, in work and not in seconds: each thing is taken apart once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from markdown_it import MarkdownIt
from markdown_it.parser_inline import ParserInline

from content.lint import check
from content.lint.asked import asked
from content.lint.statutes import Citing, citing
from content.pack.files import SHIPPED
from content.pack.hearing import Ear
from content.pack.markdown import read_source
from content.pack.sandbox import Sandbox
from store.papers.letters import LETTER_NAMES

Told = Counter[object]


def counted(monkeypatch: pytest.MonkeyPatch, owner: type, name: str, key: Callable[..., object]) -> Told:
    """How often a method is called, by what `key` says of the call."""
    calls: Told = Counter()
    real = getattr(owner, name)

    def called(*args: Any, **kwargs: Any) -> Any:
        calls[key(*args)] += 1
        return real(*args, **kwargs)

    monkeypatch.setattr(owner, name, called)
    return calls


def test_a_check_reads_each_sentence_page_and_letter_once(monkeypatch: pytest.MonkeyPatch) -> None:
    sentences = counted(monkeypatch, Ear, "read", lambda ear, text: (id(ear), text))
    pages = counted(monkeypatch, MarkdownIt, "parse", lambda _, text, *rest: text)
    letters = counted(monkeypatch, Sandbox, "taken_apart", lambda _, source: source)
    lines = counted(monkeypatch, Citing, "_taken_apart", lambda cited, line: (id(cited), line))
    asked.cache_clear()
    citing.cache_clear()
    assert check(SHIPPED / "generic", date(2026, 11, 28), LETTER_NAMES) == ()
    for what, calls in (("sentence", sentences), ("page", pages), ("letter", letters), ("line", lines)):
        assert len(calls) > 50, what
        assert max(calls.values()) == 1, f"a {what} is taken apart {max(calls.values())} times"


def test_what_stands_inside_the_cues_is_not_taken_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    written = (SHIPPED / "generic" / "en" / "meanings.md").read_text(encoding="utf-8")
    cues = {token.content for token in read_source(written, "en/meanings.md").tokens() if "/" in token.content}
    inside = counted(monkeypatch, ParserInline, "parse", lambda _, text, *rest: text)
    check(SHIPPED / "generic", date(2026, 11, 28), LETTER_NAMES)
    assert len(inside) > 100
    assert len(cues) > 100
    assert not cues & inside.keys()
