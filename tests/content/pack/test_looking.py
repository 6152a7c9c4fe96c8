"""What a cue names is looked for in a sentence: chains of parts are found as a regular expression finds them."""

from __future__ import annotations

import re
import time

from hypothesis import given
from hypothesis import strategies as st

from content.pack.looking import Chain, Part, Said, either, plain

WORDS = st.text("ab不是…", min_size=1, max_size=3).filter(lambda word: word.strip("…"))
PARTS = st.tuples(st.lists(WORDS, min_size=1, max_size=3), st.booleans()).map(
    lambda drawn: (*dict.fromkeys(drawn[0]), "") if drawn[1] else tuple(dict.fromkeys(drawn[0]))
)
CHAINS = st.lists(PARTS, min_size=1, max_size=4).filter(lambda cue: any("" not in part for part in cue)).map(tuple)


@given(CHAINS, st.text("ab不是 ，。x", max_size=14))
def test_a_chain_is_found_where_a_regular_expression_finds_it(cue: tuple[tuple[str, ...], ...], text: str) -> None:
    said = Said(plain(text))
    written = re.compile(r"\s*+".join(f"(?:{either(Part(part).by_length)})" for part in cue))
    assert Chain(cue).replaced(said, "|").text == written.sub("|", said.text)
    assert Chain(cue).stands(said) == bool(written.search(said.text))


def test_the_longest_alternative_comes_first_and_gives_way_where_the_rest_needs_it() -> None:
    chain = Chain((("不是", "不是说"), ("说不", "不"), ("退",)))
    assert chain.replaced(Said("我们不是说不退的"), "|").text == "我们|的"
    assert chain.replaced(Said("不是 不退，不是说不退"), "|").text == "|，|"
    assert not chain.stands(Said("不是说退"))


def test_a_chain_whose_parts_can_stand_for_one_another_does_not_search_for_ever() -> None:
    chain = Chain((("嗯嗯", "嗯", ""),) * 23 + (("不",),))
    began = time.process_time()
    assert not chain.stands(Said("嗯" * 60 + "吧"))
    assert chain.replaced(Said("嗯" * 60 + "不"), "|").text == "嗯" * 14 + "|"
    assert time.process_time() - began < 2


@given(
    st.lists(WORDS.filter(lambda word: "…" in word), min_size=1, max_size=3), st.text("ab不是 ，。x", max_size=14)
)
def test_an_alternative_with_a_gap_is_found_where_its_regular_expression_finds_it(
    ways: list[str], text: str
) -> None:
    said, part = Said(plain(text)), Part(tuple(ways))
    found = [one[0] for way in part.by_length for one in re.finditer(either((way,)), said.text)]
    assert part.signs(said) == max(map(len, found), default=0)
