"""Both READMEs name the kinds of disputes that are covered, no others, and what is not covered as the pages do."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

from content.pack.library import Library
from tests.readme import READMES

COVERED = list(
    csv.DictReader((Path(__file__).parent / "data" / "covered.tsv").read_text("utf-8").splitlines(), delimiter="\t")
)
"""What both READMEs call the kinds that have a reason."""
HEAD = {"zh": "\n### 管哪些纠纷\n", "en": "\n### Kinds of dispute\n"}
NOT = {"zh": ("不管：", "。"), "en": ("Not covered: ", ".")}


def chapter(language: str) -> str:
    return READMES[language].read_text(encoding="utf-8").split(HEAD[language])[1].split("\n## ")[0]


def kinds(language: str) -> list[str]:
    rows = [line.strip("| ").split(" | ") for line in chapter(language).splitlines() if line.startswith("| ")]
    return [kind.strip() for row in rows[1:] for kind in row[1].split(" · ")]


def test_every_reason_of_every_playbook_is_named() -> None:
    reasons = {reason for name in Library().ids() for reason in Library().get(name, "zh").reasons}
    assert {row["reason"] for row in COVERED} == reasons


@pytest.mark.parametrize("language", READMES)
def test_the_readme_names_each_kind_and_no_other(language: str) -> None:
    named = kinds(language)
    for row in COVERED:
        assert any(row[language] in kind for kind in named), row["reason"]
    for kind in named:
        assert any(row[language] in kind for row in COVERED), kind


@pytest.mark.parametrize("language", READMES)
def test_what_is_not_covered_is_said_alike_in_the_readme_and_on_the_first_page(language: str) -> None:
    before, end = NOT[language]
    said = chapter(language).split(before)[1].split(end)[0]
    assert said in Library().get("generic", language).page("playbook").body


@pytest.mark.parametrize("language", READMES)
def test_where_nothing_was_found_the_page_of_the_platform_says_so(language: str) -> None:
    found = {"zh": "没有(?:查到|读到)", "en": "not (?:found|read)"}[language]
    for name in ("taobao", "jd", "pinduoduo"):
        assert re.search(found, Library().get(name, language).page("playbook").body), name
