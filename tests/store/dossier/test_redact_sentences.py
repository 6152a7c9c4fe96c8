"""What people write, sentence by sentence: the parts that name somebody go, ordinary words stay.

`data/must_go.tsv`: a sentence, the parts that must go, words that must stay, both parted by `|`.
`data/must_stay.txt`: sentences of which nothing may be touched.
"""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path
from time import process_time

import pytest

from store.dossier.redact import Redactor, Veil
from store.dossier.redact_known import Known

DATA = Path(__file__).parent / "data"
GO = (DATA / "must_go.tsv").read_text("utf-8").splitlines()
STAY = (DATA / "must_stay.txt").read_text("utf-8").splitlines()
LAST_FOUR = re.compile(r"编号…\w+|number …\w+")
"""What a mark keeps of a long number on purpose."""


def redacted(text: str) -> str:
    language = "zh" if re.search("[\u3400-\u9fff]", text) else "en"
    return Redactor(Known().hearing([text]), language).text(text)


def bare(text: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFKC", text) if char.isalnum()).casefold()


@pytest.mark.parametrize("row", GO)
def test_what_names_somebody_goes_and_the_rest_of_the_sentence_stays(row: str) -> None:
    sentence, parts, stays = (*row.split("\t"), "")[:3]
    left = redacted(sentence)
    assert [one for one in parts.split("|") if bare(one) in bare(LAST_FOUR.sub("", left))] == []
    assert [one for one in stays.split("|") if one not in left] == []


@pytest.mark.parametrize("row", GO)
def test_a_masked_screen_covers_what_a_redacted_paper_marks(row: str) -> None:
    sentence, parts = row.split("\t")[:2]
    left = Veil(Known()).text(sentence)
    assert [one for one in parts.split("|") if one in left] == []


@pytest.mark.parametrize("sentence", STAY)
def test_ordinary_words_stay(sentence: str) -> None:
    assert redacted(sentence) == sentence


@pytest.mark.parametrize("run", ["ABCDEFGHIJ", "1", "a+b=", "7f3a/"])
def test_a_file_pasted_as_signs_costs_no_more_than_words(run: str) -> None:
    text = f"电话 13812345678，{run * (20_000 // len(run))}"
    start = process_time()
    left = redacted(text)
    assert "13812345678" not in left
    assert process_time() - start < 15, "some minutes, when each pattern begins at each of the signs"
